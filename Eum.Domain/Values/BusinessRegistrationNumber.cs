using System.Diagnostics.CodeAnalysis;

namespace Eum.Domain.Values;

/// <summary>사업자등록번호: ten digits, the last a check digit. Whoever holds one holds a valid one.</summary>
public sealed record BusinessRegistrationNumber
{
    private static readonly int[] Weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];

    private BusinessRegistrationNumber(string digits) => Digits = digits;

    public string Digits { get; }

    /// <summary>Reads 1234567891 or 123-45-67891, with blanks around it; no other hyphen or digit.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out BusinessRegistrationNumber? number)
    {
        var digits = WithoutHyphens((text ?? "").Trim());
        number = IsValid(digits) ? new(digits) : null;
        return number is not null;
    }

    /// <summary>XXX-XX-XXXXX, as it is printed.</summary>
    public override string ToString() => $"{Digits[..3]}-{Digits[3..5]}-{Digits[5..]}";

    private static string WithoutHyphens(string text) =>
        text.Length == 12 && text[3] == '-' && text[6] == '-' ? text[..3] + text[4..6] + text[7..] : text;

    // Tax office codes start at 101, so a number of zeros is refused though its check digit is right.
    private static bool IsValid(string digits) =>
        digits.Length == 10
        && digits.All(char.IsAsciiDigit)
        && digits[0] != '0'
        && CheckDigit(digits) == digits[9] - '0';

    // The ninth digit times five counts twice: once in the sum, once by its tens (국세청 검증식).
    private static int CheckDigit(string digits)
    {
        var sum = Weights.Select((weight, i) => weight * (digits[i] - '0')).Sum() + (digits[8] - '0') * 5 / 10;
        return (10 - sum % 10) % 10;
    }
}
