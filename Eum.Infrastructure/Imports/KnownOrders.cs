using Eum.Domain.Cards;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

internal readonly record struct KnownOrder(OrderAct Act, OrderState State, bool HasLeft, string Programme);

internal readonly record struct KnownCard(long Member, short Programme, bool IsActivated);

/// <summary>What storage knows of the orders and cards that a chunk of answers names.</summary>
internal sealed class KnownOrders
{
    public Dictionary<long, KnownOrder> Orders { get; } = [];

    public Dictionary<long, CardAnswerEntry> Answers { get; } = [];

    /// <summary>Cards that came of an order, with its number.</summary>
    public Dictionary<long, long> Taken { get; } = [];

    public Dictionary<long, KnownCard> Cards { get; } = [];

    public static KnownOrders Load(BulkConnection store, long[] orders, long[] cards)
    {
        var known = new KnownOrders();
        using (var rows = store.ByKeys(
            "card_orders", "order_no, act, state, file_no, programme", "order_no", orders))
            while (rows.Read())
                known.Orders[rows.Int64(0)] = new(
                    (OrderAct)rows.Int32(1), (OrderState)rows.Int32(2), !rows.IsNull(3), rows.Text(4));
        using (var rows = store.ByKeys(
            "card_answers", "order_no, made, occurred_at, card_key, member_key, reason", "order_no", orders))
            while (rows.Read())
                known.Answers[rows.Int64(0)] = new()
                {
                    Order = rows.Int64(0),
                    Made = rows.Int64(1) != 0,
                    OccurredAt = rows.Int64(2),
                    Card = rows.IsNull(3) ? 0 : rows.Int64(3),
                    Member = rows.IsNull(4) ? 0 : rows.Int64(4),
                    Reason = rows.Text(5),
                };
        if (cards.Length == 0) return known;
        using (var rows = store.ByKeys("card_orders", "card_key, order_no", "card_key", cards))
            while (rows.Read()) known.Taken[rows.Int64(0)] = rows.Int64(1);
        using (var rows = store.ByKeys("cards", "card_key, member_key, programme_no, activated_at", "card_key", cards))
            while (rows.Read())
                known.Cards[rows.Int64(0)] = new(rows.Int64(1), (short)rows.Int32(2), !rows.IsNull(3));
        return known;
    }
}

/// <summary>
/// Moves of orders, written in the transaction that brings the news. Each names the states it may leave, so that what
/// the desk did meanwhile is not undone.
/// </summary>
internal sealed class OrderMoves
{
    private readonly List<(long Order, OrderState To, long Card, long Member)> _made = [];
    private readonly List<long> _failed = [];

    public void Fail(long order) => _failed.Add(order);

    public void Make(long order, OrderState from, OrderState to, long card, long member) =>
        _made.Add((order, (OrderState)Math.Max((int)from, (int)to), card, member));

    public void Write(BulkConnection store)
    {
        foreach (var order in _failed)
            store.Execute(
                "UPDATE card_orders SET state = ?, version = version + 1 WHERE order_no = ? AND state = ?",
                (long)OrderState.Failed, order, (long)OrderState.Ordered);
        foreach (var (order, to, card, member) in _made)
            store.Execute(
                "UPDATE card_orders SET state = ?, card_key = ?, member_key = ?, version = version + 1 "
                + "WHERE order_no = ? AND state = ?",
                (long)to, card, member, order, (long)OrderState.Ordered);
    }

    /// <summary>Moves the orders of cards to which something happened, and those that asked for it.</summary>
    public static void Tell(BulkConnection store, IReadOnlyList<(long Card, OrderNews News)> news)
    {
        if (news.Count == 0 || store.Scalar("SELECT MAX(order_no) FROM card_orders") == 0) return;
        long[] cards = [.. news.Select(one => one.Card).Distinct().Order()];
        var orders = new List<(long Card, long Order, OrderAct Act, OrderState State)>();
        foreach (var column in (string[])["card_key", "target_card"])
            using (var rows = store.ByKeys("card_orders", $"{column}, order_no, act, state", column, cards))
                while (rows.Read())
                    orders.Add((rows.Int64(0), rows.Int64(1), (OrderAct)rows.Int32(2), (OrderState)rows.Int32(3)));
        if (orders.Count == 0) return;

        var told = news.ToLookup(one => one.Card, one => one.News);
        foreach (var (card, order, act, state) in orders)
        {
            var now = state;
            foreach (var one in told[card])
                if (CardOrder.After(act, now, one) is Outcome<OrderState>.Done(var after)) now = after;
            if (now != state)
                store.Execute(
                    "UPDATE card_orders SET state = ?, version = version + 1 WHERE order_no = ? AND state = ?",
                    (long)now, order, (long)state);
        }
    }
}
