using Eum.Admin.Desk;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using static Eum.Admin.Tests.Approvals.RebrandDesk;

namespace Eum.Admin.Tests.Approvals;

/// <summary>Who may approve what, and what an approval does: on the real engines, through the desk.</summary>
public sealed class ApprovalTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task An_approval_executes_once_and_puts_all_of_it_on_record(StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        var no = await desk.ProposedAsync(programme: 7);

        Assert.Equal(ProposalState.Approved, Done(await desk.People.ApproveAsync(no)).State);

        Assert.Equal(1, desk.Executions);
        Assert.Equal(1, await desk.Database.NumberAsync("SELECT count(*) FROM programmes WHERE programme_no = 1007"));
        await using var db = desk.Database.Open();
        var actions = await db.AuditEntries.OrderBy(line => line.EntryNo).Select(line => line.Action).ToListAsync();
        Assert.Equal(["기안", "승인", "상표 변경"], actions.TakeLast(3));
        Refused(await desk.People.ApproveAsync(no));
        Assert.Equal(1, desk.Executions);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task What_cannot_be_done_is_refused_and_the_proposal_waits_on(StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        var no = await desk.ProposedAsync(brand: "REFUSED");

        Assert.Equal("그런 상표는 없습니다.", Refused(await desk.People.ApproveAsync(no)).Message);

        Assert.Equal(ProposalState.Waiting, await desk.StateAsync(no));
        Assert.Equal(1, await desk.StepsAsync(no));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_2_one_person_is_one_pair_of_eyes_whatever_she_tries(StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        var counter = desk.People.Counter;
        var maker = await counter.OfficerAsync(RoleTable.CityFinance, 28000, until: Today);
        var number = await desk.EmployeeNoAsync(maker);
        var no = await desk.ProposedAsync(by: maker);
        var editor = await counter.OfficerAsync(RoleTable.CityFinance, 28000, until: Today);
        await desk.Rebrand.EditAsync(editor, no, new(1, "NEW", 2_000), "금액을 고침", null, default);

        var nobody = await counter.OfficerAsync(RoleTable.CityApprover, 28000);
        await desk.RenumberAsync(nobody, "");
        Task<Caller> ApproverAsync(string employeeNo) =>
            counter.OfficerAsync(RoleTable.CityApprover, 28000, employeeNo: employeeNo);
        Caller[] tricks =
        [
            await ApproverAsync(number), // A second account of hers.
            await ApproverAsync($" {number.ToLowerInvariant()[..4]}-{number[4..]} "), // Spelled otherwise.
            await ApproverAsync(string.Concat(number.Select(Wide))), // And in full-width letters.
            await counter.OfficerAsync(RoleTable.CityApprover, 28000, Today, Today, number), // 대결: for a day.
            nobody, // No employee number at all.
            await desk.PromotedAsync(editor, RoleTable.CityApprover), // Whoever edited is a maker.
            await desk.PromotedAsync(maker, RoleTable.CityApprover), // She has changed sides meanwhile.
        ];

        foreach (var trick in tricks) Refused(await desk.People.ApproveAsync(no, trick));
        await desk.RenumberAsync(maker, "E-NEW"); // Her account, under a new number.
        Refused(await desk.People.ApproveAsync(no, maker));
        Refused(await desk.People.ApproveAsync(no, Caller.Machine));
        Refused(await desk.People.Return.RunAsync(maker, new(no, "까닭"), null, default));
        await desk.StillWaitsAsync(no);

        Assert.Equal(ProposalState.Approved, Done(await desk.People.ApproveAsync(no)).State);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_2_nobody_proposes_without_an_employee_number(StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        var nobody = await desk.People.Counter.OfficerAsync(RoleTable.CityFinance, 28000);
        await desk.RenumberAsync(nobody, "");

        Refused(await desk.Rebrand.ProposeAsync(nobody, new(1, "NEW", 1), "까닭", null, default));
        Refused(await desk.Rebrand.ProposeAsync(Caller.Machine, new(1, "NEW", 1), "까닭", null, default));

        Assert.Equal(0, await desk.Database.NumberAsync("SELECT count(*) FROM proposals"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task FE_6_pieces_of_a_sum_need_who_the_sum_needs(StorageEngine engine)
    {
        const int Seo = 28260;
        using var desk = new RebrandDesk(engine);
        var counter = desk.People.Counter;
        var official = await counter.OfficerAsync(RoleTable.GuOfficial, Seo);
        var approver = await counter.OfficerAsync(RoleTable.GuApprover, Seo);
        var small = await desk.ProposedAsync(2, "SMALL", Rebrand.Limit, official, Seo);
        var first = await desk.ProposedAsync(1, "A", 600_000, official, Seo);
        desk.Clock.Advance(TimeSpan.FromHours(23));
        var second = await desk.ProposedAsync(1, "B", -600_000, official, Seo);

        Assert.Equal(Refusals.NotAllowed, Refused(await desk.People.ApproveAsync(first, await AgainAsync(approver))));
        Assert.Equal(Refusals.NotAllowed, Refused(await desk.People.ApproveAsync(second, await AgainAsync(approver))));
        Done(await desk.People.ApproveAsync(small, await AgainAsync(approver)));
        desk.Clock.Advance(TimeSpan.FromHours(24));
        var third = await desk.ProposedAsync(1, "C", 600_000, official, Seo);
        Done(await desk.People.ApproveAsync(third, await AgainAsync(approver)));
        Done(await desk.People.ApproveAsync(first, await AgainAsync(await desk.People.CheckerAsync())));
        Assert.Equal(3, desk.Executions);

        // Step-up does not hold for a day.
        Task<Caller> AgainAsync(Caller who) =>
            Task.FromResult(who with { SteppedUpAt = desk.Clock.GetUtcNow().UtcDateTime });
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AU_14_an_approval_asks_for_a_fresh_proof_of_who_she_is(StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        var no = await desk.ProposedAsync();
        var checker = await desk.People.CheckerAsync();
        desk.Clock.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(Refusals.StepUp, Refused(await desk.People.ApproveAsync(no, checker)));
        await desk.StillWaitsAsync(no);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_4_the_approver_of_one_gu_finds_no_proposal_of_another(StorageEngine engine)
    {
        using var desk = new RebrandDesk(engine);
        var counter = desk.People.Counter;
        var no = await desk.ProposedAsync(
            by: await counter.OfficerAsync(RoleTable.GuOfficial, 28260), district: 28260);
        var stranger = await counter.OfficerAsync(RoleTable.GuApprover, 28200);

        Assert.Equal(Refusals.NotFound, Refused(await desk.People.ApproveAsync(no, stranger)));
        Assert.Equal(Refusals.NotFound, Refused(await desk.People.Detail.RunAsync(stranger, new(no), default)));
        Assert.Equal(Refusals.NotFound, Refused(await desk.People.Detail.RunAsync(stranger, new(99), default)));
        await desk.StillWaitsAsync(no);
    }

    private static char Wide(char letter) => (char)(letter + ('Ａ' - 'A'));
}
