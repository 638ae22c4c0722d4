using System.Globalization;
using System.Numerics;

namespace Eum.Domain.Values;

/// <summary>
/// Instants are UTC, business days Korean (KST, +09:00, no summer time). Instants lie in columns as Unix milliseconds.
/// </summary>
public static class KoreanTime
{
    private const long DayMs = 86_400_000;
    private const long OffsetMs = 9 * 3_600_000;
    private const long LatestMs = 253_402_300_799_999; // 9999-12-31T23:59:59.999Z
    private static readonly TimeSpan Offset = TimeSpan.FromHours(9);
    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;

    public static DateOnly BusinessDate(DateTime utc) => DateOnly.FromDateTime(Utc(utc) + Offset);

    public static DateOnly BusinessDate(long unixMs)
    {
        var korean = unixMs + OffsetMs;
        var day = korean / DayMs;
        return DateOnly.FromDayNumber(EpochDay + (int)(korean % DayMs < 0 ? day - 1 : day));
    }

    public static DateTime StartOf(DateOnly kst) => At(kst, TimeOnly.MinValue);

    /// <summary>The instant at which a Korean clock shows this day and time.</summary>
    public static DateTime At(DateOnly day, TimeOnly time) => day.ToDateTime(time, DateTimeKind.Utc) - Offset;

    public static long ToUnixMs(DateTime utc)
    {
        var ticks = (Utc(utc) - DateTime.UnixEpoch).Ticks;
        var ms = ticks / TimeSpan.TicksPerMillisecond;
        return ticks % TimeSpan.TicksPerMillisecond < 0 ? ms - 1 : ms;
    }

    public static DateTime FromUnixMs(long unixMs) =>
        DateTime.UnixEpoch.AddTicks(unixMs * TimeSpan.TicksPerMillisecond);

    /// <summary>yyyy-MM-ddTHH:mm:ss+09:00, with .fff only where there are milliseconds.</summary>
    public static string Print(DateTime utc)
    {
        var korean = Utc(utc) + Offset;
        var format = korean.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'+09:00'" : "yyyy-MM-dd'T'HH:mm:ss.fff'+09:00'";
        return korean.ToString(format, CultureInfo.InvariantCulture);
    }

    public static string Print(long unixMs) => Print(FromUnixMs(unixMs));

    /// <summary>
    /// Reads yyyy-MM-ddTHH:mm:ss, one to three decimals or none, then Z or ±HH:mm; nothing shorter, longer or looser.
    /// 24:00, second 60, -00:00 and days that do not exist are refused.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> iso, out DateTime utc)
    {
        var read = TryRead(iso, out var unixMs);
        utc = read ? FromUnixMs(unixMs) : default;
        return read;
    }

    /// <summary>The same from the bytes of a file, as Unix milliseconds.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out long unixMs) => TryRead(utf8, out unixMs);

    private static bool TryRead<T>(ReadOnlySpan<T> text, out long unixMs)
        where T : unmanaged, IBinaryInteger<T>
    {
        unixMs = 0;
        if (text.Length is < 20 or > 29) return false;
        if (!TryDay(text, out var day) || !TryTime(text[11..19], out var seconds)) return false;
        if (!TryFraction(text[19..], out var fraction, out var length)) return false;
        if (!TryOffset(text[(19 + length)..], out var offsetMinutes)) return false;

        unixMs = (day - EpochDay) * DayMs + seconds * 1000L + fraction - offsetMinutes * 60_000L;

        // An offset must not carry the instant, nor its Korean day, out of the years 1–9999.
        return unixMs >= -62_135_596_800_000 && unixMs <= LatestMs - OffsetMs;
    }

    private static bool TryDay<T>(ReadOnlySpan<T> text, out int dayNumber)
        where T : unmanaged, IBinaryInteger<T>
    {
        dayNumber = 0;
        if (!Is(text[4], '-') || !Is(text[7], '-') || !Is(text[10], 'T')) return false;
        if (!TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month)) return false;
        if (!TryDigits(text[8..10], out var day)) return false;
        if (!DateNumber.TryToDate(year * 10_000 + month * 100 + day, out var date)) return false;

        dayNumber = date.DayNumber;
        return true;
    }

    private static bool TryTime<T>(ReadOnlySpan<T> text, out int seconds)
        where T : unmanaged, IBinaryInteger<T>
    {
        seconds = 0;
        if (!Is(text[2], ':') || !Is(text[5], ':')) return false;
        if (!TryDigits(text[..2], out var hour) || hour > 23) return false;
        if (!TryDigits(text[3..5], out var minute) || minute > 59) return false;
        if (!TryDigits(text[6..8], out var second) || second > 59) return false;

        seconds = hour * 3600 + minute * 60 + second;
        return true;
    }

    private static bool TryFraction<T>(ReadOnlySpan<T> text, out int ms, out int length)
        where T : unmanaged, IBinaryInteger<T>
    {
        (ms, length) = (0, 0);
        if (!Is(text[0], '.')) return true;

        length = 1;
        while (length < text.Length && length <= 3 && TryDigits(text.Slice(length, 1), out var digit))
        {
            ms = ms * 10 + digit;
            length++;
        }

        for (var missing = length; missing <= 3; missing++) ms *= 10;

        return length > 1;
    }

    private static bool TryOffset<T>(ReadOnlySpan<T> text, out int minutes)
        where T : unmanaged, IBinaryInteger<T>
    {
        minutes = 0;
        if (text.Length == 1) return Is(text[0], 'Z');
        if (text.Length != 6 || !Is(text[3], ':')) return false;

        var negative = Is(text[0], '-');
        if (!negative && !Is(text[0], '+')) return false;
        if (!TryDigits(text[1..3], out var hour) || hour > 14) return false;
        if (!TryDigits(text[4..6], out var minute) || minute > 59) return false;

        minutes = hour * 60 + minute;
        if (minutes > 14 * 60 || (negative && minutes == 0)) return false;
        if (negative) minutes = -minutes;
        return true;
    }

    private static bool TryDigits<T>(ReadOnlySpan<T> text, out int number)
        where T : unmanaged, IBinaryInteger<T>
    {
        number = 0;
        foreach (var unit in text)
        {
            var digit = int.CreateTruncating(unit) - '0';
            if (digit is < 0 or > 9) return false;
            number = number * 10 + digit;
        }

        return true;
    }

    private static bool Is<T>(T unit, char expected)
        where T : unmanaged, IBinaryInteger<T> => int.CreateTruncating(unit) == expected;

    private static DateTime Utc(DateTime instant) =>
        instant.Kind == DateTimeKind.Utc ? instant : throw new ArgumentException("An instant is UTC.", nameof(instant));
}
