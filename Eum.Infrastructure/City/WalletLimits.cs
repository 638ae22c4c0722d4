namespace Eum.Infrastructure.City;

/// <summary>How much a member may charge and hold on a day, in won (domain: cards and money types).</summary>
internal sealed record WalletLimits(int Minimum, int MonthlyCharge, int Holding)
{
    public static WalletLimits On(DateOnly day) => new(
        day >= new DateOnly(2021, 2, 26) && day < new DateOnly(2021, 7, 7) ? 30_000 : 10_000,
        day < new DateOnly(2023, 9, 25) ? 2_000_000 : 1_000_000, // Assumed; the guideline said 700,000, then 1,000,000.
        day < new DateOnly(2023, 9, 25) ? 2_000_000 : 1_500_000);
}
