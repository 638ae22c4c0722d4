using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.Officers;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using Accounts = Eum.Admin.Tests.Identity.Accounts;

namespace Eum.Admin.Tests.Features.Officers;

/// <summary>Roles change with four eyes, never into a pair that nobody may hold, and every row stays.</summary>
public sealed class GrantTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private static readonly DateOnly Today = OfficerDesk.Today;

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_11_over_the_whole_matrix_nobody_comes_to_hold_a_pair(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var desk = new OfficerDesk(database, new());
        var (refused, given) = (0, 0);

        foreach (var one in RoleTable.All)
            foreach (var other in RoleTable.All.Where(other => other != one))
            {
                var account = $"{one.Code}-{other.Code}".ToLowerInvariant().Replace('_', '-');
                await desk.MadeAsync(desk.Propose, OfficerDesk.New(account, one.Code, $"M-{refused + given}"));
                var outcome = await desk.DecideAsync(desk.Grants, OfficerDesk.Give(account, other.Code));
                if (RoleTable.ConflictIn([one.Code, other.Code]) is null)
                {
                    Assert.IsType<Outcome<Decided>.Done>(outcome);
                    given++;
                    continue;
                }

                Assert.Contains("한 사람이 함께 가질 수 없습니다", OfficerDesk.RefusalOf(outcome), StringComparison.Ordinal);
                refused++;
            }

        Assert.Equal(RoleTable.Conflicts.Count * 2, refused);
        Assert.Equal(RoleTable.All.Count * (RoleTable.All.Count - 1), refused + given);
        Assert.Empty(await desk.ConflictsAsync());
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_14_the_last_administrator_stays_whoever_wants_her_gone(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var desk = new OfficerDesk(accounts.Database, accounts.Clock);
        var first = await AdministratorAsync("admin.one", "A-1");
        var ending = OfficerDesk.End("admin.one", RoleTable.CityAdmin, Today, Today.AddDays(3));
        var disable = new DisableOfficer(desk.People.Desk);
        var verb = new Infrastructure.Identity.Accounts(accounts.Database, accounts.Clock);

        // The one who proposes has not enrolled: she could keep nothing.
        Assert.Contains("마지막 시 관리자", OfficerDesk.RefusalOf(
            await desk.DecideAsync(desk.Grants, ending)), StringComparison.Ordinal);
        Assert.Contains("마지막 시 관리자", OfficerDesk.RefusalOf(await disable.RunAsync(
            await desk.AdminAsync(), new("admin.one", "퇴직"), null, default)), StringComparison.Ordinal);
        Assert.Contains(
            "마지막 시 관리자", (await verb.DisableAsync("admin.one", "시험", default))!.Message, StringComparison.Ordinal);

        var second = await AdministratorAsync("admin.two", "A-2");
        var outcomes = await Task.WhenAll(DisableAsync(first, "admin.two"), DisableAsync(second, "admin.one"));
        Assert.Single(outcomes, outcome => outcome is Outcome<string>.Done);

        async Task<Caller> AdministratorAsync(string account, string number)
        {
            var user = (await accounts.EnrolAsync(account, number)).User;
            await desk.MadeAsync(desk.Grants, OfficerDesk.Give(account, RoleTable.CityAdmin));
            return new(
                user.Id, Door.CommandLine, "test", null, (await accounts.ReadAsync(user.Id)).SecurityStamp,
                accounts.Now);
        }

        Task<Outcome<string>> DisableAsync(Caller by, string account) => disable.RunAsync(
            by with { SteppedUpAt = accounts.Now }, new(account, "퇴직"), null, default);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_11_a_second_account_of_the_same_person_is_no_second_person(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var desk = new OfficerDesk(database, new());
        await desk.MadeAsync(desk.Propose, OfficerDesk.New("maker", RoleTable.CityFinance, "E-0012"));

        Assert.Contains("함께 가질 수 없습니다", OfficerDesk.RefusalOf(
            await desk.DecideAsync(desk.Propose, OfficerDesk.New("checker", RoleTable.CityApprover, "e0012"))));
        Assert.Empty(await desk.ConflictsAsync());
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_11_of_two_proposals_that_make_a_pair_only_together_the_second_is_stale(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var desk = new OfficerDesk(database, new());
        await desk.MadeAsync(desk.Propose, OfficerDesk.New("seo", RoleTable.GuOfficial));
        await desk.MadeAsync(desk.Grants, OfficerDesk.End("seo", RoleTable.GuOfficial, Today, Today.AddDays(-1)));
        var admin = await desk.AdminAsync();
        var first = await desk.Grants.ProposeAsync(
            admin, OfficerDesk.Give("seo", RoleTable.CityFinance), "하나", null, default);
        var second = await desk.Grants.ProposeAsync(
            admin, OfficerDesk.Give("seo", RoleTable.CityApprover), "둘", null, default);

        Assert.Equal(ProposalState.Approved, await StateAsync(first));
        Assert.Equal(ProposalState.Stale, await StateAsync(second));
        Assert.Empty(await desk.ConflictsAsync());

        async Task<ProposalState> StateAsync(Outcome<long> proposed) => Assert.IsType<Outcome<Decided>.Done>(
            await desk.ApproveAsync(Assert.IsType<Outcome<long>.Done>(proposed).Value)).Value.State;
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_11_roles_one_after_the_other_are_no_pair_and_roles_that_meet_later_are(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var desk = new OfficerDesk(database, new());
        await desk.MadeAsync(desk.Propose, OfficerDesk.New("moves", RoleTable.CityFinance));
        var next = new DateOnly(2026, 7, 1);

        Assert.Contains("함께 가질 수 없습니다", OfficerDesk.RefusalOf(
            await desk.DecideAsync(desk.Grants, OfficerDesk.Give("moves", RoleTable.CityApprover, next))));
        await desk.MadeAsync(desk.Grants, OfficerDesk.End("moves", RoleTable.CityFinance, Today, next.AddDays(-1)));
        await desk.MadeAsync(desk.Grants, OfficerDesk.Give("moves", RoleTable.CityApprover, next));
        Assert.Empty(await desk.ConflictsAsync());
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_11_nobody_decides_about_her_own_roles_and_the_machine_proposes_none(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var desk = new OfficerDesk(database, new());
        var checker = await desk.People.CheckerAsync();
        await using var db = database.Open();
        var account = (await db.Users.SingleAsync(user => user.Id == checker.OfficerId)).UserName!;

        Assert.Contains("자기 권한은", OfficerDesk.RefusalOf(
            await desk.DecideAsync(desk.Grants, OfficerDesk.Give(account, RoleTable.GuApprover))));
        Assert.Equal(Refusals.NotAllowed.Message, OfficerDesk.RefusalOf(await desk.Grants.ProposeAsync(
            Caller.Machine, OfficerDesk.Give(account, RoleTable.GuApprover), "까닭", null, default)));
        Assert.Equal(0, await database.NumberAsync("SELECT count(*) FROM officer_grants WHERE role = 'GU_APPROVER'"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_14_what_was_given_changed_and_ended_is_kept_row_by_row_and_on_record(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var desk = new OfficerDesk(database, new());
        await desk.MadeAsync(desk.Propose, OfficerDesk.New("seo", RoleTable.GuOfficial));
        await desk.MadeAsync(desk.Grants, OfficerDesk.Give("seo", RoleTable.CityFinance, until: new(2026, 12, 31)));
        await desk.MadeAsync(desk.Grants, OfficerDesk.End("seo", RoleTable.GuOfficial, Today, Today.AddDays(-1)));

        await using var db = database.Open();
        var user = await db.Users.SingleAsync(row => row.UserName == "seo");
        var rows = await db.OfficerGrants.Where(row => row.UserId == user.Id).OrderBy(row => row.GrantNo).ToListAsync();
        Assert.Equal(
            [
                new(RoleTable.GuOfficial, 28260, Today, null),
                new(RoleTable.CityFinance, 28000, Today, new(2026, 12, 31)),
                new(RoleTable.GuOfficial, 28260, Today, Today.AddDays(-1)),
            ],
            rows.Select(row => row.ToGrant()));
        Assert.Equal([1, 2, 3], rows.Select(row => row.ProposalNo));
        Assert.Equal(
            ["계정 만듦", "역할 줌", "역할 끝냄"],
            await db.AuditEntries.Where(line => line.Subject == "account/seo").OrderBy(line => line.EntryNo)
                .Select(line => line.Action).ToListAsync());

        await Assert.ThrowsAnyAsync<Exception>(() => database.ExecuteAsync("DELETE FROM officer_grants"));
        await Assert.ThrowsAnyAsync<Exception>(
            () => database.ExecuteAsync("UPDATE officer_grants SET until_day = NULL"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AU_10_a_changed_role_acts_at_the_next_command(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var desk = new OfficerDesk(database, new());
        var caller = await desk.People.Counter.OfficerAsync(RoleTable.CityFinance, 28000);
        await using var db = database.Open();
        var account = (await db.Users.AsNoTracking().SingleAsync(row => row.Id == caller.OfficerId)).UserName!;
        Assert.True((await desk.People.Desk.KnowAsync(caller, default))!.May(Permissions.BudgetsLinesSee));

        await desk.MadeAsync(
            desk.Grants, OfficerDesk.End(account, RoleTable.CityFinance, Counter.LongAgo, Today.AddDays(-1)));

        Assert.Equal(Refusals.SignIn.Message, OfficerDesk.RefusalOf(
            await desk.People.List.RunAsync(caller, new(ProposalTab.Mine, 1), default)));
        var stamp = (await db.Users.AsNoTracking().SingleAsync(row => row.Id == caller.OfficerId)).SecurityStamp;
        var again = await desk.People.Desk.KnowAsync(caller with { SecurityStamp = stamp }, default);
        Assert.Empty(again!.Grants);
        Assert.False(again.May(Permissions.BudgetsLinesSee));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_new_account_waits_for_its_approval_and_every_wrong_word_of_it_is_said(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var desk = new OfficerDesk(database, new());
        var admin = await desk.AdminAsync();
        var before = await database.NumberAsync("SELECT count(*) FROM officer_grants");
        var wrong = await desk.Propose.ProposeAsync(
            admin, new("A B", "", "?", "", "NOBODY", 1, Today, null), "까닭", null, default);

        Assert.Equal(
            ["account", "role"],
            Assert.IsType<Outcome<long>.Refused>(wrong).Problems.Select(problem => problem.Field));
        Assert.IsType<Outcome<long>.Refused>(await desk.Propose.ProposeAsync(
            admin, OfficerDesk.New("seo", RoleTable.GuOfficial) with { Authority = 28000 }, "까닭", null, default));
        var proposed = await desk.Propose.ProposeAsync(
            admin, OfficerDesk.New("seo", RoleTable.GuOfficial), "발령", null, default);
        Assert.Equal(before, await database.NumberAsync("SELECT count(*) FROM officer_grants"));

        await desk.ApproveAsync(Assert.IsType<Outcome<long>.Done>(proposed).Value);
        Assert.Equal(1, await database.NumberAsync(
            "SELECT count(*) FROM users WHERE user_name = 'seo' AND password_hash IS NULL AND totp_seed IS NULL"));
        Assert.Equal(0, await database.NumberAsync("SELECT count(*) FROM enrolment_tokens"));
    }
}
