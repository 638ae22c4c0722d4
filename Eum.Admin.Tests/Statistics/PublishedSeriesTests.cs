using Eum.Admin.Commands;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.City;
using Eum.Infrastructure.Reports.Statistics;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Statistics;

/// <summary>The demonstration city, imported, says month by month what was published, scaled to its members.</summary>
public sealed class PublishedSeriesTests
{
    private const int Tolerance = 40; // In thousandths: the generator's own.

    [Fact]
    public Task Two_months_of_the_published_series_come_back_as_statistics() =>
        AssertFollowsAsync(new() { Days = 62, Members = 3_000, Seed = 5, Until = new(2023, 8, 31) });

    [LongFact]
    public Task The_whole_published_series_comes_back_as_statistics() =>
        AssertFollowsAsync(new() { Days = 1_157, Members = 3_000, Seed = 5, Until = new(2023, 8, 31) });

    private static async Task AssertFollowsAsync(CityOptions options)
    {
        using var folder = new TempFolder();
        CityGenerator.Write(options, folder.Path, null, default);
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        using StringWriter answer = new(), complaints = new();
        var terminal = new Terminal(answer, complaints, new StoppedClock(), IsPerson: false)
        {
            Settings = database.Settings,
        };
        Assert.True(
            await CommandLine.RunAsync(["import", folder.Path, "--json"], terminal) == 0, complaints.ToString());

        await using var books = await Snapshot.OpenAsync(database, default);
        var table = await StatisticReader.ReadAsync(
            books, StatisticQueryTests.Query(
                StatisticQueryTests.Of("paid", "users", "members"), [Dimension.Month],
                period: new(options.FirstDay, options.Until)), default);

        Assert.Equal((options.Days + 30) / 31, table.Rows.Length);
        Assert.All(table.Rows, row =>
        {
            var published = SpendingCalendar.MonthlyWon(YearMonth.Parse(row.Keys[0].Code))
                * options.Members / CityOptions.FullSizeMembers;
            Assert.InRange(row.Values[0]!.Value * 1_000 / published, 1_000 - Tolerance, 1_000 + Tolerance);
            Assert.InRange(row.Values[1]!.Value, 1, row.Values[2]!.Value);
        });
        StatisticQueryTests.AssertAddsUp(table);
    }
}
