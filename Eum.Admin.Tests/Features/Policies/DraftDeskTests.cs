using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.Policies;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.Cashback;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Cashback;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Verification;
using Microsoft.Extensions.Options;
using static Eum.Admin.Tests.Features.Policies.PolicyDesk;

namespace Eum.Admin.Tests.Features.Policies;

/// <summary>From a draft to the rule that payments are rated with, through two people.</summary>
public sealed class DraftDeskTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private static readonly StoppedClock Earlier = new(new(2026, 2, 20, 9, 0, 0, TimeSpan.FromHours(9)));

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task What_two_people_decided_holds_for_payments_from_its_instant_on(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await Town.SettleAsync(database);
        var desk = new PolicyDesk(database, Earlier);
        var maker = await desk.People.MakerAsync();
        var no = await desk.HalvedAsync(maker, Town.Days[1]);

        var proposal = ValueOf(await desk.ProposeAsync(maker, no));
        Assert.Equal(28, (await TimelineAsync(database)).Versions.Count); // Nothing happens before.
        Assert.Equal(ProposalState.Approved, ValueOf(await ApproveAsync(desk, proposal)).State);
        foreach (var day in Town.Days) await Town.ImportAsync(database, day, Town.PaymentsOf(day));

        var proofs = new PaymentProofs(new BulkConnections(Options.Create(database.Options)));
        Assert.Contains(":28", PlanOf(proofs, Town.Days[0]), StringComparison.Ordinal);
        Assert.Contains("INCHEON-BASE:29", PlanOf(proofs, Town.Days[1]), StringComparison.Ordinal);
        var result = await new Verifier(database, TimeProvider.System).RunAsync(null, default);
        Assert.True(result.Ok, string.Join(' ', result.Checks.Select(check => check.First)));
        var view = ValueOf(await new PolicyVersionDetail(desk.Desk).RunAsync(maker, new("INCHEON-BASE", 29), default));
        Assert.Equal(proposal, view.Origin!.Proposal);
        Assert.True(view.Examples.Single().Holds);
        Assert.NotEmpty(view.Changes);
        Assert.False((await desk.ReadAsync(maker, no)).MayEdit);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Two_who_save_one_draft_both_keep_their_text(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var desk = new PolicyDesk(database);
        var (one, other) = (await desk.SeohaeAsync(), await desk.SeohaeAsync());
        var no = await desk.StartAsync(one, "SEOHAE-TOPUP", Seohae);
        var (hers, his) = (await desk.ReadAsync(one, no), await desk.ReadAsync(other, no));
        var (mine, theirs) = (hers.Draft, his.Draft);
        (mine.Notes, theirs.Notes) = ("하나", "둘");

        ValueOf(await desk.SaveAsync(one, hers, mine));
        var refused = Assert.IsType<Outcome<long>.Refused>(await desk.SaveAsync(other, his, theirs));
        var copy = ValueOf(await new StartDraft(desk.Desk).RunAsync(
            other, new("SEOHAE-TOPUP", Seohae, "사본", DraftText.Of(theirs)), null, default));

        Assert.Equal("conflict", refused.Problems[0].Field);
        Assert.Equal("하나", (await desk.ReadAsync(other, no)).Draft.Notes);
        Assert.Equal("둘", (await desk.ReadAsync(one, copy)).Draft.Notes);
        Assert.Equal( // The same text again is no conflict.
            (await desk.ReadAsync(one, no)).Saved, ValueOf(await desk.SaveAsync(one, hers, mine)));

        // Nor does he lay aside what he has not seen.
        var drop = new DropDraft(desk.Desk);
        var unseen = await drop.RunAsync(other, new(no, his.Saved), null, default);
        Assert.Equal("conflict", Assert.IsType<Outcome<long>.Refused>(unseen).Problems[0].Field);
        var now = (await desk.ReadAsync(other, no)).Saved;
        Assert.Equal(no, ValueOf(await drop.RunAsync(other, new(no, now), null, default)));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task No_door_leads_to_the_draft_of_another_gu(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var desk = new PolicyDesk(database);
        var (own, city) = (await desk.SeohaeAsync(), await desk.People.MakerAsync());
        var stranger = await desk.People.Counter.OfficerAsync(RoleTable.GuOfficial, 28200);
        var no = await desk.StartAsync(own, "SEOHAE-TOPUP", Seohae);
        var view = await desk.ReadAsync(own, no);
        var (nothing, text) = (Refusals.NotFound.Message, view.Text);

        Assert.Equal(nothing, RefusalOf(await new DraftDetail(desk.Desk).RunAsync(stranger, new(no), default)));
        Assert.Equal(nothing, RefusalOf(await desk.SaveAsync(stranger, view, view.Draft)));
        Assert.Equal(nothing, RefusalOf(await new DropDraft(desk.Desk).RunAsync(
            stranger, new(no, view.Saved), null, default)));
        Assert.Equal(nothing, RefusalOf(await new StartDraft(desk.Desk).RunAsync(
            stranger, new("SEOHAE-TOPUP", Seohae, "남의 것"), null, default)));
        Assert.Equal(nothing, RefusalOf(await new StartDraft(desk.Desk).RunAsync(
            stranger, new("SEOHAE-TOPUP", 28200, "제 것처럼"), null, default)));
        Assert.Equal(nothing, RefusalOf(await new ProposeVersion(desk.Desk).ProposeAsync(
            stranger, new(no, Seohae, text, null), "까닭", null, default)));
        Assert.Equal(nothing, RefusalOf(await new ProposeVersion(desk.Desk).ProposeAsync(
            stranger, new(no, 28200, text, null), "까닭", null, default)));
        Assert.Empty(ValueOf(await new PolicyList(desk.Desk).RunAsync(stranger, new(null), default)).Drafts);
        Assert.Single(ValueOf(await new PolicyList(desk.Desk).RunAsync(city, new(null), default)).Drafts);
    }

    [Fact]
    public async Task What_does_not_hold_is_not_proposed()
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        var desk = new PolicyDesk(database);
        var maker = await desk.People.MakerAsync();
        var no = await desk.HalvedAsync(maker, new(2026, 4, 1));
        var view = await desk.ReadAsync(maker, no);
        var draft = view.Draft;
        draft.Examples[0].Base = 5_000;
        ValueOf(await desk.SaveAsync(maker, view, draft));

        Assert.Contains("2,500원입니다", RefusalOf(await desk.ProposeAsync(maker, no)), StringComparison.Ordinal);
        Assert.Contains("그 뒤에 바뀌었습니다", RefusalOf(await new ProposeVersion(desk.Desk).ProposeAsync(
            maker, new(no, 28000, view.Text, null), "옛 글", null, default)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_does_not_start_where_payments_are_booked()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        var desk = new PolicyDesk(database, Earlier);
        var maker = await desk.People.MakerAsync();

        var booked = await desk.ProposeAsync(maker, await desk.HalvedAsync(maker, Town.Days[2]));
        var free = await desk.ProposeAsync(maker, await desk.HalvedAsync(maker, Town.Days[2].AddDays(1)));

        Assert.Contains("이미 들어와 있습니다", RefusalOf(booked), StringComparison.Ordinal);
        Assert.Contains("시뮬레이션이 없습니다", RefusalOf(free), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_is_edited_or_overtaken_while_it_waits_is_not_approved()
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        var desk = new PolicyDesk(database, Earlier);
        var maker = await desk.People.MakerAsync();
        var edited = await desk.HalvedAsync(maker, new(2026, 4, 1));
        var overtaken = await desk.HalvedAsync(maker, new(2026, 5, 1));
        var first = ValueOf(await desk.ProposeAsync(maker, edited));
        var second = ValueOf(await desk.ProposeAsync(maker, overtaken));
        var view = await desk.ReadAsync(maker, edited);
        var draft = view.Draft;
        draft.Notes = "고침";
        ValueOf(await desk.SaveAsync(maker, view, draft));

        Assert.Equal(ProposalState.Stale, ValueOf(await ApproveAsync(desk, first)).State);
        var again = ValueOf(await desk.ProposeAsync(maker, edited));
        Assert.Equal(ProposalState.Approved, ValueOf(await ApproveAsync(desk, again)).State);
        Assert.Equal(ProposalState.Stale, ValueOf(await ApproveAsync(desk, second)).State);
    }

    [Fact]
    public async Task A_gu_opens_a_policy_of_its_own_and_its_own_approver_decides()
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        var desk = new PolicyDesk(database);
        var maker = await desk.People.Counter.OfficerAsync(RoleTable.GuOfficial, 28200);
        var no = await desk.StartAsync(maker, "NAMDONG-BONUS", 28200);
        var view = await desk.ReadAsync(maker, no);
        var draft = view.Draft;
        (draft.From, draft.Body, draft.Document, draft.NameEn) = (new(2026, 4, 1), "남동구", "제1호", "Namdong bonus");
        draft.Layers.Add(new()
        {
            Id = "namdong",
            Kind = LayerKind.GuTopUp,
            Name = "남동 추가",
            When = new() { Districts = [28200] },
            Bands = { new() { UpTo = 300_000, RateBp = 200 } },
            Funding = { new() { Fund = Fund.Gu, Share = 100 } },
            Remainder = Fund.Gu,
        });
        draft.Examples.Add(new() { Name = "만 원", District = 28200, Amount = 10_000, Base = 1_000, GuTopUp = 200 });
        ValueOf(await desk.SaveAsync(maker, view, draft));

        var proposal = ValueOf(await desk.ProposeAsync(maker, no));
        var approver = await desk.People.Counter.OfficerAsync(RoleTable.GuApprover, 28200);
        Assert.Equal(ProposalState.Approved, ValueOf(await desk.People.ApproveAsync(proposal, approver)).State);

        await using var db = database.Open();
        var policy = (await BookPolicies.ReadAsync(db, default)).Policies.Single(one => one.Code == "NAMDONG-BONUS");
        Assert.Equal(("Namdong bonus", 28200, "NAMDONG", 1),
            (policy.NameEn, policy.Authority, policy.Budget, policy.Versions.Count));
    }

    private static async Task<Outcome<Decided>> ApproveAsync(PolicyDesk desk, long proposal) =>
        await desk.People.ApproveAsync(proposal, await desk.People.CheckerAsync());

    private static async Task<Policy> TimelineAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return (await BookPolicies.ReadAsync(db, default)).Policies.Single(one => one.Code == "INCHEON-BASE");
    }

    private static string PlanOf(PaymentProofs proofs, DateOnly day) =>
        proofs.Find(Town.PaymentsOf(day)[0].Split(',')[0])!.Quote.Plan;
}
