using System.Data.Common;
using Eum.Admin.Desk;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using static Eum.Admin.Tests.Approvals.RebrandDesk;

namespace Eum.Admin.Tests.Approvals;

/// <summary>Nothing happens before an approval, and nothing that happened to a proposal is ever lost.</summary>
public sealed class KeptTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_4_proposing_changes_the_proposals_and_the_audit_and_nothing_else(StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        var maker = await desk.People.MakerAsync();
        var before = await TablesDigest.OfAsync(desk.Database);

        var outcome = await desk.Rebrand.ProposeAsync(
            maker, new(1, "NEW", 1_000), "까닭", [new("결재문서.txt", "본문"u8.ToArray())], null, default);

        Assert.IsType<Outcome<long>.Done>(outcome);
        var after = await TablesDigest.OfAsync(desk.Database);
        var changed = after.Where(table => before[table.Key] != table.Value).Select(table => table.Key);
        Assert.Equal(["audit_entries", "proposal_files", "proposal_steps", "proposals"], changed);
        Assert.Equal(0, desk.Executions);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_4_the_budgets_own_proposals_change_nothing_else_either(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        var people = new TwoPeople(database);
        var maker = await people.MakerAsync();
        var before = await TablesDigest.OfAsync(database);

        var load = new Admin.Features.Budgets.LoadPublishedBudgets(people.Desk);
        Assert.IsType<Outcome<long>.Done>(await load.ProposeAsync(maker, new(), "까닭", null, default));
        var close = new Admin.Features.Budgets.CloseMonth(people.Desk);
        Assert.IsType<Outcome<long>.Done>(
            await close.ProposeAsync(maker, new(new(2026, 2)), "까닭", null, default));

        var after = await TablesDigest.OfAsync(database);
        var changed = after.Where(table => before[table.Key] != table.Value).Select(table => table.Key);
        Assert.Equal(["audit_entries", "proposal_steps", "proposals"], changed);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_7_returned_withdrawn_and_expired_ones_stay_and_take_no_more(StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        var (people, maker) = (desk.People, await desk.People.MakerAsync());
        var checker = await people.CheckerAsync();
        long[] all = [await desk.ProposedAsync(1), await desk.ProposedAsync(2), await desk.ProposedAsync(3)];
        Done(await people.Return.RunAsync(checker, new(all[0], "다시 하세요"), null, default));
        Done(await people.Withdraw.RunAsync(maker, new(all[1], ""), null, default));
        desk.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, ExpiredOf(await people.Expire.RunAsync(Caller.Machine, new(), null, default)));

        checker = checker with { SteppedUpAt = desk.Clock.GetUtcNow().UtcDateTime };
        var before = await TablesDigest.OfAsync(desk.Database);
        foreach (var no in all)
        {
            Refused(await people.ApproveAsync(no, checker));
            Refused(await people.Return.RunAsync(checker, new(no, "또"), null, default));
            Refused(await people.Withdraw.RunAsync(maker, new(no, ""), null, default));
            Refused(await desk.Rebrand.EditAsync(maker, no, new(1, "X", 1), "또", null, default));
            await Assert.ThrowsAnyAsync<DbException>(() =>
                desk.Database.ExecuteAsync($"UPDATE proposals SET state = 1 WHERE proposal_no = {no}"));
            await Assert.ThrowsAnyAsync<DbException>(() =>
                desk.Database.ExecuteAsync($"DELETE FROM proposal_steps WHERE proposal_no = {no}"));
        }

        Assert.Equal(before, await TablesDigest.OfAsync(desk.Database));
        Assert.Equal(
            [ProposalState.Returned, ProposalState.Withdrawn, ProposalState.Expired],
            [await desk.StateAsync(all[0]), await desk.StateAsync(all[1]), await desk.StateAsync(all[2])]);
        Assert.Equal(0, desk.Executions);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_7_a_proposal_dies_on_its_seventh_day_though_no_job_has_run(StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        var (no, late) = (await desk.ProposedAsync(1), await desk.ProposedAsync(2));
        desk.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMilliseconds(1));
        var checker = await desk.People.CheckerAsync() with { SteppedUpAt = desk.Clock.GetUtcNow().UtcDateTime };
        Assert.Equal(ProposalState.Approved, Done(await desk.People.ApproveAsync(no, checker)).State);

        desk.Clock.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(ProposalState.Expired, Done(await desk.People.ApproveAsync(late, checker)).State);
        Assert.Equal(ProposalState.Expired, await desk.StateAsync(late));
        Assert.Equal(1, desk.Executions);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_8_the_approver_is_shown_before_and_after_the_money_the_maker_the_reason_and_the_files(
        StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        await desk.Database.ExecuteAsync("INSERT INTO programmes (programme_no, code, brand) VALUES (1, 'ONE', 'OLD')");
        var maker = await desk.People.MakerAsync();
        var proposed = await desk.Rebrand.ProposeAsync(
            maker, new(1, "NEW", -7_000), "상표가 바뀌어서", [new("근거.pdf", [1, 2, 3])], null, default);
        var no = Assert.IsType<Outcome<long>.Done>(proposed).Value;

        var asked = await desk.People.Detail.RunAsync(await desk.People.CheckerAsync(), new(no), default);
        var view = Assert.IsType<Outcome<Admin.Features.Approvals.ProposalView>.Done>(asked).Value;

        Assert.Equal([new ShownChange("상표", "OLD", "NEW")], view.Content.Shown.Changes);
        Assert.Equal((-7_000, "상표가 바뀌어서", "CITY_FINANCE"), (view.Line.Effect, view.Line.Reason, view.Line.Maker));
        Assert.Equal(("근거.pdf", 3), (view.Content.Files[0].Name, view.Content.Files[0].Bytes));
        Assert.True(view.MayDecide);
        Assert.False(view.MayWithdraw);
        Assert.Equal(await desk.People.SeenAsync(no), view.Seen);
        var own = await desk.People.Detail.RunAsync(maker, new(no), default);
        var hers = Assert.IsType<Outcome<Admin.Features.Approvals.ProposalView>.Done>(own).Value;
        Assert.True(hers is { MayDecide: false, MayWithdraw: true });
    }

    private static int ExpiredOf(Outcome<int> outcome) => Assert.IsType<Outcome<int>.Done>(outcome).Value;
}
