using Eum.Admin.Features.Cards.Batches;
using Eum.Admin.Tests.Features.Cards;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Chaos;

/// <summary>Ordering for a list is stopped again and again: whoever was accepted is ordered for, and once.</summary>
public sealed class CardListChaosTests
{
    [Theory]
    [InlineData(StorageEngine.Sqlite, 1_300, 4)]
    [InlineData(StorageEngine.PostgreSql, 1_300, 4)]
    public Task A_run_that_breaks_in_any_page_loses_and_doubles_nobody(StorageEngine engine, int people, int breaks) =>
        BreakAsync(engine, people, breaks);

    [LongTheory]
    [InlineData(StorageEngine.Sqlite, 10_000, 137, 12)]
    [InlineData(StorageEngine.PostgreSql, 10_000, 137, 12)]
    public async Task Ten_thousand_students_with_137_wrong_rows_are_all_accounted_for(
        StorageEngine engine, int people, int wrong, int breaks)
    {
        var rejected = await BreakAsync(engine, people, breaks, wrong);

        Assert.Equal(wrong, rejected);
    }

    // The ledger of people refuses the page after so many: as a full disk or a lost connection does.
    private static async Task<int> BreakAsync(StorageEngine engine, int people, int breaks, int wrong = 11)
    {
        await using var desk = await IssuingDesk.OpenAsync(engine);
        var by = await desk.OfficerAsync();
        var approver = await desk.OfficerAsync(RoleTable.CityApprover);
        var (list, counts) = await desk.JudgedAsync(by, Roster.Of(people, wrong));
        await desk.ApprovedAsync(by, list);
        var order = desk.Registry.Get<OrderCardList>();
        for (var run = 0; run < breaks; run++)
        {
            using var stop = new CancellationTokenSource();
            var told = 0;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => order.RunAsync(
                approver,
                new(list)
                {
                    Tell = (_, _) =>
                    {
                        if (told++ == run % 2) stop.Cancel();
                    },
                },
                stop.Token));
            var (persons, orders) = (await PeopleAsync(desk), await OrdersAsync(desk));
            Assert.Equal(persons, orders); // Whole pages or nothing.
        }

        IssuingDesk.Value(await order.RunAsync(approver, new(list), default));
        IssuingDesk.Value(await order.RunAsync(approver, new(list), default)); // Once more does nothing.

        Assert.Equal((people, people), (await PeopleAsync(desk), await OrdersAsync(desk)));
        Assert.Equal(people, counts.New);
        return counts.Rejected;
    }

    private static async Task<int> PeopleAsync(IssuingDesk desk) =>
        (int)await desk.Database.NumberAsync("SELECT COUNT(*) FROM persons");

    private static async Task<int> OrdersAsync(IssuingDesk desk) =>
        (int)await desk.Database.NumberAsync("SELECT COUNT(DISTINCT person_no) FROM card_orders");
}
