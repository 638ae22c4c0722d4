using Eum.Admin.Tests.Kit;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Statistics;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Statistics;

public sealed class StatisticQueryTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private static readonly ReportPeriod Spring = new(new(2026, 2, 1), new(2026, 3, 31));

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_table_adds_up_to_what_the_payments_say(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        var net = await database.NumberAsync(
            "SELECT SUM(CASE WHEN kind = 2 THEN -amount ELSE amount END) FROM payments");
        var policy = await database.NumberAsync(
            "SELECT SUM(CASE WHEN kind = 2 THEN -from_policy ELSE from_policy END) FROM payments");
        var cashback = await database.NumberAsync("SELECT SUM(cashback) FROM payments");

        var table = await AskAsync(
            database, Of("paid", "from-policy", "cashback", "payments"), [Dimension.Month, Dimension.District],
            Dimension.BusinessGroup);

        Assert.Equal(
            (net, policy, cashback),
            (Total(table, "paid"), Total(table, "from-policy"), Total(table, "cashback")));
        AssertAddsUp(table);
        Assert.Equal("2026-02", table.Rows[0].Keys[0].Code);
        Assert.Equal(new DateOnly(2026, 3, 2), table.Basis.Until);
        Assert.Contains(table.Basis.Policies, policy => policy.StartsWith("INCHEON-BASE ", StringComparison.Ordinal));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task In_each_of_the_three_views_the_districts_add_up_to_the_city(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        var whole = await AskAsync(database, Of("paid", "members", "users", "residents"), []);

        foreach (var view in Enum.GetValues<DistrictView>())
        {
            var table = await AskAsync(
                database, Of("paid", "members", "users", "residents"), [Dimension.District], view: view,
                period: new(new(2026, 3, 1), new(2026, 3, 31)));
            AssertAddsUp(table);
            Assert.Equal(Total(whole, "members"), Total(table, "members"));
            Assert.Equal(Town.Members, Total(table, "members"));
            Assert.Equal(DistrictTable.City.Population, Total(table, "residents"));
        }

        Assert.Equal(
            await database.NumberAsync(
                "SELECT COUNT(DISTINCT member_key) FROM payments WHERE posted_on / 100 = 202603"),
            Total(await AskAsync(database, Of("users"), [], period: new(new(2026, 3, 1), new(2026, 3, 31))), "users"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_standing_is_that_of_the_last_day_and_users_are_averaged_over_months(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));

        var months = await AskAsync(
            database, Of("members", "users", "joined"), [Dimension.Month],
            period: new(new(2026, 1, 1), new(2026, 12, 31)));

        Assert.Equal(["2026-01", "2026-02", "2026-03"], months.Rows.Select(row => row.Keys[0].Code));
        Assert.All(months.Rows, row => Assert.Equal(Town.Members, row.Values[0]));
        Assert.Equal([Town.Members, 0L, 0L], months.Rows.Select(row => row.Values[2]));
        var users = months.Rows.Skip(1).Select(row => row.Values[1]!.Value).ToArray();
        Assert.All(users, count => Assert.InRange(count, 1, Town.Members));
        Assert.Equal<long?>([Town.Members, users.Sum() / 2, Town.Members], months.Total.Values.ToArray());
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_month_is_laid_beside_the_month_before(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        var march = await database.NumberAsync(
            "SELECT SUM(amount) FROM payments WHERE kind = 1 AND posted_on / 100 = 202603");
        var february = await database.NumberAsync(
            "SELECT SUM(amount) FROM payments WHERE kind = 1 AND posted_on / 100 = 202602");

        var table = await AskAsync(
            database, Of("approved"), [Dimension.Month], comparison: Comparison.LastMonth,
            period: new(new(2026, 3, 1), new(2026, 3, 31)));

        var row = Assert.Single(table.Rows);
        Assert.Equal("2026-03", row.Keys[0].Code);
        Assert.Equal<long?>(
            [march, february, march - february, (march - february) * 10_000 / february], row.Values.ToArray());
        Assert.Equal(
            [Side.Now, Side.Before, Side.Change, Side.ChangeRate], table.Columns.Select(column => column.Side));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Who_reaches_one_gu_reads_that_gu(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        var query = Query(Of("paid", "members", "users", "benefit-plus", "residents"), [Dimension.District]);
        await using var books = await Snapshot.OpenAsync(database, DistrictScope.Of(28185), default);
        await using var all = await Snapshot.OpenAsync(database, default);

        var table = await StatisticReader.ReadAsync(books, query, default);
        var city = await StatisticReader.ReadAsync(all, query, default);

        var row = Assert.Single(table.Rows);
        Assert.Equal("28185", row.Keys[0].Code);
        Assert.Equal(row.Values.ToArray(), table.Total.Values.ToArray());
        Assert.Equal(
            row.Values.ToArray(), city.Rows.Single(other => other.Keys[0].Code == "28185").Values.ToArray());
        Assert.Equal(1, Total(city, "benefit-plus"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_filter_leaves_out_what_it_does_not_name(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        var all = await AskAsync(database, Of("paid"), [Dimension.Programme]);

        var one = await AskAsync(
            database, Of("paid"), [], filters: [new(Dimension.Programme, ["SEORO"]), new(Dimension.Year, ["2026"])]);

        Assert.Equal(
            all.Rows.Single(row => row.Keys[0].Code == "SEORO").Values[0], Total(one, "paid"));
        Assert.Contains(one.Conditions, condition => condition is { Name: "카드", Value: "서로e음" });
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_ratio_is_reckoned_anew_in_the_last_line(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));

        var table = await AskAsync(database, Of("approved", "payments", "average-payment"), [Dimension.District]);

        Assert.All(table.Rows, row => Assert.Equal(row.Values[0] / row.Values[1], row.Values[2]));
        Assert.Equal(table.Total.Values[0] / table.Total.Values[1], table.Total.Values[2]);
    }

    [Fact]
    public void A_measure_is_not_divided_by_what_it_does_not_know()
    {
        var refused = Assert.IsType<Outcome<StatisticQuery>.Refused>(
            StatisticQuery.Of([Measures.Of("members")], [Dimension.BusinessType], null, Spring));

        Assert.Contains("가입자", Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_measure_has_a_code_a_name_and_a_definition_of_its_own()
    {
        Assert.Equal(Measures.All.Count, Measures.All.Select(measure => measure.Code).Distinct().Count());
        Assert.Equal(Measures.All.Count, Measures.All.Select(measure => measure.Name).Distinct().Count());
        Assert.All(Measures.All, measure => Assert.All(
            [measure.Name, measure.NameEn, measure.Unit, measure.Definition, measure.DefinitionEn, measure.Source],
            text => Assert.NotEmpty(text)));
        Assert.All(Measures.All, measure => Assert.Contains(Dimension.Month, measure.DividedBy));
    }

    internal static StatisticQuery Query(
        IEnumerable<Measure> measures, IEnumerable<Dimension> rows, Dimension? across = null,
        DistrictView view = DistrictView.Recorded, Comparison comparison = Comparison.None, ReportPeriod? period = null,
        IEnumerable<StatisticFilter>? filters = null) =>
        Assert.IsType<Outcome<StatisticQuery>.Done>(StatisticQuery.Of(
            measures, rows, across, period ?? Spring, view, comparison, filters)).Value;

    internal static IEnumerable<Measure> Of(params IEnumerable<string> codes) => codes.Select(Measures.Of);

    /// <summary>Lines and columns of what adds up make the last ones, to the won.</summary>
    internal static void AssertAddsUp(StatisticTable table)
    {
        for (var at = 0; at < table.Columns.Length; at++)
        {
            var (measure, across, side) = table.Columns[at];
            if (!measure.AddsUp || side == Side.ChangeRate) continue;
            if (table.Query.Rows.Length > 0 && (measure.AddsUpOverTime || !table.Query.Rows.Any(row => row.IsTime())))
                Assert.Equal(table.Total.Values[at], table.Rows.Sum(row => row.Values[at] ?? 0));
            if (across is not null || table.Query.Across is not { } dimension) continue;
            if (!measure.AddsUpOverTime && dimension.IsTime()) continue;
            var parts = table.Columns.Index()
                .Where(other =>
                    other.Item.Measure == measure && other.Item.Side == side && other.Item.Across is not null)
                .Select(other => other.Index).ToArray();
            Assert.All(
                table.Rows.Append(table.Total),
                row => Assert.Equal(row.Values[at] ?? 0, parts.Sum(part => row.Values[part] ?? 0)));
        }
    }

    private static async Task<StatisticTable> AskAsync(
        TestDatabase database, IEnumerable<Measure> measures, IEnumerable<Dimension> rows, Dimension? across = null,
        DistrictView view = DistrictView.Recorded, Comparison comparison = Comparison.None, ReportPeriod? period = null,
        IEnumerable<StatisticFilter>? filters = null)
    {
        await using var books = await Snapshot.OpenAsync(database, default);
        return await StatisticReader.ReadAsync(
            books, Query(measures, rows, across, view, comparison, period, filters), default);
    }

    private static long Total(StatisticTable table, string measure) =>
        table.Total.Values[table.Columns.Index().Last(column => column.Item.Measure.Code == measure).Index] ?? -1;
}
