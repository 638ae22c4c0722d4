using Eum.Domain.Values;

namespace Eum.Domain.BenefitPlus;

/// <summary>
/// What the gu desk does not even take in, whether it is typed there or stands in a file. What only the checklist
/// finds is taken in: the merchant may bring it in order.
/// </summary>
public static class Reception
{
    public const int LongestNote = 1000;

    private const int MostBp = 2_000;

    /// <summary>What is wrong with an application by itself; null where nothing is.</summary>
    /// <param name="ladder">Of the merchant's gu.</param>
    /// <param name="today">KST.</param>
    public static Problem? Wrong(ContractRequest request, string note, RateLadder ladder, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(ladder);
        if (!Enum.IsDefined(request.Act)) return new("Act", "무엇을 신청하는지 고르세요.");
        if (request.AsksRate() && request.RateBp is < 1 or > MostBp) return new("Rate", "적립률을 고르세요.");
        if (request.AsksRate() && !ladder.Has(request.RateBp))
            return new("Rate", $"{new BasisPoints(request.RateBp)}은(는) 정한 적립률({ladder}%)이 아닙니다.");
        if (request.First == default) return new("First", "시작일을 적으세요.");
        if (ContractBook.WrongDays(request, today) is { } wrong) return wrong;
        return note.Length > LongestNote ? new("Note", $"{LongestNote}자까지 적을 수 있습니다.") : null;
    }

    /// <summary>A merchant has one application at a time.</summary>
    public static Problem Busy(long other) => new("Merchant", $"이 가맹점의 신청 {other}번이 아직 처리 중입니다.");

    /// <summary>What is asked for, in words, for the record and for who decides.</summary>
    public static string Told(ContractRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Act switch
        {
            ContractAct.New => $"신규 {Days(request)} {new BasisPoints(request.RateBp)}",
            ContractAct.Change => $"적립률 변경 {Days(request)} {new BasisPoints(request.RateBp)}",
            ContractAct.Pause => $"일시 중지 {Days(request)}",
            _ => $"해지 {request.First:yyyy-MM-dd}부터",
        };
    }

    private static string Days(ContractRequest request) => $"{request.First:yyyy-MM-dd} – {request.Last:yyyy-MM-dd}";
}
