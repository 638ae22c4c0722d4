using Eum.Domain.Cards;
using Eum.Domain.Values;

namespace Eum.Admin.Tests.Cards;

/// <summary>How news moves an order.</summary>
public sealed class CardOrderTests
{
    private static readonly OrderNews[] Way = [OrderNews.Made, OrderNews.Issued, OrderNews.Activated];

    [Fact]
    public void An_order_goes_from_ordered_to_active_by_answer_and_events()
    {
        var state = OrderState.Ordered;
        List<OrderState> passed = [];
        foreach (var news in Way) passed.Add(state = After(OrderAct.Issue, state, news));

        Assert.Equal([OrderState.Produced, OrderState.Delivered, OrderState.Active], passed);
    }

    [Fact]
    public void News_in_any_order_and_told_twice_ends_in_the_same_state()
    {
        foreach (var first in Way)
            foreach (var second in Way)
                foreach (var third in Way)
                {
                    var state = OrderState.Ordered;
                    foreach (var news in (OrderNews[])[first, second, third, .. Way]) state = Step(state, news);
                    Assert.Equal(OrderState.Active, state);
                }

        static OrderState Step(OrderState state, OrderNews news)
        {
            var after = After(OrderAct.Issue, state, news);
            Assert.True(after >= state);
            return after;
        }
    }

    [Theory]
    [InlineData(OrderAct.Suspend, OrderNews.Suspended)]
    [InlineData(OrderAct.Resume, OrderNews.Activated)]
    [InlineData(OrderAct.Lost, OrderNews.Lost)]
    [InlineData(OrderAct.Close, OrderNews.Closed)]
    public void A_deed_is_done_by_its_own_event_and_by_no_other(OrderAct act, OrderNews fitting)
    {
        OrderNews[] events =
            [OrderNews.Issued, OrderNews.Activated, OrderNews.Suspended, OrderNews.Lost, OrderNews.Closed];
        foreach (var news in events)
            Assert.Equal(
                news == fitting ? OrderState.Done : OrderState.Ordered, After(act, OrderState.Ordered, news));
        Assert.IsType<Outcome<OrderState>.Refused>(CardOrder.After(act, OrderState.Ordered, OrderNews.Made));
    }

    [Fact]
    public void Only_what_waits_can_fail_or_be_taken_back()
    {
        foreach (var state in Enum.GetValues<OrderState>())
        {
            var fails = CardOrder.After(OrderAct.Issue, state, OrderNews.Refused);
            var withdrawn = CardOrder.After(OrderAct.Issue, state, OrderNews.Withdrawn);

            Assert.Equal(
                state is OrderState.Ordered or OrderState.Failed, fails is Outcome<OrderState>.Done);
            Assert.Equal(state == OrderState.Ordered, withdrawn is Outcome<OrderState>.Done);
        }

        Assert.IsType<Outcome<OrderState>.Refused>(
            CardOrder.After(OrderAct.Issue, OrderState.Failed, OrderNews.Made));
    }

    [Fact]
    public void A_card_is_asked_only_what_fits_how_it_stands_and_one_thing_at_a_time()
    {
        Assert.Null(CardActs.Against(CardEvent.Activated, OrderAct.Suspend, [], "민원인 요청"));
        Assert.Equal("Act", CardActs.Against(CardEvent.Closed, OrderAct.Suspend, [], "민원인 요청")!.Field);
        Assert.Equal("Act", CardActs.Against(CardEvent.Suspended, OrderAct.Suspend, [], "민원인 요청")!.Field);
        Assert.Contains(
            "분실 주문이 나가 있습니다",
            CardActs.Against(CardEvent.Activated, OrderAct.Close, [OrderAct.Lost], "민원인 요청")!.Message,
            StringComparison.Ordinal);
        Assert.Equal("Reason", CardActs.Against(CardEvent.Activated, OrderAct.Close, [], "  왜 ")!.Field);
    }

    private static OrderState After(OrderAct act, OrderState state, OrderNews news) =>
        ((Outcome<OrderState>.Done)CardOrder.After(act, state, news)).Value;
}
