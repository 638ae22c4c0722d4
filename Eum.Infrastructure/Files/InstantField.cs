using System.Runtime.CompilerServices;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Files;

/// <summary>
/// Reads the instants of one column. A day's file says the same date a million times, so the date of the row before is
/// remembered, and only the time of day is read anew; anything not in the usual form takes the general way.
/// </summary>
internal sealed class InstantField
{
    private readonly byte[] _date = new byte[11];
    private long _startOfDayMs;

    /// <summary>Unix milliseconds of an ISO 8601 instant with offset; false if it is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(ReadOnlySpan<byte> field, out long unixMs)
    {
        if (field.Length == 29 && field[..11].SequenceEqual(_date) && field[19] == (byte)'.'
            && field[23..].SequenceEqual("+09:00"u8) && TryTimeOfDay(field, out var ms))
        {
            unixMs = _startOfDayMs + ms;
            return true;
        }

        if (!KoreanTime.TryParse(field, out unixMs)) return false;
        if (field.Length == 29 && field[23..].SequenceEqual("+09:00"u8))
        {
            field[..11].CopyTo(_date);
            _startOfDayMs = KoreanTime.ToUnixMs(KoreanTime.StartOf(KoreanTime.BusinessDate(unixMs)));
        }

        return true;
    }

    private static bool TryTimeOfDay(ReadOnlySpan<byte> field, out long ms)
    {
        ms = 0;
        if (field[13] != (byte)':' || field[16] != (byte)':') return false;
        var hour = Two(field, 11);
        var minute = Two(field, 14);
        var second = Two(field, 17);
        var tenths = Two(field, 20);
        var last = unchecked((uint)(field[22] - '0'));
        if (hour > 23 || minute > 59 || second > 59 || tenths > 99 || last > 9) return false;
        ms = (((hour * 60) + minute) * 60 + second) * 1_000L + (tenths * 10) + last;
        return true;
    }

    /// <summary>Two digits as a number, or more than 99 where they are none.</summary>
    private static uint Two(ReadOnlySpan<byte> field, int at)
    {
        var tens = unchecked((uint)(field[at] - '0'));
        var units = unchecked((uint)(field[at + 1] - '0'));
        return tens > 9 || units > 9 ? 1_000 : (tens * 10) + units;
    }
}
