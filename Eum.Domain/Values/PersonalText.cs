using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Eum.Domain.Values;

public enum PersonalKind
{
    Name = 1,
    Phone = 2,
    BirthDate = 3,
    CardNumber = 4,
    Account = 5,
    Address = 6,
    Email = 7,
}

/// <summary>
/// Something that tells who a person is. It prints itself masked, always and everywhere in the same way: two masks that
/// differ give the whole away. Only <see cref="Reveal"/> gives it in clear, and whoever calls that writes it down.
/// </summary>
[DebuggerDisplay("{Masked}")]
public sealed partial class PersonalText(PersonalKind kind, string text) : IEquatable<PersonalText>
{
    private readonly string _text = (text ?? "").Trim().Normalize(NormalizationForm.FormC);

    public PersonalKind Kind => kind;

    public bool IsEmpty => _text.Length == 0;

    public string Masked => Mask(kind, _text);

    /// <summary>What two spellings of the same have in common, to be searched by: digits only, or lower case.</summary>
    public string Plain() => kind switch
    {
        PersonalKind.Phone or PersonalKind.BirthDate or PersonalKind.CardNumber or PersonalKind.Account =>
            string.Concat(_text.Where(char.IsAsciiDigit)),
        _ => string.Concat(_text.Where(unit => !char.IsWhiteSpace(unit))).ToLowerInvariant(),
    };

    /// <summary>In clear.</summary>
    public string Reveal() => _text;

    public override string ToString() => Masked;

    /// <summary>
    /// A text that may hold anything, its telephone and card numbers masked by the same rule; those that somebody has
    /// masked half, too.
    /// </summary>
    public static string MaskIn(string text) => Cards().Replace(
        Phones().Replace(text ?? "", found => Mask(PersonalKind.Phone, found.Value)),
        found => Mask(PersonalKind.CardNumber, found.Value));

    public bool Equals(PersonalText? other) => other is not null && other.Kind == kind && other._text == _text;

    public override bool Equals(object? obj) => Equals(obj as PersonalText);

    public override int GetHashCode() => HashCode.Combine(kind, _text);

    /// <summary>The one rule: 홍*동, 010-****-5678, 1985-**-**, 9410-16**-****-8901, *****-**-1234.</summary>
    private static string Mask(PersonalKind kind, string text) => kind switch
    {
        PersonalKind.Name => Ends(text),
        PersonalKind.Phone => Digits(text, text.StartsWith("02", StringComparison.Ordinal) ? 2 : 3, 4),
        PersonalKind.BirthDate => Digits(text, 4, 0),
        PersonalKind.CardNumber => Digits(text, 6, 4),
        PersonalKind.Account => Digits(text, 0, 4),
        PersonalKind.Address => Place(text),
        PersonalKind.Email => Mailbox(text),
        _ => new('*', text.Length),
    };

    // 홍길동 → 홍*동, 이산 → 이*, 남궁길동 → 남**동.
    private static string Ends(string name)
    {
        int[] runes = [.. name.EnumerateRunes().Select(rune => rune.Value)];
        var shown = new StringBuilder();
        foreach (var (at, rune) in runes.Index())
            shown.Append(at == 0 || (at == runes.Length - 1 && at > 1) ? new Rune(rune).ToString() : "*");
        return runes.Length == 1 ? "*" : shown.ToString();
    }

    // Shows the first and the last digits and every separator; nothing at all where little would stay hidden.
    private static string Digits(string text, int first, int last)
    {
        var digits = text.Count(unit => char.IsAsciiDigit(unit) || unit == '*');
        var little = digits - first - last < 3;
        var at = 0;
        return string.Concat(text.Select(unit =>
        {
            if (unit is ' ' or '-' or '.' or '/') return unit;
            if (!char.IsAsciiDigit(unit) && unit != '*') return '*'; // It might be anything.
            var place = at++;
            return !little && (place < first || place >= digits - last) ? unit : '*';
        }));
    }

    // 인천광역시 연수구 옥련동 1 → 인천광역시 연수구 옥련동 ***: down to the dong or the street.
    private static string Place(string address)
    {
        var words = address.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var named = Array.FindIndex(words, word => word.Length > 1 && "동읍면리로길".Contains(word[^1]));
        if (words.Length == 0) return "";
        return named < 0 ? words[0] + " ***" : string.Join(' ', words[..(named + 1)]) + " ***";
    }

    private static string Mailbox(string mail)
    {
        var at = mail.LastIndexOf('@');
        return at < 1 ? new('*', mail.Length) : $"{mail[0]}***{mail[at..]}";
    }

    [GeneratedRegex(
        @"(?<![0-9A-Za-z_.+-])(?:\+82[-. ]?)?0?\d{1,2}[-. ]\d{3,4}[-. ]\d{4}(?![0-9A-Za-z_-])"
        + @"|(?<![0-9A-Za-z_])0\d{8,10}(?![0-9A-Za-z_])")]
    private static partial Regex Phones();

    [GeneratedRegex(@"(?<![0-9A-Za-z_*-])[\d*]{4}[-. ]?[\d*]{4}[-. ]?[\d*]{4}[-. ]?[\d*]{4}(?![0-9A-Za-z_*-])")]
    private static partial Regex Cards();
}
