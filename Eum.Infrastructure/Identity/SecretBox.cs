using System.Security.Cryptography;
using System.Text;

namespace Eum.Infrastructure.Identity;

/// <summary>Keys of 32 bytes that are kept outside the database, by their names.</summary>
public interface ISecretKeys
{
    (string Name, byte[] Key) Current { get; }

    byte[]? Find(string name);
}

/// <summary>Seals a few bytes with AES-256-GCM. What is sealed for one purpose opens for no other.</summary>
/// <remarks>Layout: 1, length of the key's name, the name, nonce (12), tag (16), the sealed bytes.</remarks>
public sealed class SecretBox(ISecretKeys keys)
{
    private const byte Layout = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public byte[] Seal(string purpose, ReadOnlySpan<byte> open)
    {
        var (name, key) = keys.Current;
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var tag = new byte[TagBytes];
        var closed = new byte[open.Length];
        using (var aes = new AesGcm(key, TagBytes)) aes.Encrypt(
            nonce, open, closed, tag, Encoding.UTF8.GetBytes(purpose));
        var written = Encoding.UTF8.GetBytes(name);
        return [Layout, checked((byte)written.Length), .. written, .. nonce, .. tag, .. closed];
    }

    /// <summary>Whether it was sealed with the key of now.</summary>
    public bool IsOfNow(ReadOnlySpan<byte> box) => NameIn(box) == keys.Current.Name;

    /// <summary>The same, sealed with the key of now.</summary>
    public byte[] SealAnew(string purpose, ReadOnlySpan<byte> box) => Seal(purpose, Open(purpose, box));

    /// <exception cref="CryptographicException">Changed, of another purpose, or its key is not here.</exception>
    public byte[] Open(string purpose, ReadOnlySpan<byte> box)
    {
        var name = NameIn(box);
        var rest = box[(2 + box[1])..];
        var key = keys.Find(name) ?? throw new CryptographicException($"The key '{name}' is not in the key file.");
        var open = new byte[rest.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(
            rest[..NonceBytes], rest[(NonceBytes + TagBytes)..], rest.Slice(NonceBytes, TagBytes), open,
            Encoding.UTF8.GetBytes(purpose));
        return open;
    }

    private static string NameIn(ReadOnlySpan<byte> box) =>
        box.Length < 2 || box.Length < 2 + box[1] + NonceBytes + TagBytes || box[0] != Layout
            ? throw new CryptographicException("This was not sealed here.")
            : Encoding.UTF8.GetString(box.Slice(2, box[1]));
}
