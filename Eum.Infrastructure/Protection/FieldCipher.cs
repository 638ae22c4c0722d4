using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Eum.Infrastructure.Protection;

/// <summary>Which cell a text lies in: it can be read there and nowhere else.</summary>
/// <param name="Row">The row's key, as text.</param>
public readonly record struct Cell(string Table, string Column, string Row)
{
    internal byte[] Bytes => Encoding.UTF8.GetBytes($"{Table}\n{Column}\n{Row}");
}

/// <summary>A cell does not hold what was put into it: changed, moved from another row, or of an unknown key.</summary>
public sealed class CellBrokenException(Cell cell)
    : Exception($"{cell.Table}.{cell.Column} {cell.Row}: 암호문이 바뀌었거나 이 칸의 것이 아닙니다.");

/// <summary>
/// Encrypts a text for one cell (AES-256-GCM; the cell is bound to it) and finds it again by its keyed hash.
/// </summary>
/// <remarks>
/// As it is stored: v1:base64(nonce 12, cipher text, tag 16), 1 being the key's version. The nonce is a keyed hash of
/// cell and text: the same text in a cell gives the same bytes, and no nonce serves two texts. Empty stays empty.
/// </remarks>
public sealed class FieldCipher(KeyRing ring)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public KeyRing Ring => ring;

    public string Encrypt(string text, Cell cell)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0) return "";
        var version = ring.Current;
        var key = ring.Find(version)!;
        var clear = Encoding.UTF8.GetBytes(text.Normalize(NormalizationForm.FormC));
        var bound = cell.Bytes;
        var box = new byte[NonceSize + clear.Length + TagSize];
        var nonce = box.AsSpan(0, NonceSize);
        Keyed(key, "nonce", [.. bound, 0, .. clear]).AsSpan(0, NonceSize).CopyTo(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, clear, box.AsSpan(NonceSize, clear.Length), box.AsSpan(^TagSize), bound);
        return string.Create(CultureInfo.InvariantCulture, $"v{version}:{Convert.ToBase64String(box)}");
    }

    /// <exception cref="CellBrokenException">It is not what was put into this cell.</exception>
    public string Decrypt(string stored, Cell cell)
    {
        ArgumentNullException.ThrowIfNull(stored);
        if (stored.Length == 0) return "";
        var bytes = new byte[stored.Length];
        var colon = stored.IndexOf(':', StringComparison.Ordinal);
        if (VersionOf(stored) is not { } version || ring.Find(version) is not { } key
            || !Convert.TryFromBase64Chars(stored.AsSpan(colon + 1), bytes, out var length)
            || length < NonceSize + TagSize)
            throw new CellBrokenException(cell);
        var clear = new byte[length - NonceSize - TagSize];
        try
        {
            using var aes = new AesGcm(key, TagSize);
            var box = bytes.AsSpan(0, length);
            aes.Decrypt(
                box[..NonceSize], box[NonceSize..^TagSize], box[^TagSize..], clear, cell.Bytes);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new CellBrokenException(cell);
        }

        return Encoding.UTF8.GetString(clear);
    }

    /// <summary>The version of the key a stored text was encrypted with; null where it is none of ours.</summary>
    public static int? VersionOf(string stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var colon = stored.IndexOf(':', StringComparison.Ordinal);
        return colon > 1 && stored[0] == 'v' && int.TryParse(
            stored.AsSpan(1, colon - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version : null;
    }

    /// <summary>A keyed hash to search by without decrypting: 32 hex digits, the same for the same text.</summary>
    /// <param name="purpose">Table and column, so that the same text in two places does not look the same.</param>
    public string IndexOf(string purpose, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == 0 ? "" : Convert.ToHexStringLower(Keyed(ring.Index, purpose, Encoding.UTF8.GetBytes(
            text.Normalize(NormalizationForm.FormC)))[..16]);
    }

    /// <summary>Whose data was handled, for the audit: keyed, so that the log itself names nobody.</summary>
    /// <param name="person">e.g. member/M-000123.</param>
    public string SubjectOf(string person) => IndexOf("subject", person);

    private static byte[] Keyed(byte[] key, string purpose, ReadOnlySpan<byte> text) =>
        HMACSHA256.HashData(key, (byte[])[.. Encoding.UTF8.GetBytes(purpose), 0, .. text]);
}
