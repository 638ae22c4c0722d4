using System.Globalization;
using Eum.Domain.Lists;
using Eum.Domain.Values;

namespace Eum.Domain.Cards.Lists;

/// <summary>A person of a list, as understood.</summary>
/// <param name="Membership">What the group knows her by; empty where its list does not say.</param>
/// <param name="Amount">Won to be loaded; null for what the fund gives everyone.</param>
public sealed record CardListEntry(PersonIdentity Who, string Membership, long? Amount);

/// <summary>
/// Reads the cells of a person, each by itself, and stops at the first that cannot be. No sentence repeats what a
/// cell holds: it is somebody's.
/// </summary>
/// <param name="today">KST.</param>
/// <param name="hasResidentNumber">Whether a text holds a resident registration number.</param>
public sealed class CardListReading(ListMapping mapping, DateOnly today, Func<string, bool> hasResidentNumber)
{
    private const int FirstYear = 1900;
    private const int LongestMembership = 40;

    private static readonly string[] Yes = ["Y", "YES", "O", "예", "동의", "동의함", "TRUE", "1"];

    /// <summary>The person, or what is wrong.</summary>
    public (CardListEntry? Entry, CellProblem? Problem) Read(IReadOnlyList<string> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        foreach (var (at, source) in mapping.Sources.Index())
            if (at < cells.Count && hasResidentNumber(cells[at]))
                return (null, new(source.Field, "주민등록번호로 보이는 숫자가 있습니다. 지우고 다시 올리세요."));
        if (Missing(cells) is { } missing) return (null, missing);
        if (!CellText.TryDay(Of(cells, ListField.BirthDate), out var born, FirstYear))
            return (null, new(ListField.BirthDate, "생년월일을 2009-03-14처럼 여덟 자리로 적으세요."));

        var read = PersonIdentity.Read(
            Of(cells, ListField.PersonName), born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Phone(Of(cells, ListField.Phone)), today);
        if (read is not Outcome<PersonIdentity>.Done(var who))
            return (null, Wrong(((Outcome<PersonIdentity>.Refused)read).Problems[0]));

        var membership = Of(cells, ListField.Membership);
        if (CellProblem.TooLong(ListField.Membership, membership, LongestMembership) is { } tooLong)
            return (null, tooLong);
        var amount = Of(cells, ListField.Amount);
        return amount.Length == 0 || AmountIn(amount) is not null
            ? (new(who, membership, AmountIn(amount)), null)
            : (null, new(ListField.Amount, "금액을 0보다 큰 원으로 적으세요."));
    }

    private string Of(IReadOnlyList<string> cells, ListField field) => mapping.CellOf(cells, field);

    private CellProblem? Missing(IReadOnlyList<string> cells)
    {
        if (Of(cells, ListField.PersonName).Length == 0) return new(ListField.PersonName, "이름이 비어 있습니다.");
        if (Of(cells, ListField.BirthDate).Length == 0) return new(ListField.BirthDate, "생년월일이 비어 있습니다.");
        if (Of(cells, ListField.Phone).Length == 0) return new(ListField.Phone, "전화번호가 비어 있습니다.");
        if (mapping.Has(ListField.Membership) && Of(cells, ListField.Membership).Length == 0)
            return new(ListField.Membership, "학번·사번이 비어 있습니다.");
        return Yes.Contains(Of(cells, ListField.Consent).ToUpperInvariant())
            ? null
            : new(ListField.Consent, "약관과 개인정보 수집·제공에 동의하지 않았습니다. 동의하면 Y라고 적습니다.");
    }

    private static CellProblem Wrong(Problem problem) => problem.Field switch
    {
        "Born" => new(ListField.BirthDate, "생년월일을 다시 확인하세요. 앞으로 올 날이거나 너무 오래되었습니다."),
        "Phone" => new(ListField.Phone, problem.Message),
        _ => new(ListField.PersonName, problem.Message),
    };

    // A spreadsheet that takes it for a number drops the first zero.
    private static string Phone(string cell)
    {
        var digits = CellText.NumberText(cell);
        return digits.Length == 10 && digits.StartsWith("10", StringComparison.Ordinal)
            && digits.All(char.IsAsciiDigit)
                ? "0" + digits
                : digits;
    }

    /// <summary>Won in a cell; null where there are none that can be.</summary>
    public static long? AmountIn(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return long.TryParse(
                cell.TrimEnd('원').Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var won)
            && won is > 0 and <= 10_000_000
                ? won
                : null;
    }
}
