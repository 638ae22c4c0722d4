using Eum.Domain.Budgets;
using Eum.Domain.Districts;
using Eum.Domain.Values;

namespace Eum.Domain.Cards.Funds;

/// <summary>Money that an authority gives to people for a time (정책발행).</summary>
/// <param name="Code">As files name it: RELIEF2026.</param>
/// <param name="Authority">Who gives: 28000 the city, or a gu.</param>
/// <param name="Amount">Won for each person; 0 where each row of its lists says its own.</param>
/// <param name="LastDay">It expires at 24:00 KST of this day.</param>
/// <param name="Line">The budget line that pays.</param>
/// <param name="Ceiling">Won that may be promised at most.</param>
public sealed record PolicyFund(
    string Code, string Name, int Authority, string Programme, long Amount, DateOnly FirstDay, DateOnly LastDay,
    BudgetLineKey Line, long Ceiling)
{
    public const int LongestCode = 40;
    private const long MostForOne = 10_000_000;

    /// <summary>The instant at which it expires: 24:00 KST of the last day, UTC.</summary>
    public DateTime ExpiresAt => KoreanTime.StartOf(LastDay.AddDays(1));

    /// <summary>Whether money may still be loaded or spent.</summary>
    public bool IsExpired(DateTime now) => now >= ExpiresAt;

    /// <summary>Why it cannot be; empty where it can.</summary>
    /// <param name="today">KST.</param>
    public IReadOnlyList<Problem> Problems(DateOnly today) => [.. Wrong(today)];

    private IEnumerable<Problem> Wrong(DateOnly today)
    {
        if (Code.Length is < 3 or > LongestCode
            || Code.Any(unit => !char.IsAsciiLetterUpper(unit) && !char.IsAsciiDigit(unit) && unit is not '_'))
            yield return new(nameof(Code), $"코드는 영문 대문자, 숫자, _ 로 3자부터 {LongestCode}자까지입니다.");
        if (Name.Trim().Length is < 2 or > 60) yield return new(nameof(Name), "이름을 2자부터 60자까지 적으세요.");
        if (DistrictTable.Find(Authority) is null) yield return new(nameof(Authority), "기관을 고르세요.");
        if (Amount is < 0 or > MostForOne)
            yield return new(nameof(Amount), $"한 사람의 금액은 0원부터 {MostForOne:#,0}원까지입니다. 사람마다 다르면 0을 적습니다.");
        if (LastDay < FirstDay) yield return new(nameof(LastDay), "끝나는 날이 시작하는 날보다 앞섭니다.");
        if (LastDay <= today) yield return new(nameof(LastDay), "끝나는 날은 내일부터입니다.");
        if (Ceiling <= 0) yield return new(nameof(Ceiling), "한도를 0원보다 크게 적으세요.");
        if (Line.Problem() is { } wrong) yield return wrong with { Field = nameof(Line) };
        else if (Line.Authority != Authority) yield return new(nameof(Line), "주는 기관의 과목이 아닙니다.");
    }
}

/// <summary>Where a fund stands, in won.</summary>
/// <param name="Promised">In approved lists.</param>
/// <param name="Ordered">Handed to the operator to be loaded.</param>
/// <param name="Loaded">On cards, as the operator reports.</param>
/// <param name="Spent">Of what was loaded: paid with, refunds taken off.</param>
/// <param name="Expired">Of what was loaded: fallen due unspent, as the operator reports.</param>
public sealed record FundStanding(long Promised, long Ordered, long Loaded, long Spent, long Expired)
{
    /// <summary>On cards, to be spent or to expire.</summary>
    public long Unspent => Loaded - Spent - Expired;

    /// <summary>Of the commitment, what is not spent when the fund is closed.</summary>
    public long ToRelease => Promised - Spent;
}
