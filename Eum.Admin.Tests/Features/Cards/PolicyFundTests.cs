using Eum.Admin.Features.Cards.Funds;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.Budgets;
using Eum.Domain.Cards;
using Eum.Domain.Cards.Funds;
using Eum.Domain.Cashback;
using Eum.Domain.Officers;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.Cards;

public sealed class PolicyFundTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private static readonly DateOnly LastDay = IssuingDesk.Day.AddDays(30);
    private static readonly BudgetLineKey Line = new(2026, Fund.City, 28000, "RELIEF");

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Money_is_promised_once_sent_to_cards_and_counted_as_the_operator_reports(StorageEngine engine)
    {
        await using var desk = await IssuingDesk.OpenAsync(engine);
        var by = await desk.OfficerAsync();
        var fund = await OpenAsync(desk, ceiling: 1_000_000);

        var (list, counts) = await desk.JudgedAsync(by, Roster.Of(good: 6, wrong: 0), programme: "", fund);
        await desk.ApprovedAsync(by, list);
        await desk.RunJobsAsync();

        Assert.Equal(6, counts.New);
        Assert.Equal((10_000_000, 600_000, 0), await LineAsync(desk));
        var (_, again) = await desk.JudgedAsync(by, Roster.Of(good: 6, wrong: 0), programme: "", fund);
        Assert.Equal((0, 6), (again.Accepted, again.Same)); // Nobody is given it twice.

        await HandOutAsync(desk, list, cards: 5);
        var order = desk.Registry.Get<OrderLoads>();
        Assert.Equal(1, IssuingDesk.Value(await order.RunAsync(by, new(fund), null, default)));
        IssuingDesk.RefusedFor("보낼 지원금이 없습니다", await order.RunAsync(by, new(fund), null, default));
        using (var file = IssuingDesk.Value(await desk.Registry.Get<LoadsFile>().RunAsync(
            by, new(new(1), "운영사에 지급 지시"), default)))
        {
            using var text = new StreamReader(file.Content);
            var lines = (await text.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("1,C000001,M000001,RELIEF2026,100000,2026-04-01", lines[2]);
            Assert.Equal("#END,5,500000", lines[^1]);
        }

        await ReportAsync(desk);
        var standing = IssuingDesk.Value(await desk.Registry.Get<CountFund>().RunAsync(by, new(fund), default));
        Assert.Equal(new FundStanding(600_000, 500_000, 500_000, 30_000, 470_000), standing);
    }

    [Fact]
    public async Task A_fund_is_closed_only_when_it_has_expired_and_all_of_it_is_told()
    {
        await using var desk = await IssuingDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();
        var fund = await OpenAsync(desk, ceiling: 1_000_000);
        var (list, _) = await desk.JudgedAsync(by, Roster.Of(good: 6, wrong: 0), programme: "", fund);
        await desk.ApprovedAsync(by, list);
        await desk.RunJobsAsync();
        await HandOutAsync(desk, list, cards: 5);
        IssuingDesk.Value(await desk.Registry.Get<OrderLoads>().RunAsync(by, new(fund), null, default));
        await ReportAsync(desk);
        var close = desk.Registry.Get<CloseFund>();
        var count = desk.Registry.Get<CountFund>();

        IssuingDesk.Value(await count.RunAsync(by, new(fund), default));
        IssuingDesk.RefusedFor("24:00이 지난 뒤", await close.ProposeAsync(by, new(fund, 28000), "마감", null, default));
        desk.Clock.Advance(TimeSpan.FromDays(40));
        by = await desk.OfficerAsync();
        IssuingDesk.Value(await count.RunAsync(by, new(fund), default));
        var proposal = IssuingDesk.Value(await close.ProposeAsync(by, new(fund, 28000), "마감", null, default));
        IssuingDesk.Value(await desk.ApproveAsync(proposal, await desk.OfficerAsync(RoleTable.CityApprover)));

        Assert.Equal((10_000_000, 0, 30_000), await LineAsync(desk));
        IssuingDesk.RefusedFor("이미 마감", await close.ProposeAsync(by, new(fund, 28000), "마감", null, default));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_fund_gives_until_24_of_its_last_day_and_not_a_millisecond_longer(StorageEngine engine)
    {
        await using var desk = await IssuingDesk.OpenAsync(engine);
        var by = await desk.OfficerAsync();
        var fund = await OpenAsync(desk, ceiling: 1_000_000);
        var (list, _) = await desk.JudgedAsync(by, Roster.Of(good: 6, wrong: 0), programme: "", fund);
        await desk.ApprovedAsync(by, list);
        await desk.RunJobsAsync();
        var (late, _) = await desk.JudgedAsync(
            by, Roster.Headings + Roster.Student(40) + "\n", programme: "", fund);
        var order = desk.Registry.Get<OrderLoads>();
        var end = new DateTimeOffset(KoreanTime.StartOf(LastDay.AddDays(1)), TimeSpan.Zero);

        desk.Clock.Set(end.AddMilliseconds(-1));
        by = await desk.OfficerAsync();
        await HandOutAsync(desk, list, cards: 3);
        IssuingDesk.Value(await order.RunAsync(by, new(fund), null, default));
        var proposal = IssuingDesk.Value(await desk.ProposeAsync(by, late));
        desk.Clock.Set(end);
        await HandOutAsync(desk, list, cards: 5);

        IssuingDesk.RefusedFor("끝난 지원금", await order.RunAsync(by, new(fund), null, default));
        IssuingDesk.RefusedFor("끝난 지원금", await desk.ProposeAsync(by, late));
        var decided = IssuingDesk.Value(
            await desk.ApproveAsync(proposal, await desk.OfficerAsync(RoleTable.CityApprover)));
        Assert.Equal(ProposalState.Stale, decided.State);
        Assert.Equal((10_000_000, 600_000, 0), await LineAsync(desk));
        Assert.Equal(3, await desk.Database.NumberAsync("SELECT COUNT(*) FROM fund_loads WHERE file_no IS NOT NULL"));
    }

    [Fact]
    public async Task Beyond_its_ceiling_or_what_its_line_has_left_nothing_is_promised()
    {
        await using var desk = await IssuingDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();
        var fund = await OpenAsync(desk, ceiling: 500_000);

        var (list, _) = await desk.JudgedAsync(by, Roster.Of(good: 6, wrong: 0), programme: "", fund);

        IssuingDesk.RefusedFor("지원금 한도", await desk.ProposeAsync(by, list));
        IssuingDesk.RefusedFor("다른 사람이 결재", await desk.AloneAsync(by, list));
        Assert.Equal((10_000_000, 0, 0), await LineAsync(desk));
    }

    private static async Task<long> OpenAsync(IssuingDesk desk, long ceiling)
    {
        await using (var db = desk.Database.Open())
        {
            db.BudgetLines.Add(new()
            {
                Year = Line.Year,
                Fund = Line.Fund,
                Authority = Line.Authority,
                Programme = Line.Programme,
                Available = 10_000_000,
            });
            await db.SaveChangesAsync();
        }

        var asked = new PolicyFund(
            "RELIEF2026", "일상회복지원금", 28000, "INCHEON", 100_000, IssuingDesk.Day, LastDay, Line, ceiling);
        var maker = await desk.OfficerAsync(employeeNo: "20-7001");
        var herself = await desk.OfficerAsync(RoleTable.CityApprover, employeeNo: "20-7001");
        var proposal = IssuingDesk.Value(
            await desk.Registry.Get<OpenFund>().ProposeAsync(maker, new(asked), "지원금", null, default));
        IssuingDesk.RefusedFor("같은 안을 결재할 수 없습니다", await desk.ApproveAsync(proposal, herself));
        Assert.Equal(0, await desk.Database.NumberAsync("SELECT COUNT(*) FROM policy_funds"));
        IssuingDesk.Value(await desk.ApproveAsync(proposal, await desk.OfficerAsync(RoleTable.CityApprover)));
        return await desk.Database.NumberAsync("SELECT fund_no FROM policy_funds");
    }

    // The first so many get one of the town's cards.
    private static async Task HandOutAsync(IssuingDesk desk, long list, int cards)
    {
        await using var db = desk.Database.Open();
        foreach (var (at, order) in (await db.CardOrders.Where(row => row.ListNo == list).OrderBy(row => row.OrderNo)
                     .Take(cards).ToListAsync()).Index())
            (order.State, order.CardKey, order.MemberKey) =
                (OrderState.Active, Town.Key(2, at + 1), Town.Key(1, at + 1));
        await db.SaveChangesAsync();
    }

    // The operator: 100,000 won on each of five cards, 30,000 spent on the first, the rest fell due.
    private static async Task ReportAsync(IssuingDesk desk)
    {
        await using var db = desk.Database.Open();
        var loaded = KoreanTime.At(IssuingDesk.Day, new(12, 0));
        for (var no = 1; no <= 5; no++)
        {
            db.Charges.Add(Charge(no, ChargeKind.Charge, loaded, 100_000));
            db.Charges.Add(Charge(no + 10, ChargeKind.Expire, loaded.AddDays(31), no == 1 ? 70_000 : 100_000));
        }

        db.Payments.Add(new()
        {
            TxKey = Town.Key(4, 1),
            Kind = PaymentKind.Pay,
            ApprovedAt = loaded.AddDays(1),
            PostedOn = IssuingDesk.Day.AddDays(1),
            MemberKey = Town.Key(1, 1),
            CardKey = Town.Key(2, 1),
            MerchantKey = Town.Key(3, 1),
            Amount = 40_000,
            FromCharge = 10_000,
            FromPolicy = 30_000,
        });
        await db.SaveChangesAsync();

        Infrastructure.Storage.Payments.ChargeRow Charge(int no, ChargeKind kind, DateTime at, long won) => new()
        {
            ChargeKey = Town.Key(5, 900 + no),
            Kind = kind,
            OccurredAt = at,
            PostedOn = KoreanTime.BusinessDate(at),
            MemberKey = Town.Key(1, no % 10),
            CardKey = Town.Key(2, no % 10),
            ProgrammeNo = 1,
            HomeDong = 28185_10100,
            Amount = won,
            Method = ChargeMethod.Policy,
            PolicyFund = "RELIEF2026",
            ExpiresOn = LastDay,
        };
    }

    private static async Task<(long Available, long Committed, long Executed)> LineAsync(IssuingDesk desk)
    {
        await using var db = desk.Database.Open();
        var line = await db.BudgetLines.SingleAsync();
        return (line.Available, line.Committed, line.Executed);
    }
}
