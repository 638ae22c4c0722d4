using Eum.Domain.Values;

namespace Eum.Domain.Cards;

/// <summary>What may be asked for a card as it stands.</summary>
public static class CardActs
{
    public const int ReasonLength = 5;

    /// <summary>What may be ordered now, with no order for it under way.</summary>
    public static IReadOnlyList<OrderAct> For(CardEvent status) => status switch
    {
        CardEvent.Issued or CardEvent.Reissued => [OrderAct.Lost, OrderAct.Reissue, OrderAct.Close],
        CardEvent.Activated => [OrderAct.Suspend, OrderAct.Lost, OrderAct.Reissue, OrderAct.Close],
        CardEvent.Suspended => [OrderAct.Resume, OrderAct.Lost, OrderAct.Reissue, OrderAct.Close],
        CardEvent.Lost => [OrderAct.Resume, OrderAct.Reissue, OrderAct.Close],
        _ => [],
    };

    /// <summary>Why an act may not be ordered; null where it may.</summary>
    /// <param name="underWay">What is already ordered for the card.</param>
    public static Problem? Against(CardEvent status, OrderAct act, IReadOnlyList<OrderAct> underWay, string reason)
    {
        ArgumentNullException.ThrowIfNull(underWay);
        ArgumentNullException.ThrowIfNull(reason);
        if (!For(status).Contains(act)) return new("Act", "이 카드에 지금 할 수 없는 일입니다.");
        if (underWay.Count > 0) return new("Act", $"이미 {Name(underWay[0])} 주문이 나가 있습니다. 운영사의 회신을 기다리세요.");
        return reason.Trim().Length is < ReasonLength or > 400
            ? new("Reason", $"까닭을 {ReasonLength}자 이상 400자 안으로 적으세요.")
            : null;
    }

    public static string Name(OrderAct act) => act switch
    {
        OrderAct.Issue => "발급",
        OrderAct.Reissue => "재발급",
        OrderAct.Suspend => "정지",
        OrderAct.Resume => "정지 해제",
        OrderAct.Lost => "분실",
        _ => "해지",
    };

    /// <summary>As it stands in an order file.</summary>
    public static string Word(OrderAct act) => act switch
    {
        OrderAct.Issue => "ISSUE",
        OrderAct.Reissue => "REISSUE",
        OrderAct.Suspend => "SUSPEND",
        OrderAct.Resume => "RESUME",
        OrderAct.Lost => "LOST",
        _ => "CLOSE",
    };
}
