using Eum.Domain.Cards;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>A row of a card-answers file. Unix milliseconds; card and member are 0 where the order failed.</summary>
internal struct CardAnswerEntry : IFileRow
{
    public long Order;
    public long Card;
    public long Member;
    public long OccurredAt;
    public string Reason;
    public bool Made;

    public readonly long Key => Order;

    public FilePlace Place { get; set; }
}

/// <summary>
/// What the operator made of orders: a card that now belongs to one, or a refusal with its reason. An order is answered
/// once; what fails is ordered again under another number.
/// </summary>
internal sealed class CardAnswersImport(ImportContext context) : RowsImport<CardAnswerEntry>(context)
{
    private readonly KeyColumn _card = new(context.Series);
    private readonly KeyColumn _member = new(context.Series);
    private readonly InstantField _occurredAt = new();
    private readonly TextColumn _reason = new("reason", 400) { Masks = true };
    private readonly Dictionary<long, CardAnswerEntry> _answered = []; // By this file.
    private readonly Dictionary<long, long> _taken = []; // Cards, and whose order each belongs to.

    protected override RowProblem? Parse(CsvReader reader, ref CardAnswerEntry row)
    {
        if (!FieldValues.TryWon(reader.Field(0), out row.Order) || row.Order <= 0)
            return new("order_no", "order", $"order_no '{RowProblem.Shown(reader.Field(0))}'은 주문 번호가 아닙니다.");
        row.Made = reader.Field(1).SequenceEqual("ISSUED"u8);
        if (!row.Made && !reader.Field(1).SequenceEqual("FAILED"u8))
            return RowProblem.Word("result", reader.Field(1), "ISSUED, FAILED");
        if (row.Made)
        {
            if (!_card.TryRead(reader.Field(2), out row.Card)) return RowFields.BadId("card_id", reader.Field(2));
            if (!_member.TryRead(reader.Field(3), out row.Member)) return RowFields.BadId("member_id", reader.Field(3));
        }
        else if (!reader.Field(2).IsEmpty || !reader.Field(3).IsEmpty)
        {
            return new("card_id", "failed-card", "실패(FAILED)한 주문에는 card_id와 member_id가 없어야 합니다.");
        }

        if (!_occurredAt.TryRead(reader.Field(4), out row.OccurredAt))
            return RowProblem.Instant("occurred_at", reader.Field(4));
        if (_reason.Read(reader.Field(5), out row.Reason) is { } bad) return bad;
        return row.Made || row.Reason.Length > 0
            ? null
            : new("reason", "reason", "실패(FAILED)에는 까닭(reason)이 있어야 합니다.");
    }

    protected override Action<BulkConnection> Judge()
    {
        var known = Known();
        var answers = new BulkRows(KindTables.CardAnswers, Count);
        var moves = new OrderMoves();
        for (var row = 0; row < Count; row++)
        {
            ref readonly var entry = ref this[row];
            if (known.Answers.TryGetValue(entry.Order, out var before)
                || _answered.TryGetValue(entry.Order, out before))
            {
                if (Difference(in entry, in before) is { } column) Reject(row, Conflict(in entry, column));
                else Repeat();
            }
            else if (Problem(in entry, known) is { } problem)
            {
                Reject(row, problem);
            }
            else
            {
                Take(in entry, known, answers, moves);
            }
        }

        return store =>
        {
            store.Append(answers);
            moves.Write(store);
        };
    }

    private void Take(in CardAnswerEntry entry, KnownOrders known, BulkRows answers, OrderMoves moves)
    {
        _answered[entry.Order] = entry;
        if (entry.Made) _taken[entry.Card] = entry.Order;
        answers.Add(
            entry.Order, entry.Made, entry.OccurredAt, entry.Made ? entry.Card : null,
            entry.Made ? entry.Member : null, entry.Reason, Context.BatchNo);
        var order = known.Orders[entry.Order];
        if (!entry.Made)
        {
            moves.Fail(entry.Order);
            return;
        }

        // What its events have told already is not told again.
        var state = OrderState.Produced;
        if (known.Cards.TryGetValue(entry.Card, out var card))
            state = card.IsActivated ? OrderState.Active : OrderState.Delivered;
        moves.Make(entry.Order, order.State, state, entry.Card, entry.Member);
    }

    private RowProblem? Problem(in CardAnswerEntry entry, KnownOrders known)
    {
        if (!known.Orders.TryGetValue(entry.Order, out var order) || !order.HasLeft)
            return new("order_no", "order-unknown", $"주문 {entry.Order}번을 보낸 적이 없습니다.");
        var after = CardOrder.After(order.Act, order.State, entry.Made ? OrderNews.Made : OrderNews.Refused);
        if (after is Outcome<OrderState>.Refused refused)
            return new(refused.Problems[0].Field, "order-state", $"주문 {entry.Order}번: {refused.Problems[0].Message}");
        if (!entry.Made) return null;
        if (known.Taken.TryGetValue(entry.Card, out var owner) || _taken.TryGetValue(entry.Card, out owner))
            return new("card_id", "card-taken", $"카드 {Id(entry.Card)}은(는) 주문 {owner}번의 카드입니다.");
        if (!known.Cards.TryGetValue(entry.Card, out var card)) return null;
        if (card.Member != entry.Member)
            return new("member_id", "card-member", $"카드 {Id(entry.Card)}은(는) 회원 {Id(entry.Member)}의 카드가 아닙니다.");
        return Context.Programmes.CodeOf(card.Programme) == order.Programme
            ? null
            : new("card_id", "card-programme",
                $"카드 {Id(entry.Card)}은(는) {Context.Programmes.CodeOf(card.Programme)} 카드인데 주문은 {order.Programme}입니다.");
    }

    private KnownOrders Known()
    {
        var (orders, cards) = (new HashSet<long>(), new HashSet<long>());
        for (var row = 0; row < Count; row++)
        {
            orders.Add(this[row].Order);
            if (this[row].Made) cards.Add(this[row].Card);
        }

        return KnownOrders.Load(Context.Store, [.. orders.Order()], [.. cards.Order()]);
    }

    private static string? Difference(in CardAnswerEntry entry, in CardAnswerEntry before) =>
        entry.Made != before.Made ? "result"
        : entry.Card != before.Card ? "card_id"
        : entry.Member != before.Member ? "member_id"
        : entry.OccurredAt != before.OccurredAt ? "occurred_at"
        : entry.Reason != before.Reason ? "reason"
        : null;

    private static RowProblem Conflict(in CardAnswerEntry entry, string column) => new(column, "conflict",
        $"주문 {entry.Order}번의 회신이 이미 다른 내용({column})으로 들어와 있습니다. 먼저 것을 그대로 두었습니다.")
    {
        Existing = entry.Order,
    };

    private string Id(long key) => Context.Series.IdOf(key);
}
