using Eum.Admin.Features.Statistics;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Statistics;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Statistics;

public sealed class StatisticMemoryTests
{
    private static readonly DateOnly Later = Town.Days[^1];

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task What_was_read_is_told_again_until_something_comes_in(StorageEngine engine)
    {
        using var database = await BeforeAsync(TestDatabase.On(engine));
        var memory = new StatisticMemory();
        var query = StatisticQueryTests.Query(StatisticQueryTests.Of("paid", "payments"), [Dimension.Month]);

        var first = await AskAsync(memory, database, query);
        Assert.Same(first, await AskAsync(memory, database, query));
        await Town.ImportAsync(database, Later, Town.PaymentsOf(Later));
        var then = await AskAsync(memory, database, query);

        await using var books = await Snapshot.OpenAsync(database, default);
        var read = await StatisticReader.ReadAsync(books, query, default);
        Assert.Equal(read.Total.Values.ToArray(), then.Total.Values.ToArray());
        Assert.True(then.Total.Values[1] > first.Total.Values[1]);
    }

    [Fact]
    public async Task Nobody_is_told_what_another_reaches()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        var memory = new StatisticMemory();
        var query = StatisticQueryTests.Query(StatisticQueryTests.Of("paid"), [Dimension.District]);

        var city = await AskAsync(memory, database, query);
        var gu = await AskAsync(memory, database, query, DistrictScope.Of(28185));

        Assert.True(city.Rows.Length > 1);
        Assert.Equal("28185", Assert.Single(gu.Rows).Keys[0].Code);
    }

    [Fact]
    public async Task Presets_are_read_before_somebody_asks_and_again_once_something_came_in()
    {
        using var database = await BeforeAsync(TestDatabase.On(StorageEngine.Sqlite));
        var memory = new StatisticMemory();
        var warming = new StatisticWarming(database, memory, new StoppedClock());

        await warming.WarmAsync(Presets, default);
        Assert.Equal(StatisticPresets.All.Count, memory.Readings);
        foreach (var query in Presets(new(2026, 3))) await AskAsync(memory, database, query);
        await warming.WarmAsync(Presets, default);
        Assert.Equal(StatisticPresets.All.Count, memory.Readings); // Nothing was read that had not been.

        await AskAsync(memory, database, Presets(new(2026, 3)).First(), DistrictScope.Of(28185));
        await Town.ImportAsync(database, Later, Town.PaymentsOf(Later));
        await warming.WarmAsync(Presets, default);
        var readings = memory.Readings;
        Assert.Equal((3 * StatisticPresets.All.Count) + 1, readings); // Once more, those of the gu, and what it asked.
        foreach (var query in Presets(new(2026, 3)))
        {
            await AskAsync(memory, database, query);
            await AskAsync(memory, database, query, DistrictScope.Of(28185));
        }

        Assert.Equal(readings, memory.Readings);
    }

    /// <summary>The town before its last day came in.</summary>
    private static async Task<TestDatabase> BeforeAsync(TestDatabase database)
    {
        await Town.SettleAsync(database);
        foreach (var day in Town.Days.Where(day => day < Later))
            await Town.ImportAsync(database, day, Town.PaymentsOf(day));
        return database;
    }

    private static async Task<StatisticTable> AskAsync(
        StatisticMemory memory, TestDatabase database, StatisticQuery query, DistrictScope? scope = null)
    {
        await using var books = await Snapshot.OpenAsync(database, scope ?? DistrictScope.WholeCity, default);
        return await memory.ReadAsync(books, query, default);
    }

    private static IEnumerable<StatisticQuery> Presets(YearMonth latest) => StatisticPresets.All
        .Select(preset => ((Outcome<StatisticQuery>.Done)preset.Read().Question(latest)).Value);
}
