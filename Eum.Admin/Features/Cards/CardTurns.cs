using Eum.Domain.Cards;
using Eum.Infrastructure.Storage.Cards;

namespace Eum.Admin.Features.Cards;

/// <summary>What happened to a card or to its order, one line of its timeline.</summary>
/// <param name="What">ordered, sent, produced, failed, withdrawn, or event-…: the key of its word.</param>
/// <param name="Order">The order it belongs to; null for what the operator told by itself.</param>
public sealed record CardTurn(DateTime At, string What, OrderAct? Act, string Note, long? Order, string By);

/// <summary>Orders, answers and events laid out along time.</summary>
internal static class CardTurns
{
    /// <summary>Earliest first; what happened at the same instant in the order of a card's life.</summary>
    public static IReadOnlyList<CardTurn> Of(
        IEnumerable<CardOrderRow> orders, IEnumerable<CardAnswerRow> answers, IEnumerable<CardEventRow> events) =>
        [
            .. orders.SelectMany(OfOrder)
                .Concat(answers.Select(answer => new CardTurn(
                    answer.OccurredAt, answer.Made ? "produced" : "failed", null, answer.Reason, answer.OrderNo, "")))
                .Concat(events.Select(one => new CardTurn(
                    one.OccurredAt, "event-" + one.Event, null, one.Reason, null, "")))
                .Index().OrderBy(turn => turn.Item.At).ThenBy(turn => turn.Index).Select(turn => turn.Item),
        ];

    private static IEnumerable<CardTurn> OfOrder(CardOrderRow order)
    {
        yield return new(order.OrderedAt, "ordered", order.Act, order.Reason, order.OrderNo, order.OrderedBy);
        if (order is { FileNo: { } file, SentAt: { } at })
            yield return new(at, "sent", order.Act, $"{file}", order.OrderNo, "");
    }
}
