using Eum.Admin.Tests.Kit;
using Eum.Domain.Cards;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using static Eum.Admin.Tests.Kit.OperatorDesk;

namespace Eum.Admin.Tests.Cards;

/// <summary>What the operator's answers and the cards' own events make of orders.</summary>
public sealed class CardAnswersTests
{
    private static readonly string Noon = At("12:00:00.000");

    private static readonly DateTime Now = new(2025, 9, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task An_order_is_produced_by_its_answer_delivered_and_active_by_the_events_of_its_card(
        StorageEngine engine)
    {
        using var desk = await WithOrdersAsync(engine, orders: 2);

        await desk.TakeAsync(desk.Write("card-answers", [$"1,ISSUED,C91,M1,{Noon},", $"2,FAILED,,,{Noon},주소 불명"]));
        var answered = await StatesAsync(desk);
        await desk.TakeAsync(desk.Write("cards", [$"C91,ISSUED,{Noon},M1,YEONSU,9410-16**-****-0091,L9,,"], 2));
        var issued = await StatesAsync(desk);
        await desk.TakeAsync(desk.Write("cards", [$"C91,ACTIVATED,{At("13:00:00.000")},M1,YEONSU,,,,"], 3));

        Assert.Equal("1:Produced 2:Failed", answered);
        Assert.Equal("1:Delivered 2:Failed", issued);
        Assert.Equal("1:Active 2:Failed", await StatesAsync(desk));
        Assert.Equal("91", await desk.RowsAsync("SELECT pan_end FROM cards WHERE pan_end > 3"));
        Assert.Equal("주소 불명", await desk.RowsAsync("SELECT reason FROM card_answers WHERE order_no = 2"));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task An_answer_that_comes_after_the_events_of_its_card_ends_in_the_same_state(StorageEngine engine)
    {
        using var desk = await WithOrdersAsync(engine, orders: 1);
        await desk.TakeAsync(desk.Write("cards",
        [
            $"C91,ISSUED,{Noon},M1,YEONSU,9410-16**-****-0091,L9,,", $"C91,ACTIVATED,{Noon},M1,YEONSU,,,,",
        ]));

        var answer = desk.Write("card-answers", [$"1,ISSUED,C91,M1,{Noon},"]);
        await desk.TakeAsync(answer);
        var again = await desk.ImportAsync(answer);
        var renamed = await desk.TakeAsync(desk.Write("card-answers", [$"1,ISSUED,C91,M1,{Noon},"], 2));

        Assert.Equal("1:Active", await StatesAsync(desk));
        Assert.True(again.IsRepeat);
        Assert.Equal((0L, 1L), (renamed.Accepted, renamed.Duplicates));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task What_a_card_was_asked_for_is_done_when_it_happens(StorageEngine engine)
    {
        using var desk = await WithOrdersAsync(engine, orders: 0);
        await using (var db = desk.Database.Open())
        {
            var card = await db.Cards.OrderBy(row => row.CardKey).FirstAsync();
            db.CardOrders.Add(Order(1, OrderAct.Suspend, target: card.CardKey));
            db.CardOrders.Add(Order(2, OrderAct.Close, target: card.CardKey));
            await db.SaveChangesAsync();
        }

        await desk.TakeAsync(desk.Write("cards", [$"C1,SUSPENDED,{Noon},M1,INCHEON,,,,민원"], 2));

        Assert.Equal("1:Done 2:Ordered", await StatesAsync(desk));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task An_answer_that_cannot_be_is_quarantined_with_its_reason(StorageEngine engine)
    {
        using var desk = await WithOrdersAsync(engine, orders: 4);
        await using (var db = desk.Database.Open())
        {
            db.CardOrders.Add(Order(5, OrderAct.Issue, file: null));
            await db.SaveChangesAsync();
        }

        await desk.TakeAsync(desk.Write("card-answers", [$"1,ISSUED,C91,M1,{Noon},", $"2,FAILED,,,{Noon},주소 불명"]));
        (string Row, string Rule)[] bad =
        [
            ($"0,ISSUED,C92,M1,{Noon},", "order"), ($"3,DONE,C92,M1,{Noon},", "word"),
            ($"3,ISSUED,,M1,{Noon},", "id"), ($"3,FAILED,C92,M1,{Noon},왜", "failed-card"),
            ($"3,FAILED,,,{Noon},", "reason"), ("3,ISSUED,C92,M1,soon,", "instant"),
            ($"9,ISSUED,C92,M1,{Noon},", "order-unknown"), ($"5,ISSUED,C92,M1,{Noon},", "order-unknown"),
            ($"3,ISSUED,C91,M1,{Noon},", "card-taken"), ($"3,ISSUED,C2,M1,{Noon},", "card-member"),
            ($"3,ISSUED,C1,M1,{Noon},", "card-programme"), ($"1,FAILED,,,{Noon},늦은 실패", "conflict"),
            ($"2,FAILED,,,{Noon},다른 까닭", "conflict"), ($"3,FAILED,,,{Noon},901010-1234567", "resident-number"),
        ];
        var result = await desk.ImportAsync(desk.Write("card-answers", [.. bad.Select(one => one.Row)], 2));

        Assert.Equal(bad.Select(one => one.Rule), result.Problems.OrderBy(one => one.Line).Select(one => one.Rule));
        Assert.Equal("1:Produced 2:Failed 3:Ordered 4:Ordered 5:Ordered", await StatesAsync(desk));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_person_is_found_again_with_what_she_holds_and_lies_sealed(StorageEngine engine)
    {
        using var desk = await WithOrdersAsync(engine, orders: 1);
        var register = new PersonRegister(desk.Database.Keys.Cipher);
        var person = Person(1);
        await desk.TakeAsync(desk.Write("card-answers", [$"1,ISSUED,C91,M1,{Noon},"]));
        await using var db = desk.Database.Open();
        var index = register.IndexOf(person);
        var ordered = (await PersonRegister.FindAsync(db, [index, register.IndexOf(Person(7))], default)).Single();
        await desk.TakeAsync(desk.Write("cards", [$"C91,ISSUED,{Noon},M1,YEONSU,9410-16**-****-0091,L9,,"], 2));
        var held = (await PersonRegister.FindAsync(db, [index], default)).Single();
        await desk.TakeAsync(desk.Write("cards", [$"C91,CLOSED,{At("15:00:00.000")},M1,YEONSU,,,,"], 3));
        var closed = (await PersonRegister.FindAsync(db, [index], default)).Single();

        Assert.Equal(index, ordered.Key);
        Assert.Equal([new("INCHEON", false), new("YEONSU", true)], Sorted(ordered.Value.Holds));
        Assert.Equal([new("INCHEON", false), new("YEONSU", false)], Sorted(held.Value.Holds));
        Assert.Equal([new("INCHEON", false)], Sorted(closed.Value.Holds));
        var row = await db.Persons.SingleAsync();
        Assert.Equal(person.Plain, register.Open(row).Plain);
        Assert.DoesNotContain("가나다", await desk.RowsAsync("SELECT name, birth_date, phone FROM persons"));

        static HeldCard[] Sorted(IEnumerable<HeldCard> cards) => [.. cards.OrderBy(card => card.Programme)];
    }

    private static async Task<OperatorDesk> WithOrdersAsync(StorageEngine engine, int orders)
    {
        var desk = await OpenAsync(engine);
        var register = new PersonRegister(desk.Database.Keys.Cipher);
        await using var db = desk.Database.Open();
        for (var no = 1; no <= orders; no++)
        {
            db.Persons.Add(register.Seal(no, Person(no), Consents.Required, Now, "시험"));
            db.CardOrders.Add(Order(no, OrderAct.Issue));
        }

        await db.SaveChangesAsync();
        return desk;
    }

    private static PersonIdentity Person(int no) =>
        new(new(PersonalKind.Name, "가나다"), new(1985, 3, no), new(PersonalKind.Phone, $"010-0000-000{no}"));

    private static Infrastructure.Storage.Cards.CardOrderRow Order(
        long no, OrderAct act, long? target = null, long? file = 1) => new()
        {
            OrderNo = no,
            Act = act,
            Programme = "YEONSU",
            PersonNo = target is null ? no : 0,
            TargetCard = target,
            Authority = 28185,
            LotNo = "",
            Reason = "",
            State = OrderState.Ordered,
            OrderedAt = Now,
            OrderedBy = "시험",
            FileNo = file,
        };

    private static async Task<string> StatesAsync(OperatorDesk desk)
    {
        await using var db = desk.Database.Open();
        var orders = await db.CardOrders.OrderBy(row => row.OrderNo).ToListAsync();
        return string.Join(' ', orders.Select(row => $"{row.OrderNo}:{row.State}"));
    }
}
