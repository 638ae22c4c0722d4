using Eum.Admin.Features.BenefitPlus.Lists;
using Eum.Admin.Tests.Features.BenefitPlus;
using Eum.Domain.Lists;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Chaos;

/// <summary>Taking a list of applications in is stopped again and again: each good row is received, and once.</summary>
public sealed class ApplicationListChaosTests
{
    [Theory]
    [InlineData(StorageEngine.Sqlite)]
    [InlineData(StorageEngine.PostgreSql)]
    public async Task A_run_that_breaks_in_any_page_loses_and_doubles_no_application(StorageEngine engine)
    {
        const int Good = 1_300;
        await using var desk = await ApplicationsDesk.OpenAsync(engine, Good);
        var (list, counts) = await desk.JudgedAsync(ApplicationsDesk.ListOf(Good, wrong: 7));
        ApplicationsDesk.Value(await desk.AskAsync(list));
        var take = desk.Registry.Get<TakeApplicationList>();
        for (var run = 0; run < 4; run++)
        {
            using var stop = new CancellationTokenSource();
            var told = 0;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => take.RunAsync(
                desk.Official,
                new(list, Good)
                {
                    Tell = (_, _) =>
                    {
                        if (told++ == run) stop.Cancel();
                    },
                },
                stop.Token));
            var (received, steps) = (await CountAsync(desk, "applications"), await CountAsync(desk, "steps"));
            Assert.Equal((received, run * ListPagesOf), (steps, received)); // Whole pages or nothing.
        }

        var done = ApplicationsDesk.Value(await take.RunAsync(desk.Official, new(list, Good), default));
        var again = ApplicationsDesk.Value(await take.RunAsync(desk.Official, new(list, Good), default));

        Assert.Equal((Good, 0), (done.Received, done.Skipped));
        Assert.Equal(done, again); // Once more does nothing.
        Assert.Equal(Good, await CountAsync(desk, "applications"));
        Assert.Equal(Good, await desk.Database.NumberAsync(
            "SELECT COUNT(DISTINCT merchant_key) FROM benefit_plus_applications"));
        Assert.Equal(Good, await desk.Database.NumberAsync(
            "SELECT COUNT(*) FROM audit_entries WHERE action = '혜택플러스 신청 접수'"));
        var view = await desk.ViewAsync(list);
        Assert.Equal((ListState.Done, counts), (view.Line.State, view.Line.Counts));
    }

    private const int ListPagesOf = Eum.Infrastructure.Imports.Lists.ListPages.RowsToAPage;

    private static async Task<int> CountAsync(ApplicationsDesk desk, string table) =>
        (int)await desk.Database.NumberAsync($"SELECT COUNT(*) FROM benefit_plus_{table}");
}
