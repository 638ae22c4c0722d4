using Eum.Admin.Desk;
using Eum.Admin.Features.Cards;
using Eum.Admin.Features.PersonalData;
using Eum.Admin.Features.Search;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Features.Cards;

/// <summary>What is asked for a card, what it paid, whose it is, and how programmes change.</summary>
public sealed class CardActsTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_card_is_suspended_by_an_order_once_and_when_the_operator_says_so(StorageEngine engine)
    {
        await using var desk = await CardDesk.OpenAsync(engine);
        var before = await desk.CardAsync("C1");
        Assert.Equal(1, CardDesk.Done(await ActAsync(desk, OrderAct.Suspend)));
        var waits = await desk.CardAsync("C1");
        var twice = CardDesk.Refused(await ActAsync(desk, OrderAct.Lost, by: desk.City));
        await desk.Operator.TakeAsync(desk.Operator.Write(
            "cards", [$"C1,SUSPENDED,{OperatorDesk.At("12:00:00.000")},M1,INCHEON,,,,"], 2));
        var after = await desk.CardAsync("C1");

        Assert.Equal(
            [OrderAct.Suspend, OrderAct.Lost, OrderAct.Reissue, OrderAct.Close], before.Acts);
        Assert.Equal(((1, OrderAct.Suspend), 0), (waits.UnderWay!.Value, waits.Acts.Count));
        Assert.Contains("정지 주문이 나가 있습니다", twice.Message, StringComparison.Ordinal);
        Assert.Equal(CardEvent.Suspended, after.Card.Status);
        Assert.Null(after.UnderWay);
        Assert.Equal(OrderAct.Resume, after.Acts[0]);
        Assert.Equal(OrderState.Done, (await desk.OrderAsync(1)).Order.State);
    }

    [Theory]
    [InlineData(OrderAct.Resume, "민원인 전화 요청", "Act")]
    [InlineData(OrderAct.Issue, "민원인 전화 요청", "Act")]
    [InlineData(OrderAct.Suspend, "요청", "Reason")]
    [InlineData(OrderAct.Suspend, "010-1234-5678로 전화함", "Reason")]
    public async Task What_does_not_fit_or_tells_of_a_person_is_refused(OrderAct act, string reason, string field)
    {
        await using var desk = await CardDesk.OpenAsync(StorageEngine.Sqlite);

        Assert.Equal(field, CardDesk.Refused(await ActAsync(desk, act, reason)).Field);
        var seo = await desk.OfficerAsync(RoleTable.GuOfficial, 28260);
        Assert.Equal(Refusals.NotFound, CardDesk.Refused(await ActAsync(desk, act, by: seo)));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_month_of_a_card_adds_up_to_what_was_paid_with_it(StorageEngine engine)
    {
        await using var desk = await CardDesk.OpenAsync(engine);
        await desk.Operator.PayAsync(
            OperatorDesk.Pay("T1", OperatorDesk.At("10:00:00.000"), 40_000),
            OperatorDesk.Pay("T2", OperatorDesk.At("11:00:00.000"), 10_000),
            OperatorDesk.Cancel("T3", "T2", OperatorDesk.At("12:00:00.000"), 4_000),
            OperatorDesk.Pay("T4", OperatorDesk.At("13:00:00.000"), 7_000, who: 2));

        var month = CardDesk.Done(await desk.Get<CardSpending>().RunAsync(
            desk.Official, new("C1", new(2025, 9)), default));

        Assert.Equal(["T3", "T2", "T1"], month.Lines.Select(line => line.Tx));
        Assert.Equal((46_000, 46_000), (month.Sum.Amount, month.Sum.Counted));
        Assert.Equal(month.Lines.Sum(line => line.Cashback), month.Sum.Cashback);
        Assert.True(month.Sum.Cashback > 0);
        Assert.Equal(Refusals.NotFound, CardDesk.Refused(await desk.Get<CardSpending>().RunAsync(
            desk.Official, new("C1", new(2026, 4)), default)));
        Assert.Equal(new YearMonth(2025, 9), CardDesk.Done(await desk.Get<CardSpending>().RunAsync(
            desk.Official, new("C1", null), default)).Month); // The latest that there are payments of.
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_programme_is_made_by_two_people_and_holds_from_its_day(StorageEngine engine)
    {
        await using var desk = await CardDesk.OpenAsync(engine);
        var approver = await desk.OfficerAsync(RoleTable.GuApprover, 28185);
        var asked = Asked();

        var no = CardDesk.Done(await desk.Get<SetProgramme>().ProposeAsync(
            desk.Official, asked, "입주자 대표회의 협약", null, default));
        Assert.Equal(Refusals.NotFound, CardDesk.Refused(await desk.Get<ProgrammeDetail>().RunAsync(
            desk.Official, new(asked.Code), default)));
        await desk.ApproveAsync(no, approver);

        var made = CardDesk.Done(await desk.Get<ProgrammeDetail>().RunAsync(
            desk.Official, new(asked.Code), default)).Programme;
        Assert.Null(made.ProfileOn(new(2026, 3, 9)));
        Assert.Equal(("송도 입주자 e음", 28185), (made.Profiles[0].Name, made.Profiles[0].Authority));
        Assert.Equal(2_500, made.LimitsOn(new(2026, 3, 10)).CardCost);
        Assert.Equal("Programme", CardDesk.Refused(await desk.IssueAsync(asked.Code)).Field); // Not before its day.
        desk.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, CardDesk.Done(await desk.IssueAsync(asked.Code)));
    }

    [Fact]
    public async Task A_programme_of_another_gu_a_new_brand_and_nothing_new_are_refused()
    {
        await using var desk = await CardDesk.OpenAsync(StorageEngine.Sqlite);

        Assert.Equal("Code", (await RefusedAsync(Asked() with { Code = "YEONSU_APT" })).Field);
        Assert.Equal("From", (await RefusedAsync(Asked() with { From = new(2026, 3, 2) })).Field);
        Assert.Equal(Refusals.NotFound, await RefusedAsync(Asked() with { Code = "SEORO-STUDENT1" }));
        Assert.Equal(Refusals.NotFound, await RefusedAsync(Asked() with { Authority = 28260 }));

        async Task<Domain.Values.Problem> RefusedAsync(SetProgramme.Request asked) => CardDesk.Refused(
            await desk.Get<SetProgramme>().ProposeAsync(desk.Official, asked, "입주자 대표회의 협약", null, default));
    }

    [Fact]
    public async Task A_field_of_the_applicant_is_shown_for_a_reason_to_who_reaches_her()
    {
        await using var desk = await CardDesk.OpenAsync(StorageEngine.Sqlite);
        CardDesk.Done(await desk.IssueAsync());
        var seo = await desk.OfficerAsync(RoleTable.GuOfficial, 28260);

        foreach (var (column, text) in ((ProtectedColumn, string)[])
                 [
                     (ProtectedColumns.PersonName, "홍길동"), (ProtectedColumns.PersonBirthDate, "1985-03-09"),
                     (ProtectedColumns.PersonPhone, "010-1234-5678"),
                 ])
        {
            Assert.Equal(text, CardDesk.Done(await RevealAsync(column, desk.Official)).Text);
            Assert.Equal(Refusals.NotFound, CardDesk.Refused(await RevealAsync(column, seo)));
        }

        Task<Domain.Values.Outcome<RevealedField>> RevealAsync(ProtectedColumn column, Caller by) =>
            desk.Get<RevealField>().RunAsync(
                by, new(column.Purpose, 1, RevealReason.CitizenAsks, "신청인 본인의 민원 회신"), null, default);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task The_search_box_finds_a_card_by_its_last_four_digits_and_its_number(StorageEngine engine)
    {
        await using var desk = await CardDesk.OpenAsync(engine);
        var seo = await desk.OfficerAsync(RoleTable.GuOfficial, 28260);

        Assert.Equal([("/cards/C2", "9410-16**-****-0002")], await FindAsync("0002", desk.Official));
        Assert.Equal([("/cards/C2", "9410-16**-****-0002")], await FindAsync("C2", desk.Official));
        Assert.Empty(await FindAsync("0002", seo));

        async Task<IEnumerable<(string, string)>> FindAsync(string words, Caller by) =>
            CardDesk.Done(await desk.Get<FindAnything>().RunAsync(by, new(words), default))
                .Where(found => found.Kind == "card").Select(found => (found.Address, found.Note));
    }

    private static SetProgramme.Request Asked() => new(
        "YEONSU-APT9", new(2026, 3, 10), "송도 입주자 e음", "Songdo residents", "#0b78cb", ProgrammeKind.Apartment, 28185, 14,
        null, "송도 공동주택", 28185, true, 10_000, 500_000, 1_500_000, 2_500);

    private static Task<Domain.Values.Outcome<long>> ActAsync(
        CardDesk desk, OrderAct act, string reason = "민원인 전화 요청", Caller? by = null) =>
        desk.Get<ActOnCard>().RunAsync(by ?? desk.Official, new("C1", act, reason), null, default);
}
