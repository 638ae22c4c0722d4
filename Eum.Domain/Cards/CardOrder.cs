using Eum.Domain.Values;

namespace Eum.Domain.Cards;

/// <summary>What the operator is asked to do. The numbers are stored.</summary>
public enum OrderAct
{
    Issue = 1,

    /// <summary>A new card in the place of one.</summary>
    Reissue = 2,
    Suspend = 3,
    Resume = 4,
    Lost = 5,
    Close = 6,
}

/// <summary>How an order stands. The numbers are stored.</summary>
public enum OrderState
{
    /// <summary>주문: waits for an order file, or for the operator's answer.</summary>
    Ordered = 1,

    /// <summary>제작: the operator has made the card.</summary>
    Produced = 2,

    /// <summary>배송·교부: the card is issued to a member.</summary>
    Delivered = 3,

    /// <summary>사용 등록: it pays.</summary>
    Active = 4,

    /// <summary>실패: refused by the operator, with its reason.</summary>
    Failed = 5,

    /// <summary>취소: taken back before it left.</summary>
    Withdrawn = 6,

    /// <summary>반영: what was asked for an existing card has happened.</summary>
    Done = 7,
}

/// <summary>What becomes known of an order.</summary>
public enum OrderNews
{
    /// <summary>The operator's answer ISSUED.</summary>
    Made = 1,

    /// <summary>The operator's answer FAILED.</summary>
    Refused = 2,

    /// <summary>The card's own event ISSUED or REISSUED.</summary>
    Issued = 3,
    Activated = 4,
    Suspended = 5,
    Lost = 6,
    Closed = 7,

    /// <summary>Taken back at the desk.</summary>
    Withdrawn = 8,
}

/// <summary>
/// How news moves an order: forward only, so that news in any order and told twice ends in the same state.
/// </summary>
public static class CardOrder
{
    private static readonly (OrderAct Act, OrderNews News)[] Fulfils =
    [
        (OrderAct.Suspend, OrderNews.Suspended), (OrderAct.Resume, OrderNews.Activated),
        (OrderAct.Lost, OrderNews.Lost), (OrderAct.Close, OrderNews.Closed),
    ];

    public static bool MakesCard(OrderAct act) => act is OrderAct.Issue or OrderAct.Reissue;

    /// <summary>Whether more is expected of it.</summary>
    public static bool IsOpen(OrderState state) =>
        state is OrderState.Ordered or OrderState.Produced or OrderState.Delivered;

    /// <summary>The state after the news; the same where they change nothing.</summary>
    public static Outcome<OrderState> After(OrderAct act, OrderState state, OrderNews news) => news switch
    {
        OrderNews.Refused when state == OrderState.Ordered => OrderState.Failed,
        OrderNews.Refused when state == OrderState.Failed => state,
        OrderNews.Refused => new Problem("result", $"이미 {Name(state)} 상태인 주문은 실패로 바꿀 수 없습니다."),
        OrderNews.Withdrawn when state == OrderState.Ordered => OrderState.Withdrawn,
        OrderNews.Withdrawn => new Problem("", $"{Name(state)} 상태인 주문은 취소할 수 없습니다."),
        _ when state is OrderState.Failed or OrderState.Withdrawn && news == OrderNews.Made =>
            new Problem("result", $"이미 {Name(state)} 상태인 주문에 카드가 나올 수 없습니다."),
        OrderNews.Made when !MakesCard(act) => new Problem("result", "카드를 만드는 주문이 아닙니다."),
        _ => MakesCard(act) ? Card(state, news) : Deed(act, state, news),
    };

    /// <summary>주문, 제작, 교부 …: as people call it.</summary>
    public static string Name(OrderState state) => state switch
    {
        OrderState.Ordered => "주문",
        OrderState.Produced => "제작",
        OrderState.Delivered => "교부",
        OrderState.Active => "사용 등록",
        OrderState.Failed => "실패",
        OrderState.Withdrawn => "취소",
        _ => "반영",
    };

    private static OrderState Card(OrderState state, OrderNews news)
    {
        var reached = news switch
        {
            OrderNews.Made => OrderState.Produced,
            OrderNews.Issued => OrderState.Delivered,
            OrderNews.Activated => OrderState.Active,
            _ => state,
        };
        return IsOpen(state) && reached > state ? reached : state;
    }

    private static OrderState Deed(OrderAct act, OrderState state, OrderNews news) =>
        state == OrderState.Ordered && Fulfils.Contains((act, news)) ? OrderState.Done : state;
}
