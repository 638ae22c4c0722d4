using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Merchants;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Simulations;

/// <summary>
/// 1 October 2023: shops of 3–30억 went from 5 to 7 %, and pharmacies got 9 % for eleven days. An approver who saw this
/// would have asked.
/// </summary>
public sealed class MistakeTests
{
    private static readonly DateOnly Day = new(2023, 8, 2); // Before: 5 %.

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Pharmacies_at_nine_percent_stand_out_and_nothing_else_does(StorageEngine engine)
    {
        using var desk = await ShopsAsync(engine);

        var result = await ReplayTests.ReplayAsync(
            desk.Database, Drafts.OfOctober2023(), new(2023, 8), new(2023, 8));

        var found = Assert.Single(result.Outliers());
        Assert.True(BusinessTypeTable.TryFind("PHARMACY", out var pharmacies));
        Assert.Equal((pharmacies.No, SalesBracket.LE1B, 2m), (found.BusinessType, found.Bracket, found.Usual));
        Assert.Equal((5m, 9m, 4m), (found.Sum.RatePaid, found.Sum.RateDrafted, found.Sum.RateChange));
        Assert.Equal((2_000, 3_600), (found.Sum.Paid.Total, found.Sum.Drafted.Total));
    }

    [Fact]
    public async Task As_it_was_meant_nothing_stands_out()
    {
        using var desk = await ShopsAsync(StorageEngine.Sqlite);

        var result = await ReplayTests.ReplayAsync(
            desk.Database, Drafts.UpTo("INCHEON-BASE", 16), new(2023, 8), new(2023, 8));

        Assert.Empty(result.Outliers());
        Assert.Equal((5m, 7m), RatesOf(result, SalesBracket.LE1B));
        Assert.Equal((10m, 10m), RatesOf(result, SalesBracket.LE300M));
    }

    private static (decimal?, decimal?) RatesOf(SimulationResult result, SalesBracket bracket)
    {
        var sum = result.By(place => place.Bracket).Single(one => one.Key == bracket).Sum;
        return (sum.RatePaid, sum.RateDrafted);
    }

    // Shops of 5–10억 and of up to 3억, pharmacies among them, each with two payments.
    private static async Task<OperatorDesk> ShopsAsync(StorageEngine engine)
    {
        var desk = await OperatorDesk.OpenAsync(engine);
        string[] types = ["RESTAURANT", "PHARMACY", "CLINIC"];
        List<string> shops = [], payments = [];
        foreach (var (at, type) in types.Index())
            foreach (var (bracket, name) in ((string, string)[])[("LE1B", "A"), ("LE300M", "B")])
            {
                shops.Add(OperatorDesk.Merchant($"{name}{at}", "NEW", "2020-01-02", type: type, bracket: bracket));
                foreach (var no in (int[])[1, 2])
                    payments.Add(OperatorDesk.Pay(
                        $"T{payments.Count + 1:0000}", OperatorDesk.At($"10:00:{payments.Count:00}.000", Day),
                        type == "RESTAURANT" ? 40_000 : 20_000, $"{name}{at}", at + 1));
            }

        await desk.TakeAsync(desk.Write("merchants", shops, sequence: 2));
        await desk.TakeAsync(desk.Write("payments", payments, day: Day));
        return desk;
    }
}
