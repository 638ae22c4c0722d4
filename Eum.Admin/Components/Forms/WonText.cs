using System.Globalization;
using Eum.Domain.Values;

namespace Eum.Admin.Components.Forms;

/// <summary>Won as people type and read it: 350000000, 350,000,000원, 3억 5,000만.</summary>
public static class WonText
{
    /// <summary>More than a budget of the whole city; above it a slip of the finger is likelier.</summary>
    public const long Most = 1_000_000_000_000_000;

    private static readonly (char Word, long Won)[] Units =
        [('조', 1_000_000_000_000), ('억', 100_000_000), ('만', 10_000)];

    public static Outcome<long> Read(string text, bool mayBeNegative)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rest = string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC)
            .Where(letter => !char.IsWhiteSpace(letter) && letter != ','));
        if (rest.EndsWith('원')) rest = rest[..^1];
        var isNegative = rest.StartsWith('-') || rest.StartsWith('−');
        if (isNegative) rest = rest[1..];
        if (isNegative && !mayBeNegative) return Wrong("음수는 적을 수 없습니다.");
        if (rest.Contains('.')) return Wrong("원 단위까지만 적습니다. 소수점 없이 적으세요.");

        long sum = 0;
        foreach (var (word, unit) in Units)
        {
            var at = rest.IndexOf(word);
            if (at < 0) continue;
            if (!TryNumber(rest[..at], out var many) || many > Most / unit) return Unreadable(text);
            sum += many * unit;
            rest = rest[(at + 1)..];
        }

        if (rest.Length > 0)
        {
            if (!TryNumber(rest, out var won)) return Unreadable(text);
            sum += won;
        }
        else if (sum == 0 && !text.Any(char.IsDigit)) return Unreadable(text);

        if (sum > Most) return Wrong("1,000조 원을 넘습니다. 금액을 다시 확인하세요.");
        return isNegative ? -sum : sum;
    }

    /// <summary>3억 5,000만 원; small amounts as they are.</summary>
    public static string InWords(long won)
    {
        var parts = new List<string>();
        var rest = Math.Abs(won);
        foreach (var (word, unit) in Units)
        {
            if (rest / unit is > 0 and var many)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{many:#,0}{word}"));
            rest %= unit;
        }

        if (rest > 0 || parts.Count == 0) parts.Add(rest.ToString("#,0", CultureInfo.InvariantCulture));
        return (won < 0 ? "-" : "") + string.Join(' ', parts) + " 원";
    }

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= Most;

    private static Problem Unreadable(string text) =>
        new("", $"'{text.Trim()}'을(를) 금액으로 읽을 수 없습니다. 예: 1,200,000 또는 3억 5,000만");

    private static Problem Wrong(string message) => new("", message);
}
