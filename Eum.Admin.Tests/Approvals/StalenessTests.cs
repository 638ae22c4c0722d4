using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Infrastructure.Storage.Engines;
using static Eum.Admin.Tests.Approvals.RebrandDesk;

namespace Eum.Admin.Tests.Approvals;

/// <summary>Approved is executed: what she saw, against what it was made against.</summary>
public sealed class StalenessTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_3_an_edit_after_she_looked_is_not_approved_by_it(StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        var no = await desk.ProposedAsync(brand: "SMALL");
        var seen = await desk.People.SeenAsync(no);
        await desk.Rebrand.EditAsync(
            await desk.People.MakerAsync(), no, new(1, "LARGE", 900_000_000), "몰래", null, default);

        var refused = Refused(await desk.People.Approve.RunAsync(
            await desk.People.CheckerAsync(), new(no, seen, ""), null, default));

        Assert.Contains("내용이 바뀌었습니다", refused.Message, StringComparison.Ordinal);
        await desk.StillWaitsAsync(no);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_3_a_target_that_moved_meanwhile_ends_the_proposal(StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        var no = await desk.ProposedAsync(programme: 1);
        await desk.Database.ExecuteAsync(
            "INSERT INTO programmes (programme_no, code, brand) VALUES (1, 'ONE', 'OTHER')");

        await EndsStaleAsync(desk, no, "programme/1");
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_3_a_rate_table_that_moved_meanwhile_ends_the_proposal(StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        var no = await desk.ProposedAsync();
        await desk.Database.ExecuteAsync(
            "INSERT INTO policy_versions (policy, version, authority, starts_at, document, sha256) "
            + "VALUES ('TEST', 1, 28000, 0, '{}', '')");

        await EndsStaleAsync(desk, no, "policy_versions");
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_3_content_changed_past_the_program_is_not_approved(StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        var no = await desk.ProposedAsync();
        await desk.Database.ExecuteAsync(
            $"UPDATE proposals SET sha256 = '{new string('0', 64)}' WHERE proposal_no = {no}");

        var refused = Refused(await desk.People.ApproveAsync(no));

        Assert.Contains("다르게 저장되어", refused.Message, StringComparison.Ordinal);
        await desk.StillWaitsAsync(no);
    }

    private static async Task EndsStaleAsync(RebrandDesk desk, long no, string moved)
    {
        var decided = Done(await desk.People.ApproveAsync(no));

        Assert.Equal(ProposalState.Stale, decided.State);
        Assert.Contains(moved, decided.Message, StringComparison.Ordinal);
        Assert.Equal(0, desk.Executions);
        Assert.Equal(ProposalState.Stale, await desk.StateAsync(no));

        // Its maker sees what it would do today and takes it up again.
        var maker = await desk.People.MakerAsync();
        var again = await desk.People.Renew.RunAsync(maker, new(no, "지금 값으로"), null, default);
        var renewed = Assert.IsType<Eum.Domain.Values.Outcome<long>.Done>(again).Value;
        Assert.Equal(ProposalState.Approved, Done(await desk.People.ApproveAsync(renewed)).State);
        Assert.Equal(1, desk.Executions);
    }
}
