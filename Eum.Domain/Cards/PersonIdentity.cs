using System.Globalization;
using System.Text;
using Eum.Domain.Values;

namespace Eum.Domain.Cards;

/// <summary>What a person has agreed to at the desk. The numbers are stored.</summary>
[Flags]
public enum Consents
{
    None = 0,

    /// <summary>이용약관.</summary>
    Terms = 1,

    /// <summary>개인정보 수집·이용.</summary>
    Collection = 2,

    /// <summary>제3자 제공: to the operator, who makes the card.</summary>
    Operator = 4,

    /// <summary>광고성 정보: free to refuse.</summary>
    Marketing = 8,

    /// <summary>Without these no card is ordered.</summary>
    Required = Terms | Collection | Operator,
}

/// <summary>
/// Who a card is for: three things that together tell one person from another. Each prints itself masked.
/// </summary>
public sealed record PersonIdentity(PersonalText Name, DateOnly Born, PersonalText Phone)
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "yyyyMMdd", "yyyy.MM.dd", "yyyy/MM/dd"];

    public PersonalText BirthDate =>
        new(PersonalKind.BirthDate, Born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>What one person has in common however it is typed; to be hashed with a key, never stored.</summary>
    public string Plain => $"{Name.Plain()}|{Born:yyyyMMdd}|{Phone.Plain()}";

    /// <summary>Reads what was typed, or says what of it cannot be.</summary>
    /// <param name="today">KST.</param>
    public static Outcome<PersonIdentity> Read(string? name, string? born, string? phone, DateOnly today)
    {
        List<Problem> problems = [];
        if (WrongName(name) is { } badName) problems.Add(badName);
        if (WrongPhone(phone) is { } badPhone) problems.Add(badPhone);
        var birthday = default(DateOnly);
        if (IsResidentNumber(born))
            problems.Add(new("Born", "주민등록번호로 보입니다. 생년월일만 적으세요. 주민등록번호는 받지 않습니다."));
        else if (!TryBirthday(born, out birthday))
            problems.Add(new("Born", "생년월일을 1985-03-09처럼 적으세요."));
        else if (birthday > today || Eligibility.AgeOn(birthday, today) > 120)
            problems.Add(new("Born", "생년월일을 다시 확인하세요."));
        return problems.Count > 0
            ? new Outcome<PersonIdentity>.Refused(problems)
            : new PersonIdentity(
                new(PersonalKind.Name, Spaced(name!)), birthday,
                new(PersonalKind.Phone, Dashed(Digits(phone!))));
    }

    public static bool TryBirthday(string? text, out DateOnly born) => DateOnly.TryParseExact(
        (text ?? "").Trim(), Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out born);

    /// <summary>A person prints itself masked.</summary>
    public override string ToString() => $"{Name} {BirthDate} {Phone}";

    private static Problem? WrongName(string? name)
    {
        var text = Spaced(name ?? "");
        if (text.Length == 0) return new("Name", "이름을 적으세요.");
        if (IsResidentNumber(text)) return new("Name", "주민등록번호로 보입니다. 이름만 적으세요.");
        return text.Length is < 2 or > 40
            || text.EnumerateRunes().Any(rune => !Rune.IsLetter(rune) && rune.Value is not (' ' or '-' or '.' or '\''))
                ? new("Name", "이름은 글자로 2자부터 40자까지입니다.")
                : null;
    }

    private static Problem? WrongPhone(string? phone)
    {
        var text = (phone ?? "").Trim();
        if (text.Length == 0) return new("Phone", "휴대전화 번호를 적으세요.");
        var digits = Digits(text);
        if (IsResidentNumber(text)) return new("Phone", "주민등록번호로 보입니다. 휴대전화 번호만 적으세요.");
        return digits.Length is < 10 or > 11 || !digits.StartsWith("01", StringComparison.Ordinal)
            || text.Any(unit => !char.IsAsciiDigit(unit) && unit is not ('-' or ' ' or '.'))
                ? new("Phone", "휴대전화 번호를 010-1234-5678처럼 적으세요.")
                : null;
    }

    // Thirteen digits with or without the dash after six: whatever its check digit, it has no place here.
    private static bool IsResidentNumber(string? text) => Digits(text ?? "").Length == 13;

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Spaced(string name) => string.Join(
        ' ', name.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Dashed(string digits) => $"{digits[..3]}-{digits[3..^4]}-{digits[^4..]}";
}
