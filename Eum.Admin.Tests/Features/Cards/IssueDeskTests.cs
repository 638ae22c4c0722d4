using Eum.Admin.Desk;
using Eum.Admin.Features.Cards;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.Cards;

/// <summary>A person at the desk, from the order to the card in her hand.</summary>
public sealed class IssueDeskTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private static readonly string Noon = OperatorDesk.At("12:00:00.000");

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_person_gets_one_card_of_a_programme_and_one_gu_brand_whichever_desk_she_goes_to(
        StorageEngine engine)
    {
        await using var desk = await CardDesk.OpenAsync(engine);
        var seo = await desk.OfficerAsync(RoleTable.GuOfficial, 28260);

        Assert.Equal(1, CardDesk.Done(await desk.IssueAsync()));
        var twice = CardDesk.Refused(await desk.IssueAsync(name: " 홍 길동", phone: "01012345678"));
        var other = CardDesk.Refused(await desk.IssueAsync("SEORO", by: seo));
        Assert.Equal(2, CardDesk.Done(await desk.IssueAsync("INCHEON", by: seo)));

        Assert.Equal(("Programme", "연수e음 카드를 이미 주문했습니다. 그 주문이 끝나기를 기다리세요."), (twice.Field, twice.Message));
        Assert.Equal(("Programme", "군·구 카드는 한 번에 하나입니다. 연수e음 카드를 주문했습니다."), (other.Field, other.Message));
        await using var db = desk.Operator.Database.Open();
        Assert.Equal((1, 2), (await db.Persons.CountAsync(), await db.CardOrders.CountAsync()));
        Assert.Equal("홍*동", (await desk.OrderAsync(1)).Holder!.Who!.Name.Masked);
    }

    [Theory]
    [InlineData("YEONSU", "2012-03-03", 7, "Born")] // Fourteen tomorrow.
    [InlineData("YEONSU", "2012-03-02", 6, "Consents")]
    [InlineData("SEORO", "1985-03-09", 7, "Programme")] // Another gu's.
    [InlineData("NAMDONG", "1985-03-09", 7, "Programme")]
    [InlineData("NOWHERE", "1985-03-09", 7, "Programme")]
    [InlineData("YEONSU", "1985-02-30", 7, "Born")]
    public async Task What_may_not_be_ordered_is_refused_by_its_field(
        string programme, string born, int consents, string field)
    {
        await using var desk = await CardDesk.OpenAsync(StorageEngine.Sqlite);

        Assert.Equal(
            field, CardDesk.Refused(await desk.IssueAsync(programme, born: born, consents: (Consents)consents)).Field);
        await using var db = desk.Operator.Database.Open();
        Assert.Equal((0, 0), (await db.Persons.CountAsync(), await db.CardOrders.CountAsync()));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task The_order_leaves_in_a_file_that_says_the_same_whenever_it_is_taken(StorageEngine engine)
    {
        await using var desk = await CardDesk.OpenAsync(engine);
        CardDesk.Done(await desk.IssueAsync());
        CardDesk.Done(await desk.Get<ActOnCard>().RunAsync(
            desk.Official, new("C1", OrderAct.Suspend, "지갑을 잃어버림, 확인 중"), null, default));

        var no = await desk.CloseAsync();
        var text = await desk.FileAsync(no);
        CardDesk.Done(await desk.IssueAsync("INCHEON"));

        Assert.Equal(
            [
                "#EUM,card-orders,1,INCHEON,2026-03-02,2026-03-02T09:00:00+09:00,1",
                "order_no,act,ordered_at,programme,card_id,name,birth_date,phone,lot_no,reason",
                "1,ISSUE,2026-03-02T09:00:00.000+09:00,YEONSU,,홍길동,1985-03-09,010-1234-5678,,",
                "2,SUSPEND,2026-03-02T09:00:00.000+09:00,INCHEON,C1,,,,,\"지갑을 잃어버림, 확인 중\"",
                "#END,2,0",
            ],
            text.TrimEnd().Split('\n'));
        Assert.Equal(text, await desk.FileAsync(no));
        Assert.Equal(2, await desk.CloseAsync());
        Assert.Equal("주문 파일에 담을 주문이 없습니다.", CardDesk.Refused(await desk.Get<CloseOrderFile>().RunAsync(
            desk.City, new(0), null, default)).Message);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task The_operators_answer_and_events_make_the_timeline_of_the_card(StorageEngine engine)
    {
        await using var desk = await CardDesk.OpenAsync(engine);
        CardDesk.Done(await desk.IssueAsync());
        await desk.CloseAsync();
        var later = new DateOnly(2026, 3, 3);
        await desk.Operator.TakeAsync(desk.Operator.Write(
            "members", [$"M9,JOIN,{OperatorDesk.At("10:00:00.000", later)},1985,F,2818510100"], 2, later));
        await desk.Operator.TakeAsync(desk.Operator.Write(
            "card-answers", [$"1,ISSUED,C91,M9,{OperatorDesk.At("11:00:00.000", later)},"], 1, later));
        await desk.Operator.TakeAsync(desk.Operator.Write(
            "cards",
            [
                $"C91,ISSUED,{OperatorDesk.At("12:00:00.000", later)},M9,YEONSU,9410-16**-****-4321,L7,,",
                $"C91,ACTIVATED,{OperatorDesk.At("13:00:00.000", later)},M9,YEONSU,9410-16**-****-4321,L7,,",
            ],
            3, later));

        var card = await desk.CardAsync("C91");

        Assert.Equal(
            ["ordered", "sent", "produced", "event-Issued", "event-Activated"], card.Turns.Select(turn => turn.What));
        Assert.Equal("010-****-5678", card.Holder!.Who!.Phone.Masked);
        var order = (await desk.OrderAsync(1)).Order;
        Assert.Equal((OrderState.Active, "C91"), (order.State, order.Card));
        Assert.Equal(300_000, card.CountedUpTo);
        Assert.Equal(1_500_000, card.Limits.Holding);
        var found = CardDesk.Done(await desk.Get<CardList>().RunAsync(
            desk.Official, new(CardFilter.None with { Word = "4321" }, true, default), default));
        Assert.Equal("C91", Assert.Single(found.Lines).Id);
        Assert.Equal("연수e음 카드를 이미 가지고 있습니다.", CardDesk.Refused(await desk.IssueAsync()).Message);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task What_failed_is_sent_again_under_another_number_and_what_waits_can_be_taken_back(
        StorageEngine engine)
    {
        await using var desk = await CardDesk.OpenAsync(engine);
        CardDesk.Done(await desk.IssueAsync());
        await desk.CloseAsync();
        await desk.Operator.TakeAsync(desk.Operator.Write("card-answers", [$"1,FAILED,,,{Noon},주소 불명"]));
        var failed = await desk.OrderAsync(1);

        Assert.Equal(
            (OrderState.Failed, "주소 불명", true), (failed.Order.State, failed.Order.FailReason, failed.MaySendAgain));
        Assert.Equal(2, CardDesk.Done(await HandleAsync(desk, 1, again: true)));
        Assert.Equal(2, (await desk.OrderAsync(1)).Order.Again);
        Assert.NotEmpty(CardDesk.Refused(await HandleAsync(desk, 1, again: true)).Message);
        Assert.NotEmpty(CardDesk.Refused(await HandleAsync(desk, 1, again: false)).Message);

        Assert.Equal(2, CardDesk.Done(await HandleAsync(desk, 2, again: false)));
        Assert.Equal(OrderState.Withdrawn, (await desk.OrderAsync(2)).Order.State);
        Assert.Equal(3, CardDesk.Done(await desk.IssueAsync())); // Nothing stands against it any more.
    }

    [Fact]
    public async Task A_look_for_eligibility_and_an_order_stand_on_record_and_name_nobody()
    {
        await using var desk = await CardDesk.OpenAsync(StorageEngine.Sqlite);
        CardDesk.Done(await desk.IssueAsync());
        var verdict = CardDesk.Done(await desk.Get<CheckEligibility>().RunAsync(
            desk.Official, new("YEONSU", "홍길동", "1985-03-09", "010-1234-5678"), null, default));

        await using var db = desk.Operator.Database.Open();
        var lines = await db.AuditEntries.AsNoTracking().ToListAsync();
        Assert.Equal(EligibilityRule.AlreadyHolds, verdict.Rule);
        var (ordered, looked) = (
            lines.Single(line => line.Action == "카드 발급 주문"), lines.Single(line => line.Action == "발급 자격 확인"));
        Assert.Equal(ordered.SubjectPerson, looked.SubjectPerson);
        Assert.Equal(32, ordered.SubjectPerson.Length);
        Assert.DoesNotContain(lines, line => $"{line.Subject} {line.Details} {line.Reason}".Contains("홍길동"));
    }

    [Fact]
    public async Task An_order_of_another_gu_is_not_there()
    {
        await using var desk = await CardDesk.OpenAsync(StorageEngine.Sqlite);
        CardDesk.Done(await desk.IssueAsync());
        var seo = await desk.OfficerAsync(RoleTable.GuOfficial, 28260);

        Assert.Equal(Refusals.NotFound, CardDesk.Refused(await desk.Get<OrderDetail>().RunAsync(seo, new(1), default)));
        Assert.Equal(Refusals.NotFound, CardDesk.Refused(await HandleAsync(desk, 1, again: false, by: seo)));
        Assert.Equal(
            Refusals.NotFound, CardDesk.Refused(await desk.Get<CardDetail>().RunAsync(seo, new("C1"), default)));
        Assert.Empty(CardDesk.Done(await desk.Get<OrderList>().RunAsync(
            seo, new(OrderFilter.None, 1, true), default)).Lines);
    }

    private static async Task<Domain.Values.Outcome<long>> HandleAsync(
        CardDesk desk, long no, bool again, Caller? by = null) => await desk.Get<HandleOrder>().RunAsync(
            by ?? desk.Official, new(no, again, (await desk.OrderAsync(no)).Version), null, default);
}
