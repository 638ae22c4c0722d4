namespace Eum.Admin.Tests.Reference;

/// <summary>A cell of the statistics: what was paid net of cancels and the cashback that stayed.</summary>
internal sealed record Cell(decimal Payments, decimal Cancels, decimal Amount, decimal Cashback);

/// <summary>Totals over the books, each a plain grouping.</summary>
internal static class ReferenceTotals
{
    public static Dictionary<(DateOnly Day, string District, string BusinessType, string Programme), Cell> ByDay(
        IEnumerable<Booking> bookings)
        => bookings
            .GroupBy(one => (
                DateOnly.FromDateTime(one.At), one.Facts.District, one.Facts.BusinessType, Brand(one.Facts)))
            .ToDictionary(group => group.Key, Sum);

    public static Dictionary<string, Cell> ByBusinessType(IEnumerable<Booking> bookings)
        => bookings.GroupBy(one => one.Facts.BusinessType).ToDictionary(group => group.Key, Sum);

    /// <summary>
    /// Executed won by fiscal year (of the purchase, KST), fund, and the authority that pays: the city for national and
    /// city money, the merchant's gu for gu money, the institution for its own.
    /// </summary>
    public static Dictionary<(int Year, string Fund, string Authority), decimal> Budgets(
        IEnumerable<Booking> bookings)
        => (from booking in bookings
            from layer in booking.Given.Layers
            from fund in layer.Funds
            where fund.Key != "merchant"
            group booking.Sign * fund.Value
                by (booking.BudgetYear, fund.Key, Authority(fund.Key, booking.Facts)))
            .ToDictionary(group => group.Key, group => group.Sum());

    public static Dictionary<string, decimal> Differences(IEnumerable<Booking> bookings)
        => bookings.Where(one => one.Difference != 0m).ToDictionary(one => one.Tx, one => one.Difference);

    private static Cell Sum(IEnumerable<Booking> bookings)
    {
        var all = bookings.ToList();
        return new Cell(
            all.Count(one => one.Kind == "PAY"),
            all.Count(one => one.Kind == "CANCEL"),
            all.Sum(one => one.Sign * one.Amount),
            all.Sum(one => one.Sign * one.Given.Total));
    }

    private static string Authority(string fund, Facts facts) => fund switch
    {
        "gu" => facts.District,
        "institution" => "INSTITUTION",
        _ => "CITY",
    };

    private static string Brand(Facts facts)
        => facts.Group is null ? facts.Programme : $"{facts.Programme}-{facts.Group}";
}
