using Eum.Admin.Desk;
using Eum.Admin.Features.Search;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback;
using Eum.Domain.Officers;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Reports.Merchants;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Features.Search;

/// <summary>The search box shows what its asker could also have walked to, and nothing else.</summary>
public sealed class FindAnythingTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_6_a_merchant_file_or_proposal_of_elsewhere_is_not_found(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await RowsOfTwoGu.WriteAsync(database);
        await using (var db = database.Open())
        {
            await db.Merchants.ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "가나 분식"));
            await db.ImportBatches.ExecuteUpdateAsync(set => set.SetProperty(row => row.FileName, "가나.csv"));
        }

        var counter = new Counter(database, new StoppedClock());
        var find = FindIn(database, counter);
        var seo = await counter.OfficerAsync(RoleTable.GuOfficial, RowsOfTwoGu.Seo);
        var city = await counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var machine = await counter.OfficerAsync(RoleTable.SystemOperator, 28000);

        Assert.Equal(["application", "merchant"], await KindsAsync(find, "나 분", seo));
        Assert.Equal(
            ["application", "application", "merchant", "merchant"], await KindsAsync(find, "나 분", city));
        Assert.Equal(["file", "file"], await KindsAsync(find, "나.csv", city));
        Assert.Empty(await KindsAsync(find, "나.csv", seo));
        Assert.Empty(await KindsAsync(find, "나 분", machine));
        Assert.Equal(["application", "proposal"], await KindsAsync(find, "2", seo));
        Assert.Empty(await KindsAsync(find, "1", seo));
        Assert.Equal(["policy"], await KindsAsync(find, "SEOHAE", seo)); // They are public.
        Assert.Equal(["application", "proposal"], await KindsAsync(find, "1", city));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_budget_line_is_found_by_its_code_and_its_names_within_what_she_reaches(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await using (var db = database.Open())
        {
            foreach (var (year, fund, authority, programme) in ((int, Fund, int, string)[])
                     [
                         (2025, Fund.Gu, 28260, "SEORO"), (2026, Fund.Gu, 28260, "SEORO"),
                         (2026, Fund.Gu, 28185, "YEONSU"), (2026, Fund.City, 28000, "INCHEON"),
                     ])
                db.BudgetLines.Add(new() { Year = year, Fund = fund, Authority = authority, Programme = programme });
            await db.SaveChangesAsync();
        }

        var counter = new Counter(database, new StoppedClock());
        var find = FindIn(database, counter);
        var seo = await counter.OfficerAsync(RoleTable.GuOfficial, RowsOfTwoGu.Seo);
        var city = await counter.OfficerAsync(RoleTable.CityFinance, 28000);

        Assert.Equal(
            ["/budgets/2026-GU-28260-SEORO", "/budgets/2025-GU-28260-SEORO"], await LinesAsync("구비 서로", city));
        Assert.Equal(["/budgets/2025-GU-28260-SEORO"], await LinesAsync("2025-gu-28260", city));
        Assert.Equal(["/budgets/2026-GU-28260-SEORO"], await LinesAsync("2026 구비", seo));
        Assert.Equal(2, (await LinesAsync("2026 구비", city)).Count());
        Assert.Empty(await LinesAsync("2026", city)); // A year is no line.
        Assert.Empty(await LinesAsync("INCHEON", seo));

        async Task<IEnumerable<string>> LinesAsync(string words, Caller by) =>
            (await find.AskAsync(new(words), by))!.Where(found => found.Kind == "budget")
            .Select(found => found.Address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("%")]
    [InlineData("'; DROP TABLE merchants; --")]
    [InlineData("\0")]
    [InlineData("99999999999999999999999999")]
    public async Task Words_that_mean_nothing_find_nothing(string words)
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        await RowsOfTwoGu.WriteAsync(database);
        var counter = new Counter(database, new StoppedClock());
        var find = FindIn(database, counter);

        Assert.Empty(await KindsAsync(find, words, await counter.OfficerAsync(RoleTable.CityFinance, 28000)));
    }

    [Fact]
    public async Task Only_pages_that_she_may_open_are_offered_by_first_sounds_too()
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        var counter = new Counter(database, new StoppedClock());
        var auditor = await counter.Desk.KnowAsync(await counter.OfficerAsync(RoleTable.Auditor, 28000), default);
        var maker = await counter.Desk.KnowAsync(await counter.OfficerAsync(RoleTable.CityFinance, 28000), default);

        Assert.Contains(Places(auditor, "trail"), found => found.Address == "/audit/trail");
        Assert.DoesNotContain(Places(maker, "trail"), found => found.Address == "/audit/trail");
        Assert.Empty(Places(null, "trail"));

        static IEnumerable<Found> Places(Officer? officer, string words) =>
            FindAnything.Places(officer, words, key => key);
    }

    private static FindAnything FindIn(TestDatabase database, Counter counter) =>
        new(
            counter.Desk, new PaymentProofs(new BulkConnections(Options.Create(database.Options))),
            new MerchantSearch(new MerchantMemory()));

    private static async Task<IEnumerable<string>> KindsAsync(FindAnything find, string words, Caller by) =>
        (await find.AskAsync(new(words), by))!.Select(found => found.Kind).Order(StringComparer.Ordinal);
}
