using Eum.Admin.Desk;
using Eum.Admin.Features.BenefitPlus;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using static Eum.Admin.Tests.Features.BenefitPlus.ContractDesk;

namespace Eum.Admin.Tests.Features.BenefitPlus;

/// <summary>From the merchant's application to what its customers earn, and back at the month's edge.</summary>
public sealed class ContractDeskTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task An_approved_contract_earns_its_layers_from_its_first_day_and_not_a_day_longer(
        StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        var no = await desk.ReceiveAsync(first: "2026-03-10", last: "2026-03-31");
        Assert.All((await desk.ShowAsync(no)).Checks, check => Assert.True(check.Holds, check.Said));
        Assert.Equal(0, await desk.Database.NumberAsync("SELECT COUNT(*) FROM benefit_plus_contracts"));
        Assert.Equal(ProposalState.Approved, (await desk.ApproveAsync(no)).State);

        await PayAsync(desk, (1, "2026-03-09"), (2, "2026-03-10"), (3, "2026-03-31"), (4, "2026-04-01"));

        // The published example (서구, 2026-02): 50,000 won earn 5,000 + 1,000 + 2,500.
        Assert.Equal(
            "1|5000|0|0\n2|8500|1000|2500\n3|8500|1000|2500\n4|5000|0|0",
            await desk.Operator.RowsAsync(
                $"SELECT tx_key - {await FirstKeyAsync(desk)} + 1, cashback, gu, merchant FROM payments"));
        Assert.Equal(ApplicationState.Approved, (await desk.ShowAsync(no)).State);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task It_is_given_back_with_a_reason_comes_again_corrected_and_is_decided_by_another(
        StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        Assert.Contains("6%", Refusal(await desk.TryReceiveAsync("W1", rate: 600)).Message, StringComparison.Ordinal);
        var no = await desk.ReceiveAsync(rate: 500);
        Done(await desk.People.DecideAsync(new SetContractTerms(desk.Desk), new(Seo, "1, 2, 3", 10)));
        // No such rung any more.
        Assert.Contains("5%", Refusal(await desk.ProposeAsync(no)).Message, StringComparison.Ordinal);

        Assert.Equal("까닭을 적으세요.", Refusal(await desk.HandleAsync(no, ApplicationAct.Return, " ")).Message);
        Assert.Equal(ApplicationState.Returned, Done(await desk.HandleAsync(no, ApplicationAct.Return)));
        Assert.Contains("접수 상태가 아니어서", Refusal(await desk.ProposeAsync(no)).Message, StringComparison.Ordinal);
        var corrected = Ask(ContractAct.New, "2026-04-01", rate: 300);
        Assert.Contains(
            "정한 적립률", Refusal(await desk.HandleAsync(
                no, ApplicationAct.Correct, "4%로", corrected with { RateBp = 400 })).Message, StringComparison.Ordinal);
        Assert.Equal(
            ApplicationState.Received, Done(await desk.HandleAsync(no, ApplicationAct.Correct, "3%로", corrected)));

        var proposal = Done(await desk.ProposeAsync(no));
        Assert.Contains(
            "기다리고 있습니다", Refusal(await desk.HandleAsync(no, ApplicationAct.Reject)).Message, StringComparison.Ordinal);
        Assert.IsType<Outcome<Eum.Admin.Features.Approvals.Decided>.Refused>(
            await desk.People.ApproveAsync(proposal, desk.Official)); // Not by herself.
        Assert.Equal(ProposalState.Approved, Done(await desk.People.ApproveAsync(proposal, desk.Approver)).State);

        var shown = await desk.ShowAsync(no);
        Assert.Equal(new Contract(new(2026, 4, 1), null, 300), Assert.Single(shown.Merchant.Contracts));
        Assert.Equal(
            [ApplicationAct.Receive, ApplicationAct.Return, ApplicationAct.Correct, ApplicationAct.Approve],
            shown.Steps.Select(step => step.Act));
        Assert.Equal("서류가 빠졌습니다", shown.Steps[1].Comment);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_running_contract_is_changed_paused_and_ended_at_the_months_edge(StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        await desk.ApproveAsync(await desk.ReceiveAsync(first: "2026-03-10", rate: 300));
        await desk.ApproveAsync(await desk.ReceiveAsync(act: ContractAct.Change, first: "2026-05-01", rate: 500));
        await desk.ApproveAsync(await desk.ReceiveAsync(
            act: ContractAct.Pause, first: "2026-07-01", last: "2026-08-31"));
        var last = await desk.ReceiveAsync(act: ContractAct.End, first: "2026-12-01");
        await desk.ApproveAsync(last);

        Assert.Equal(
            [
                new(new(2026, 3, 10), new(2026, 4, 30), 300), new(new(2026, 5, 1), new(2026, 6, 30), 500),
                new(new(2026, 9, 1), new(2026, 11, 30), 500),
            ],
            (await desk.ShowAsync(last)).Merchant.Contracts);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task What_the_checklist_finds_stops_the_proposal_and_what_changed_since_the_approval(
        StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        Assert.Contains(
            "30억 초과", Refusal(await desk.ProposeAsync(await desk.ReceiveAsync("W3"))).Message,
            StringComparison.Ordinal);
        var no = await desk.ReceiveAsync();
        Assert.Contains(
            $"{no}번이 아직", Refusal(await desk.TryReceiveAsync("W1")).Message, StringComparison.Ordinal);
        var proposal = Done(await desk.ProposeAsync(no));
        await desk.Operator.TakeAsync(desk.Operator.Write(
            "merchants",
            [OperatorDesk.Merchant(
                "W1", "CHANGE", "2026-03-01", name: "검암 분식", dong: "2826010100", bracket: "LE300M", status: "SUSPENDED")],
            sequence: 2, day: new(2026, 3, 1)));

        Assert.Equal(ProposalState.Stale, Done(await desk.People.ApproveAsync(proposal, desk.Approver)).State);
        Assert.Equal(0, await desk.Database.NumberAsync("SELECT COUNT(*) FROM benefit_plus_contracts"));
        Assert.Contains(await Failing(desk, no), check => check.Item == CheckItem.Standing);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Another_gus_merchants_and_applications_are_not_there_by_any_door(StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        var no = await desk.ReceiveAsync();
        var other = await desk.People.Counter.OfficerAsync(RoleTable.GuOfficial, 28200);
        var detail = new ApplicationDetail(desk.Desk);

        Assert.Equal("가맹점을 찾을 수 없습니다.", Refusal(await desk.TryReceiveAsync("W2")).Message);
        Assert.Equal(
            Refusal(await detail.RunAsync(other, new(99), default)),
            Refusal(await detail.RunAsync(other, new(no), default)));
        Assert.Equal(Refusals.NotFound, Refusal(await new HandleApplication(desk.Desk).RunAsync(
            other, new(no, ApplicationAct.Reject, "까닭", null, 1), null, default)));
        foreach (var district in (int[])[Seo, 28200])
            Assert.Equal(Refusals.NotFound, Refusal(await new ApproveContract(desk.Desk).ProposeAsync(
                other, new(no, district), "까닭", null, default)));
        Assert.Equal(Refusals.NotFound, Refusal(
            await new ApplicationPapers(desk.Desk).RunAsync(other, new(no, 1), default)));
        Assert.Empty((await new ApplicationList(desk.Desk).AskAsync(new(new(), 1), other))!.Lines);
        Assert.DoesNotContain(
            (await new FindApplicants(desk.Desk).AskAsync(new("분식", null), other))!.Found, found => found.Id == "W1");
        Assert.Equal([28200], (await new ContractProgress(desk.Desk).AskAsync(new(), other))!.Districts
            .Select(gu => gu.District));
        Assert.Single((await desk.ShowAsync(no)).Files);
    }

    [Fact]
    public async Task Two_officials_with_one_application_get_a_conflict_and_the_later_keeps_what_she_typed()
    {
        using var desk = await OpenAsync(StorageEngine.Sqlite);
        var no = await desk.ReceiveAsync();
        var seen = (await desk.ShowAsync(no)).Version;
        var hers = Ask(ContractAct.New, "2026-04-01", rate: 400);
        Done(await desk.HandleAsync(no, ApplicationAct.Correct, "4%로", hers, seen));

        var late = await desk.HandleAsync(no, ApplicationAct.Return, "서류", version: seen);

        Assert.Contains("다른 담당자가 먼저", Refusal(late).Message, StringComparison.Ordinal);
        var shown = await desk.ShowAsync(no);
        Assert.Equal((400, ApplicationState.Received), (shown.Asked.RateBp, shown.State));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task The_queue_tells_ages_and_the_progress_of_each_gu_toward_its_target(StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        await desk.ApproveAsync(await desk.ReceiveAsync(first: "2026-03-03"));
        await desk.ReceiveAsync("W3");
        Done(await desk.People.DecideAsync(new SetContractTerms(desk.Desk), new(Seo, "2, 4", 10)));
        var clock = new StoppedClock(new(2026, 3, 20, 9, 0, 0, TimeSpan.FromHours(9)));
        var later = new Counter(desk.Database, clock);
        var by = await later.OfficerAsync(RoleTable.GuOfficial, Seo);

        var queue = (await new ApplicationList(later.Desk).AskAsync(new(new(), 1), by))!;
        var gu = Assert.Single((await new ContractProgress(later.Desk).AskAsync(new(), by))!.Districts);

        Assert.Equal((1, 18, "W3"), (queue.Open, queue.Oldest, Assert.Single(queue.Lines).MerchantId));
        Assert.Equal(new GuProgress(Seo, 1, 10, 1, 1), gu);
        var list = new ApplicationList(later.Desk);
        Assert.Equal(2, (await list.AskAsync(new(new() { All = true, Word = "" }, 1), by))!.Total);
        Assert.Equal(
            "큰 병원", Assert.Single((await list.AskAsync(new(new() { Word = "ㅋㅂㅇ" }, 1), by))!.Lines).Merchant);
        Assert.Equal([200, 400], (await new FindApplicants(later.Desk).AskAsync(new(null, "W1"), by))!.Ladder.Rates);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task The_operators_file_tells_the_contracts_and_comes_back_in_without_a_difference(
        StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        await desk.ApproveAsync(await desk.ReceiveAsync(first: "2026-03-10", last: "2026-12-31"));
        var city = await desk.People.Counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var order = new TakeAway<ContractsFile.Request>(new(new(2026, 3, 2)), "운영사에 계약을 알립니다");

        Assert.Equal(
            Refusals.NotAllowed, Refusal(await new ContractsFile(desk.Desk).RunAsync(desk.Official, order, default)));
        using var taken = Done(await new ContractsFile(desk.Desk).RunAsync(city, order, default));
        using var reader = new StreamReader(taken.Content);
        var text = await reader.ReadToEndAsync();

        Assert.Equal("benefit-plus-20260302-1.csv", taken.Name);
        Assert.Contains("W1,500,2026-03-10,2026-12-31\n#END,1,0\n", text, StringComparison.Ordinal);
        var back = await desk.Operator.ImportAsync(desk.Operator.Folder.Write(taken.Name, text));
        Assert.Equal((1, 0, 0), (back.Duplicates, back.Accepted, back.Rejected));
    }

    private static async Task<IEnumerable<Check>> Failing(ContractDesk desk, long no) =>
        (await desk.ShowAsync(no)).Checks.Where(check => !check.Holds);

    private static async Task PayAsync(ContractDesk desk, params (int No, string Day)[] payments)
    {
        foreach (var (at, (no, day)) in payments.Index())
        {
            var date = DateOnly.Parse(day, null);
            var row = OperatorDesk.Pay($"P{no}", OperatorDesk.At("10:00:00.000", date), 50_000, "W1");
            await desk.Operator.TakeAsync(desk.Operator.Write("payments", [row], at + 1, date));
        }
    }

    private static async Task<long> FirstKeyAsync(ContractDesk desk)
    {
        await using var db = desk.Database.Open();
        return await db.Payments.MinAsync(row => row.TxKey);
    }
}
