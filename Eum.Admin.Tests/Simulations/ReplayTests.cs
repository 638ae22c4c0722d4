using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.City;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Reports.Simulations;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Simulations;

/// <summary>Past payments under other rules, to the won: beside what was paid and what an import pays.</summary>
public sealed class ReplayTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private static readonly YearMonth February = new(2026, 2);
    private static readonly YearMonth March = new(2026, 3);

    public static TheoryData<StorageEngine, string> DraftsOnEngines
    {
        get
        {
            var data = new TheoryData<StorageEngine, string>();
            foreach (var name in AllDrafts.Keys)
                foreach (var engine in (StorageEngine[])[StorageEngine.Sqlite, StorageEngine.PostgreSql])
                    data.Add(engine, name);
            return data;
        }
    }

    private static Dictionary<string, Func<Policy>> AllDrafts { get; } = new()
    {
        ["limit raised"] = () => Drafts.Changed("INCHEON-BASE", layer => layer.UpTo(600_000)),
        ["limit lowered"] = () => Drafts.Changed("INCHEON-BASE", layer => layer.UpTo(90_000)),
        ["rates and bands"] = () => Drafts.Changed("INCHEON-BASE", layer => layer.Bands.Count == 0 ? layer : layer with
        {
            Bands = [new(70_000, 1_100), new(200_000, 730), new(450_000, 90)],
        }),
        ["large shops count"] = () => Drafts.Changed("INCHEON-BASE", layer => layer.Id == "gt3b" ? layer with
        {
            Counts = true,
            Bands = [new(300_000, 100)],
            Funding = [new(Fund.City, 1)],
            Remainder = Fund.City,
        }
        : layer),
        ["nothing any more"] = () => Drafts.Changed("INCHEON-BASE", layer => layer with { Bands = [] }),
        ["a counter of its own"] = () => Drafts.With("INCHEON-BASE", layers =>
        [
            .. layers,
            new()
            {
                Id = "own",
                Kind = LayerKind.Event,
                Name = "카드별 행사",
                When = new() { Programmes = ["SEORO", "INCHEON"] },
                Counter = CounterScope.MemberProgramme,
                Bands = [new(120_000, 250)],
                Funding = [new(Fund.National, 1), new(Fund.City, 2)],
                Remainder = Fund.National,
            },
        ]),
    };

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task The_rules_that_were_in_force_give_back_what_was_paid_to_the_won(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));

        var result = await ReplayAsync(database, Drafts.Policy("INCHEON-BASE"), February, March);

        Assert.Equal((0, 0, 0, 0), (result.Changed, result.Carried, result.OutOfPlace, result.WithoutBase));
        Assert.All(result.Cells, cell => Assert.Equal(cell.Sum.Paid, cell.Sum.Drafted));
        Assert.Equal(await PaidAsync(database), Lines(result));
        Assert.Equal(
            (await database.NumberAsync("SELECT COUNT(*) FROM payments WHERE kind = 1"),
                await database.NumberAsync("SELECT COUNT(*) FROM payments WHERE kind = 2")),
            (result.Payments, result.Cancels));
        Assert.Equal((0, 0), (result.Members.Gain, result.Members.Lose));
        Assert.True(result.Members.AtLimitPaid > 0);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Months_of_the_demonstration_city_come_back_as_they_were_paid(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        using var folder = new TempFolder();
        var city = CityGenerator.Write(
            new() { Days = 62, Members = 700, Seed = 11, Until = new(2026, 7, 31), MistakesPerMille = 5 },
            folder.Path, null, default);
        var importer = ImporterInto(database, PolicyCatalogue.Timeline, chunkRows: 5_000);
        foreach (var head in FileHead.InOrder(city.Files.Select(file => file.Path)))
            Assert.Equal("DONE", (await importer.ImportAsync(head.Path, null, "test", null, default)).Status);

        foreach (var month in (YearMonth[])[new(2026, 6), new(2026, 7)])
            foreach (var policy in (string[])["INCHEON-BASE", "INCHEON-COOP", "BENEFIT-PLUS"])
            {
                var result = await ReplayAsync(database, Drafts.Policy(policy), month, month);

                Assert.Equal((policy, 0, 0L), (policy, result.Changed, result.OutOfPlace));
                Assert.Equal(await PaidAsync(database, month), Lines(result));
                Assert.True(result is { Payments: > 1_000, Cancels: > 10, Total.Paid.Total: > 0 });
            }
    }

    [Theory, MemberData(nameof(DraftsOnEngines))]
    public async Task A_draft_costs_what_an_import_of_the_same_files_under_it_pays(StorageEngine engine, string name)
    {
        var draft = AllDrafts[name]();
        using var paid = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        using var under = TestDatabase.On(engine);
        await Town.SettleAsync(under);
        var importer = ImporterInto(under, Drafts.Timeline(draft), chunkRows: 50);
        using var folder = new TempFolder();
        foreach (var day in Town.Days)
        {
            var path = folder.Write($"{day:yyyyMMdd}.csv", Town.FileOf(day, Town.PaymentsOf(day)));
            Assert.Equal("DONE", (await importer.ImportAsync(path, null, "test", null, default)).Status);
        }

        var result = await ReplayAsync(paid, draft, February, March);

        Assert.Equal(await PaidAsync(under), Lines(result, sum => sum.Drafted));
        Assert.Equal(await PaidAsync(paid), Lines(result));
        Assert.NotEqual(0, result.Changed);
        Assert.Equal(0, result.OutOfPlace);
        var differences = await MembersAsync(under, paid);
        Assert.Equal(differences.Count(won => won > 0), result.Members.Gain);
        Assert.Equal(differences.Count(won => won < 0), result.Members.Lose);
        Assert.Equal(differences.Where(won => won > 0).Sum(), result.Members.WonGained);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task What_was_rated_in_a_month_that_is_not_tried_is_taken_over_as_it_was_paid(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        var nothing = AllDrafts["nothing any more"]();

        var march = await ReplayAsync(database, nothing, March, March);
        var both = await ReplayAsync(database, nothing, February, March);

        // The town's last payment of February is cancelled in March.
        Assert.Equal(
            await database.NumberAsync(
                "SELECT COUNT(*) FROM payments c JOIN payments o ON o.tx_key = c.original_key "
                + "WHERE c.posted_on >= 20260301 AND o.posted_on < 20260301"),
            march.Carried);
        Assert.Equal(0, both.Carried);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_gu_sees_its_own_payments_as_the_city_sees_them(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        var draft = AllDrafts["rates and bands"]();
        var city = await ReplayAsync(database, draft, March, March);

        var gu = await ReplayAsync(database, draft, March, March, DistrictScope.Of(28260));

        Assert.NotEmpty(gu.Cells);
        Assert.Equal("28260", gu.Reach);
        Assert.Null(gu.OutOfPlace);
        Assert.All(gu.Cells, cell => Assert.Equal(28260, cell.Place.District));
        Assert.Equal(
            city.Cells.Where(cell => cell.Place.District == 28260).Select(cell => cell.Sum.Paid),
            gu.Cells.Select(cell => cell.Sum.Paid));
    }

    [Fact]
    public async Task The_same_draft_over_the_same_books_has_the_same_hash_and_reads_back_whole()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        var draft = AllDrafts["limit raised"]();

        var first = await ReplayAsync(database, draft, February, March);
        var second = await ReplayAsync(database, draft, February, March);
        var other = await ReplayAsync(database, AllDrafts["limit lowered"](), February, March);

        Assert.Equal(first.Sha256, second.Sha256);
        Assert.NotEqual(first.Sha256, other.Sha256);
        Assert.Equal(first.Text, SimulationResult.Read(first.Text).Text);
        Assert.Equal(SimulationResult.HashOf(first.Text), first.Sha256);
    }

    [Fact]
    public async Task Two_base_rules_for_one_payment_are_a_conflict()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        var twice = Drafts.With("INCHEON-BASE", layers =>
            [.. layers, layers.First(layer => layer.Bands.Count > 0) with { Id = "twice", When = Condition.Always }]);

        await Assert.ThrowsAsync<PolicyConflictException>(() => ReplayAsync(database, twice, March, March));
    }

    internal static async Task<SimulationResult> ReplayAsync(
        TestDatabase database, Policy draft, YearMonth from, YearMonth to, DistrictScope? scope = null)
    {
        await using var books = await Snapshot.OpenAsync(database, scope ?? DistrictScope.WholeCity, default);
        var order = ((Outcome<SimulationOrder>.Done)SimulationOrder.Of(draft, from, to)).Value;
        return await PaymentReplay.RunAsync(books, PolicyCatalogue.Timeline, order, null, default);
    }

    internal static FileImporter ImporterInto(TestDatabase database, PolicyTimeline timeline, int chunkRows) =>
        new(new BulkConnections(Options.Create(database.Options)), new StoppedClock())
        {
            ChunkRows = chunkRows,
            Cipher = database.Keys.Cipher,
            Timeline = timeline,
        };

    // As the rollups have it: month, gu and type, then each fund.
    private static async Task<string> PaidAsync(TestDatabase database, YearMonth? month = null)
    {
        await using var books = await Snapshot.OpenAsync(database, default);
        var rows = await books.ListAsync(
            "SELECT district, business_type, SUM(\"national\"), SUM(city), SUM(gu), SUM(institution), SUM(merchant), "
            + "SUM(\"count\") FROM payments_monthly "
            + (month is { } one ? $"WHERE \"month\" = {one.Number} " : "")
            + "GROUP BY district, business_type ORDER BY district, business_type",
            row => string.Join(' ', Enumerable.Range(0, 8).Select(row.Long)), default);
        return string.Join('\n', rows);
    }

    private static string Lines(SimulationResult result, Func<SimulationSum, FundAmounts>? side = null) => string.Join(
        '\n',
        result.By(place => (place.District, place.BusinessType)).Select(one =>
        {
            var funds = (side ?? (sum => sum.Paid))(one.Sum);
            return $"{one.Key.District} {one.Key.BusinessType} {funds.National} {funds.City} {funds.Gu} "
                + $"{funds.Institution} {funds.Merchant} {one.Sum.Payments}";
        }));

    private static async Task<List<long>> MembersAsync(TestDatabase under, TestDatabase paid)
    {
        var (now, was) = (await OfAsync(under), await OfAsync(paid));
        return [.. was.Select(member => now[member.Key] - member.Value)];

        static async Task<Dictionary<long, long>> OfAsync(TestDatabase database)
        {
            await using var books = await Snapshot.OpenAsync(database, default);
            return (await books.ListAsync(
                "SELECT member_key, SUM(cashback) FROM payments GROUP BY member_key",
                row => (row.Long(0), row.Long(1)), default)).ToDictionary();
        }
    }
}
