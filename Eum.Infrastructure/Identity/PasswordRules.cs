using System.Globalization;
using System.Text;
using Eum.Domain.Districts;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Identity;

/// <summary>
/// A password is long enough where enough is left of it once everything that guessers try first is taken out: common
/// words, words of this city and this program, the person's own names, years, runs on the keyboard, repetitions. What
/// kinds of letters it has is nobody's affair; a long sentence in Korean is a good one.
/// </summary>
/// <remarks>NIST SP 800-63B 3.1.1.2; OWASP ASVS 5.0, 6.2.</remarks>
public static class PasswordRules
{
    public const int MinLength = 12;
    public const int MaxLength = 256;
    private const int LeastLeft = 8;
    private const int LeastDifferent = 6;
    private const int LongRun = 4;

    private static readonly string[] Rows =
    [
        "1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qazwsxedcrfvtgbyhnujmikolp",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "q1w2e3r4t5y6u7i8o9p0", "1q2w3e4r5t6y7u8i9o0p", "!@#$%^&*()",
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ", "가나다라마바사아자차카타파하", "일이삼사오육칠팔구십",
    ];

    private static readonly string[] Common = PasswordWords.Common;

    private static readonly string[] Local =
    [
        .. PasswordWords.Local,
        .. DistrictTable.All.SelectMany(gu => new[] { gu.Name, gu.Name[..^1], gu.NameEn, gu.NameEn.Split('-')[0] }),
    ];

    /// <param name="own">Names of the person and of her account.</param>
    /// <returns>Null where it will do.</returns>
    public static Problem? Find(string password, params IEnumerable<string> own)
    {
        ArgumentNullException.ThrowIfNull(password);
        var text = password.Normalize(NormalizationForm.FormKC);
        var length = new StringInfo(text).LengthInTextElements;
        if (length < MinLength) return Refusal($"비밀번호는 {MinLength}자 이상이어야 합니다. 긴 문장도 좋습니다.");
        if (text.Length > MaxLength) return Refusal($"비밀번호는 {MaxLength}자까지 받습니다.");
        if (text.EnumerateRunes().Distinct().Count() < LeastDifferent) return Refusal("같은 글자가 너무 많이 되풀이됩니다.");

        var plain = text.ToLowerInvariant();
        var words = own.SelectMany(Parts).Concat(Local.SelectMany(Parts)).Concat(Common).Distinct()
            .OrderByDescending(word => word.Length).ToArray();
        return Math.Min(Left(plain, words), Left(Unmasked(plain), words)) < LeastLeft
            ? Refusal("짐작하기 쉬운 말(지역 이름, 아이디, 연도, 자판 순서 따위)을 빼면 남는 글자가 너무 적습니다. 서로 관계없는 낱말 여러 개나 긴 문장을 쓰세요.")
            : null;
    }

    private static Problem Refusal(string sentence) => new("password", sentence);

    private static IEnumerable<string> Parts(string name) => name.ToLowerInvariant()
        .Normalize(NormalizationForm.FormKC)
        .Split(['.', '-', '_', ' ', '@', '·'], StringSplitOptions.RemoveEmptyEntries)
        .Where(part => part.Length >= 2);

    // How many characters a guesser still has to find.
    private static int Left(string text, string[] words)
    {
        foreach (var word in words) text = text.Replace(word, "\n", StringComparison.Ordinal);
        text = WithoutRepeats(WithoutRuns(text));
        return text.Where(letter => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter)).Count()
            - Years(text);
    }

    // p@ssw0rd is password.
    private static string Unmasked(string text) => string.Concat(text.Select(letter => letter switch
    {
        '@' or '4' => 'a',
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '$' or '5' => 's',
        '7' => 't',
        _ => letter,
    }));

    private static string WithoutRuns(string text)
    {
        var rest = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var run = Rows.Max(row => Math.Max(RunIn(row, text.AsSpan(at)), RunIn(Reversed(row), text.AsSpan(at))));
            rest.Append(run >= LongRun ? '\n' : text[at]);
            at += run >= LongRun ? run : 1;
        }

        return rest.ToString();
    }

    private static int RunIn(string row, ReadOnlySpan<char> text)
    {
        var start = row.IndexOf(text[0], StringComparison.Ordinal);
        if (start < 0) return 1;
        return text.CommonPrefixLength(row.AsSpan(start));
    }

    private static string Reversed(string row) => string.Concat(row.Reverse());

    // abcabcabc is abc.
    private static string WithoutRepeats(string text)
    {
        for (var size = 1; size <= text.Length / 2; size++)
        {
            for (var at = 0; at + 2 * size <= text.Length;)
            {
                if (text.AsSpan(at, size).SequenceEqual(text.AsSpan(at + size, size))) text = text.Remove(at, size);
                else at++;
            }
        }

        return text;
    }

    private static int Years(string text)
    {
        var counted = 0;
        for (var at = 0; at + 4 <= text.Length; at++)
        {
            if (!int.TryParse(text.AsSpan(at, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
                continue;
            if (year is < 1930 or > 2040) continue;
            counted += 4;
            at += 3;
        }

        return counted;
    }
}
