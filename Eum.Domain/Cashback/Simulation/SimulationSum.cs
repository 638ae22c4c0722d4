using Eum.Domain.Merchants;

namespace Eum.Domain.Cashback.Simulation;

/// <summary>Where payments were made: gu as recorded then, number of the business type, bracket of then.</summary>
public readonly record struct SimulationPlace(int District, int BusinessType, SalesBracket Bracket);

/// <summary>What some payments add up to, cancellations taken off. Won.</summary>
/// <param name="Payments">Rows: payments and cancellations.</param>
/// <param name="Eligible">From the members' own charge: what rates apply to.</param>
/// <param name="Paid">As it was granted.</param>
/// <param name="Drafted">As the draft would have granted it.</param>
public readonly record struct SimulationSum(long Payments, long Eligible, FundAmounts Paid, FundAmounts Drafted)
{
    public long Difference => Drafted.Total - Paid.Total;

    /// <summary>Percent of the eligible spending, two decimals; null where there is none.</summary>
    public decimal? RatePaid => RateOf(Paid.Total);

    public decimal? RateDrafted => RateOf(Drafted.Total);

    /// <summary>By how many percent points the draft pays more, or less.</summary>
    public decimal RateChange => (RateDrafted ?? 0) - (RatePaid ?? 0);

    public static SimulationSum operator +(SimulationSum left, SimulationSum right) => new(
        left.Payments + right.Payments, left.Eligible + right.Eligible, left.Paid + right.Paid,
        left.Drafted + right.Drafted);

    public static SimulationSum Of(IEnumerable<SimulationSum> sums) =>
        sums.Aggregate(default(SimulationSum), (all, one) => all + one);

    private decimal? RateOf(long won) =>
        Eligible <= 0 ? null : Math.Round(won * 100m / Eligible, 2, MidpointRounding.AwayFromZero);
}

/// <summary>The payments at one kind of place.</summary>
public sealed record SimulationCell(SimulationPlace Place, SimulationSum Sum);

/// <summary>The payments posted in a month (yyyymm).</summary>
public sealed record SimulationMonth(int Month, SimulationSum Sum);
