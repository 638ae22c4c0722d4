using System.Globalization;
using System.Numerics;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Finds resident registration numbers (주민등록번호) where free text should be: thirteen digits, hyphens or blanks
/// allowed after the sixth, that begin with a day that exists and go on with 1–8. They are neither stored nor logged.
/// </summary>
internal static class ResidentNumbers
{
    /// <summary>What stands in the place of one.</summary>
    public const string Mask = "******-*******";
    private const int LongestGap = 3; // "800101 - 1…"

    /// <summary>An id is at most a resident number, with one gap or none; it is no text around one.</summary>
    public static bool CouldBe(ReadOnlySpan<byte> id) => id.Length is 13 or 14;

    public static bool Contains(ReadOnlySpan<byte> field)
    {
        for (var at = 0; at <= field.Length - 13; at++)
            if (LengthAt(field, at) > 0) return true;
        return false;
    }

    /// <summary>The same in a text whose digits and hyphens may be full-width or of another script.</summary>
    public static bool ContainsFolded(string text)
    {
        if (text.Length < 13) return false;
        var folded = Folded(text);
        for (var at = 0; at <= folded.Length - 13; at++)
            if (LengthAt<char>(folded, at) > 0) return true;
        return false;
    }

    /// <summary>Whether a text holds one, or the mask of one: they are masked before anything is kept.</summary>
    public static bool WasIn(string text) => text.Contains(Mask, StringComparison.Ordinal) || ContainsFolded(text);

    /// <summary>The text with every resident number in it masked.</summary>
    public static string Masked(string text)
    {
        if (!ContainsFolded(text)) return text;
        var folded = Folded(text);
        var masked = new List<char>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = at <= text.Length - 13 ? LengthAt<char>(folded, at) : 0;
            masked.AddRange(length > 0 ? Mask : [text[at]]);
            at += Math.Max(1, length);
        }

        return new([.. masked]);
    }

    /// <summary>Length of the number that starts here and is not part of a longer run of digits; 0 for none.</summary>
    private static int LengthAt<T>(ReadOnlySpan<T> field, int at)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (at > 0 && DigitAt(field, at - 1) >= 0) return 0;
        var day = 0;
        for (var i = 0; i < 6; i++)
        {
            var digit = DigitAt(field, at + i);
            if (digit < 0) return 0;
            day = (day * 10) + digit;
        }

        var second = at + 6;
        while (second - at - 6 < LongestGap && second < field.Length && IsGap(field[second])) second++;
        if (second + 7 > field.Length || DigitAt(field, second) is < 1 or > 8) return 0;
        for (var i = 1; i < 7; i++)
            if (DigitAt(field, second + i) < 0) return 0;
        var end = second + 7;
        if (end < field.Length && DigitAt(field, end) >= 0) return 0;
        return IsDay(day, DigitAt(field, second)) ? end - at : 0;
    }

    private static bool IsDay(int yymmdd, int century) =>
        DateNumber.TryToDate((century is 3 or 4 or 7 or 8 ? 20_000_000 : 19_000_000) + yymmdd, out _);

    private static bool IsGap<T>(T unit)
        where T : unmanaged, IBinaryInteger<T> => int.CreateTruncating(unit) is '-' or ' ';

    private static int DigitAt<T>(ReadOnlySpan<T> field, int at)
        where T : unmanaged, IBinaryInteger<T> =>
        int.CreateTruncating(field[at]) is >= '0' and <= '9' and var digit ? digit - '0' : -1;

    /// <summary>Digits of any script as ASCII, dashes as hyphens, blanks as blanks; the length stays.</summary>
    private static string Folded(string text) => string.Create(text.Length, text, static (folded, original) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            var unit = original[i];
            folded[i] = unit < 0x80 ? unit
                : CharUnicodeInfo.GetDecimalDigitValue(unit) is >= 0 and var digit ? (char)('0' + digit)
                : unit is '\u2212' || char.GetUnicodeCategory(unit) == UnicodeCategory.DashPunctuation ? '-'
                : char.IsWhiteSpace(unit) ? ' '
                : unit;
        }
    });
}
