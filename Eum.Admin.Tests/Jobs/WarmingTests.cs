using Eum.Admin.Features.Dashboard;
using Eum.Admin.Features.Payments;
using Eum.Admin.Features.Statistics;
using Eum.Admin.Jobs;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Reports.Merchants;
using Eum.Infrastructure.Reports.Statistics;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.Extensions.Logging;

namespace Eum.Admin.Tests.Jobs;

public sealed class WarmingTests
{
    [Fact]
    public async Task What_was_read_beforehand_is_what_the_page_of_a_preset_asks()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var registry = Registry.Over(database);
        await Of(registry).WarmAsync(default);
        var readings = registry.Get<StatisticMemory>().Readings;

        foreach (var preset in StatisticPresets.All)
        {
            var view = await registry.Get<AskStatistic>().AskAsync(preset.Read());
            Assert.NotNull(view!.Table);
        }

        Assert.True(readings >= StatisticPresets.All.Count);
        Assert.Equal(readings, registry.Get<StatisticMemory>().Readings);
    }

    [Fact]
    public async Task Books_that_cannot_be_read_beforehand_do_not_end_the_portal()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await database.ExecuteAsync("UPDATE payments_monthly SET month = month + 96");
        await using var registry = Registry.Over(database);

        var failed = await Record.ExceptionAsync(() => Of(registry).WarmAsync(default));
        var reading = await Record.ExceptionAsync(
            () => registry.Get<AskStatistic>().AskAsync(StatisticPresets.All[0].Read()));

        Assert.Null(failed);
        Assert.IsType<ArgumentOutOfRangeException>(reading); // Who asks is told.
    }

    private static Warming Of(Registry registry) => new(
        registry.Get<PaymentList>(), registry.Get<MerchantWarming>(), registry.Get<StatisticWarming>(),
        registry.Get<DashboardFigures>(), new StoppedClock(),
        LoggerFactory.Create(_ => { }).CreateLogger<Warming>());
}
