using Eum.Admin.Desk;
using Eum.Domain.Cards;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards;

/// <summary>
/// Asks the operator to suspend, resume, replace or close a card, or tells it lost: an order, and the card changes when
/// the operator says so.
/// </summary>
public sealed class ActOnCard(FrontDesk desk) : Change<ActOnCard.Request, long>(desk)
{
    /// <param name="Card">The operator's number.</param>
    public sealed record Request(string Card, OrderAct Act, string Reason);

    public override Duty Duty { get; } = new("cards.act", Permissions.CardsStateChange);

    // Where the member lives: it is read within what the officer reaches.
    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<long>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        await work.Db.HoldTrailAsync(cancel); // Two desks do not order two things for one card.
        var key = (await ExternalIds.ReadAsync(work.Db, cancel)).KeyOf(request.Card) ?? -1;
        var card = await work.Db.Cards.AsNoTracking().SingleOrDefaultAsync(row => row.CardKey == key, cancel);
        if (card is null) return Refusals.NotFound;
        var waiting = await work.Db.OrdersOnCardAnywhere(key)
            .Where(row => row.State == OrderState.Ordered || row.State == OrderState.Produced)
            .Select(row => row.Act).ToListAsync(cancel);
        if (CardActs.Against(card.Status, request.Act, waiting, request.Reason) is { } wrong) return wrong;
        if (PersonalText.MaskIn(request.Reason) != request.Reason)
            return new Problem("Reason", "까닭에 전화번호나 카드번호를 적지 마세요. 주문 파일로 나갑니다.");

        var order = await NewAsync(work, card, request, cancel);
        work.Db.CardOrders.Add(order);
        work.Audit(
            $"카드 {CardActs.Name(request.Act)} 주문", $"card/{request.Card}", $"card-order/{order.OrderNo}",
            order.Reason, order.Authority);
        return order.OrderNo;
    }

    private static async Task<CardOrderRow> NewAsync(
        Work work, CardRow card, Request request, CancellationToken cancel)
    {
        var programme = await work.Db.Programmes.Where(row => row.ProgrammeNo == card.ProgrammeNo)
            .Select(row => row.Code).SingleOrDefaultAsync(cancel);
        var home = await work.Db.Members.Where(row => row.MemberKey == card.MemberKey)
            .Select(row => (int)(row.HomeDong / 100_000)).SingleOrDefaultAsync(cancel);
        var person = await work.Db.CardOrders.Where(row => row.CardKey == card.CardKey)
            .Select(row => row.PersonNo).FirstOrDefaultAsync(cancel);
        return new()
        {
            OrderNo = await work.Db.LastNumberAsync<CardOrderRow>(row => row.OrderNo, cancel) + 1,
            Act = request.Act,
            Programme = programme ?? ProgrammeCode.Of("INCHEON").Text,
            PersonNo = request.Act == OrderAct.Reissue ? person : 0,
            TargetCard = card.CardKey,
            Authority = work.Scope.IsWholeCity ? DistrictTable.CityCode : home,
            LotNo = "",
            Reason = request.Reason.Trim(),
            State = OrderState.Ordered,
            OrderedAt = work.Now,
            OrderedBy = work.Officer.Name,
        };
    }
}
