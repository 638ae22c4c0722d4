using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Eum.Domain.Audit;

/// <summary>
/// Text as the trail keeps it: composed (NFC), on one line, without anything that a screen or a printer would obey,
/// and never longer than its place. An entry is data, whatever somebody typed into it.
/// </summary>
public static class AuditText
{
    /// <summary>
    /// What is kept of a text. A control, direction or line sign, an invisible one and half a surrogate pair are
    /// written as \uXXXX, a backslash as \\; what is too long is cut, its whole length and SHA-256 written behind.
    /// </summary>
    /// <param name="maxBytes">Of UTF-8, at least 100.</param>
    public static string Kept(string? text, int maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBytes, 100);
        if (string.IsNullOrEmpty(text)) return "";

        // A megabyte of text is not worth escaping to the end: the cut comes long before.
        var plain = Written(text.Length <= maxBytes ? text : text[..maxBytes]);
        if (text.Length <= maxBytes && Encoding.UTF8.GetByteCount(plain) <= maxBytes) return plain;

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var tail = string.Create(CultureInfo.InvariantCulture, $"…({text.Length}, sha256 {hash})");
        return Cut(plain, maxBytes - Encoding.UTF8.GetByteCount(tail)) + tail;
    }

    /// <summary>Whether a stored text is one that <see cref="Kept"/> could have given: nothing hidden in it.</summary>
    public static bool IsOneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var rune in text.EnumerateRunes())
            if (IsUnsafe(rune))
                return false;
        return true;
    }

    private static string Written(string text)
    {
        if (IsHarmless(text)) return text;

        var written = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune)) AppendEscaped(written, text[at++]);
            else
            {
                if (rune.Value == '\\') written.Append("\\\\");
                else if (!IsUnsafe(rune)) written.Append(rune.ToString());
                else
                    foreach (var unit in rune.ToString())
                        AppendEscaped(written, unit);
                at += rune.Utf16SequenceLength;
            }
        }

        return written.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsHarmless(string text)
    {
        foreach (var unit in text)
            if (unit is < ' ' or > '~' and not (>= '가' and <= '힣') or '\\')
                return false;
        return true;
    }

    // Controls, format signs (direction, zero width, tags), line and paragraph separators, private and unassigned.
    private static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static void AppendEscaped(StringBuilder written, char unit) =>
        written.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");

    private static string Cut(string text, int maxBytes)
    {
        var bytes = 0;
        var end = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > maxBytes) break;
            bytes += rune.Utf8SequenceLength;
            end += rune.Utf16SequenceLength;
        }

        return text[..end];
    }
}
