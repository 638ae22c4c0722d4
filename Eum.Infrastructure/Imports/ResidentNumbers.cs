using System.Text;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Finds resident registration numbers (주민등록번호) where free text should be: thirteen digits, a hyphen or blank
/// allowed after the sixth, that begin with a day that exists and go on with 1–8. They are neither stored nor logged.
/// </summary>
internal static class ResidentNumbers
{
    private const string Mask = "******-*******";

    public static bool Contains(ReadOnlySpan<byte> field)
    {
        if (field.Length < 13) return false;
        for (var at = 0; at <= field.Length - 13; at++)
            if (LengthAt(field, at) > 0) return true;
        return false;
    }

    /// <summary>The text with every resident number in it masked.</summary>
    public static string Masked(string text)
    {
        if (text.Length < 13) return text;
        var bytes = Encoding.UTF8.GetBytes(text);
        if (!Contains(bytes)) return text;
        var masked = new List<byte>(bytes.Length);
        for (var at = 0; at < bytes.Length;)
        {
            var length = at <= bytes.Length - 13 ? LengthAt(bytes, at) : 0;
            masked.AddRange(length > 0 ? Encoding.UTF8.GetBytes(Mask) : [bytes[at]]);
            at += Math.Max(1, length);
        }

        return Encoding.UTF8.GetString([.. masked]);
    }

    /// <summary>Length of the number that starts here and is not part of a longer run of digits; 0 for none.</summary>
    private static int LengthAt(ReadOnlySpan<byte> field, int at)
    {
        if (at > 0 && char.IsAsciiDigit((char)field[at - 1])) return 0;
        for (var i = 0; i < 6; i++)
            if (!char.IsAsciiDigit((char)field[at + i])) return 0;
        var second = field[at + 6] is (byte)'-' or (byte)' ' ? 7 : 6;
        if (at + second + 7 > field.Length || field[at + second] is < (byte)'1' or > (byte)'8') return 0;
        for (var i = 0; i < 7; i++)
            if (!char.IsAsciiDigit((char)field[at + second + i])) return 0;
        var end = at + second + 7;
        if (end < field.Length && char.IsAsciiDigit((char)field[end])) return 0;
        return IsDay(field.Slice(at, 6), field[at + second]) ? end - at : 0;
    }

    private static bool IsDay(ReadOnlySpan<byte> yymmdd, byte century)
    {
        var number = 0;
        foreach (var digit in yymmdd) number = number * 10 + (digit - '0');
        var year = (century is (byte)'3' or (byte)'4' or (byte)'7' or (byte)'8' ? 2000 : 1900) * 10_000;
        return DateNumber.TryToDate(year + number, out _);
    }
}
