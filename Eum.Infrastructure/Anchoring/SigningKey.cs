using System.Security.Cryptography;
using System.Text;
using Eum.Infrastructure.Protection;

namespace Eum.Infrastructure.Anchoring;

/// <summary>
/// The key that signs checkpoints (ECDSA, P-256, SHA-256): a PEM file outside the database, readable by its owner only.
/// Behind the private key stand the public ones that signed before it, each with its signature under who follows.
/// </summary>
public sealed class SigningKey : IDisposable
{
    private const string HandoverLabel = "EUM HANDOVER";

    private readonly ECDsa _key;

    private SigningKey(ECDsa key, IReadOnlyList<FormerKey> former)
    {
        _key = key;
        PublicKey = key.ExportSubjectPublicKeyInfoPem();
        KeyId = IdOf(PublicKey);
        Book = new(former, PublicKey);
    }

    /// <summary>In PEM; what an auditor keeps.</summary>
    public string PublicKey { get; }

    /// <summary>SHA-256 of the public key in DER, lower-case hex: what an auditor writes down.</summary>
    public string KeyId { get; }

    /// <summary>This key and those before it: by them is verified what was ever signed.</summary>
    public KeyBook Book { get; }

    /// <summary>Opens the key; makes one where there is no file yet.</summary>
    /// <exception cref="SecretFileException">Others may read the file, or it is no key.</exception>
    public static SigningKey Open(string path)
    {
        if (SecretFile.Read(path) is null)
        {
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            SecretFile.Write(path, fresh.ExportPkcs8PrivateKeyPem(), replace: false); // Whoever comes first makes it.
        }

        var key = ECDsa.Create();
        try
        {
            return Read(SecretFile.Read(path)!, key);
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new SecretFileException($"감사 서명 열쇠 {path}을(를) 읽을 수 없습니다. 백업에서 되돌리세요.");
        }
    }

    /// <summary>
    /// Puts a new key in the place of the one that is named, which signs its successor; where another is there already,
    /// that is what was asked for.
    /// </summary>
    /// <returns>The id of the key that signs now.</returns>
    public static string Change(string path, string from)
    {
        using var @lock = SecretFile.Lock(path);
        using var old = Open(path);
        if (old.KeyId != from) return old.KeyId;

        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var next = IdOf(fresh.ExportSubjectPublicKeyInfoPem());
        var text = new StringBuilder(fresh.ExportPkcs8PrivateKeyPem()).Append('\n');
        IEnumerable<FormerKey> former =
            [.. old.Book.Former, new(old.PublicKey, old.Sign(KeyBook.HandoverText(old.KeyId, next)))];
        foreach (var key in former)
            text.Append(key.PublicKey).Append('\n')
                .Append(PemEncoding.WriteString(HandoverLabel, Convert.FromBase64String(key.Handover))).Append('\n');
        SecretFile.Write(path, text.ToString(), replace: true);
        return next;
    }

    /// <summary>The signature in base64 (r and s, 32 bytes each).</summary>
    public string Sign(string text) =>
        Convert.ToBase64String(_key.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256));

    /// <summary>Whether the holder of the public key (PEM) signed this.</summary>
    public static bool IsSignedBy(string publicKey, string text, string signature)
    {
        using var key = ECDsa.Create();
        var bytes = new byte[64];
        try
        {
            key.ImportFromPem(publicKey);
            return Convert.TryFromBase64String(signature, bytes, out var length) && length == bytes.Length
                && key.VerifyData(Encoding.UTF8.GetBytes(text), bytes, HashAlgorithmName.SHA256);
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            return false;
        }
    }

    /// <summary><see cref="KeyId"/> of a public key in PEM; empty where it is none.</summary>
    public static string IdOf(string publicKey)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(publicKey);
            return Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
        }
        catch (Exception broken) when (broken is ArgumentException or CryptographicException)
        {
            return "";
        }
    }

    public void Dispose() => _key.Dispose();

    private static SigningKey Read(string text, ECDsa key)
    {
        List<FormerKey> former = [];
        var open = "";
        for (var rest = text; PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
            switch (rest[found.Label])
            {
                case "PUBLIC KEY":
                    open = rest[found.Location];
                    break;
                case HandoverLabel:
                    former.Add(new(open, Flat(rest[found.Base64Data])));
                    break;
                default:
                    key.ImportFromPem(rest.AsSpan()[found.Location]);
                    break;
            }

        key.ExportParameters(includePrivateParameters: true); // Throws where the file holds no key that signs.
        return new(key, former);
    }

    private static string Flat(string base64) => string.Concat(base64.Where(letter => !char.IsWhiteSpace(letter)));
}
