using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Eum.Infrastructure.Identity;

/// <summary>
/// Six digits that change every 30 seconds (RFC 6238 with HMAC-SHA-1, what every authenticator knows).
/// </summary>
public static class Totp
{
    /// <summary>One step before and after now, for clocks that are not quite right.</summary>
    public const int Window = 1;

    public const int Digits = 6;

    public const int SeedBytes = 20;

    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static byte[] NewSeed() => RandomNumberGenerator.GetBytes(SeedBytes);

    public static long StepAt(DateTime utc) => (utc - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond / StepSeconds;

    public static string CodeAt(ReadOnlySpan<byte> seed, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // Authenticators on phones know no other; as a MAC of six digits it is sound.
        HMACSHA1.HashData(seed, counter, mac);
#pragma warning restore CA5350
        var offset = mac[^1] & 0xf;
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[offset..]) & int.MaxValue;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>The step within the window whose code this is; null where it is none's.</summary>
    public static long? StepOf(ReadOnlySpan<byte> seed, string code, DateTime now)
    {
        long? found = null;
        var given = Encoding.UTF8.GetBytes(code);
        for (var step = StepAt(now) - Window; step <= StepAt(now) + Window; step++)
        {
            // Every step is compared, whichever fits: the time taken tells nothing.
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(CodeAt(seed, step)), given))
                found = step;
        }

        return found;
    }

    /// <summary>What the QR code says to the authenticator.</summary>
    public static string Address(string account, ReadOnlySpan<byte> seed) =>
        $"otpauth://totp/Eum:{Uri.EscapeDataString(account)}?secret={Written(seed)}&issuer=Eum&digits={Digits}&period={StepSeconds}";

    /// <summary>The seed as people type it: base32 without padding (RFC 4648).</summary>
    public static string Written(ReadOnlySpan<byte> seed)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var octet in seed)
        {
            bits = ((bits & 0xff) << 8) | octet;
            held += 8;
            while (held >= 5) text.Append(Alphabet[(bits >> (held -= 5)) & 31]);
        }

        if (held > 0) text.Append(Alphabet[(bits << (5 - held)) & 31]);
        return text.ToString();
    }

    /// <exception cref="FormatException">Not base32.</exception>
    public static byte[] Read(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var seed = new List<byte>();
        var (bits, held) = (0, 0);
        foreach (var letter in written.Where(letter => letter is not ' ' and not '-'))
        {
            var value = Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (value < 0) throw new FormatException("A seed is written in base32.");
            bits = ((bits & 0xff) << 5) | value;
            held += 5;
            if (held >= 8) seed.Add((byte)((bits >> (held -= 8)) & 0xff));
        }

        return [.. seed];
    }
}
