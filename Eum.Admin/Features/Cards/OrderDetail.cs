using Eum.Admin.Desk;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards;

/// <summary>An order with whom it is for and how far it has come.</summary>
/// <param name="IsCardSeen">Whether the card it led to is the asker's to see.</param>
public sealed record OrderView(
    OrderLine Order, string Reason, CardHolder? Holder, IReadOnlyList<CardTurn> Turns, bool IsCardSeen, long Version,
    bool MayWithdraw, bool MaySendAgain);

/// <summary>발급 주문 한 건.</summary>
public sealed class OrderDetail(FrontDesk desk, PersonRegister register)
    : Question<OrderDetail.Request, OrderView>(desk)
{
    public sealed record Request(long No);

    public override Duty Duty { get; } = new("cards.order", Permissions.CardsRegisterSee);

    protected override async Task<Outcome<OrderView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var (db, officer) = (reading.Db, reading.Officer);
        if (await db.CardOrders.SingleOrDefaultAsync(one => one.OrderNo == request.No, cancel) is not { } row)
            return Refusals.NotFound;

        var table = await ProgrammeBook.ReadAsync(db, cancel);
        var lines = await OrderList.LinesAsync(db, [row], table, register, reading.Today, cancel);
        var person = await db.Persons.SingleOrDefaultAsync(one => one.PersonNo == row.PersonNo, cancel);
        var card = row.CardKey ?? row.TargetCard ?? -1;
        var may = officer.May(Permissions.CardsOrderMake)
            && officer.ScopeFor(Permissions.CardsOrderMake).Covers(row.Authority);
        return new OrderView(
            lines[0], row.Reason, person is null ? null : CardHolder.Of(person, register),
            await CardDetail.TurnsAsync(db, row.CardKey ?? -1, [row], cancel),
            await db.Cards.AnyAsync(one => one.CardKey == card, cancel), row.Version,
            may && row.State == OrderState.Ordered && row.FileNo is null,
            may && row.State == OrderState.Failed && row.SentAgainAs is null);
    }
}
