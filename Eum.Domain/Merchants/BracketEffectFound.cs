using Eum.Domain.Cashback;
using Eum.Domain.Values;

namespace Eum.Domain.Merchants;

/// <summary>What merchants that change from one bracket to another would have cost. Won.</summary>
/// <param name="Payments">At these merchants, in the month looked at.</param>
/// <param name="Eligible">What was paid from charges and not cancelled.</param>
public sealed record BracketEffectCell(
    SalesBracket From, SalesBracket To, int Merchants, long Payments, long Eligible, FundAmounts Before,
    FundAmounts After)
{
    public long Difference => After.Total - Before.Total;
}

/// <summary>What a list of brackets would have done to a past month's cashback.</summary>
public sealed record BracketEffectFound(
    YearMonth Month, DateOnly EffectiveOn, IReadOnlyList<BracketEffectCell> Cells)
{
    public FundAmounts Before => Cells.Aggregate(FundAmounts.Zero, (sum, cell) => sum + cell.Before);

    public FundAmounts After => Cells.Aggregate(FundAmounts.Zero, (sum, cell) => sum + cell.After);

    public long Difference => After.Total - Before.Total;
}
