using Eum.Admin.Desk;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards;

/// <summary>
/// Takes an order back before it has left, or sends one that failed again: under a number of its own, so that an answer
/// is never taken for the other's.
/// </summary>
public sealed class HandleOrder(FrontDesk desk) : Change<HandleOrder.Request, long>(desk)
{
    /// <param name="Again">Sent again; else taken back.</param>
    /// <param name="Version">Of the order that was seen.</param>
    public sealed record Request(long No, bool Again, long Version);

    public override Duty Duty { get; } = new("cards.orders.handle", Permissions.CardsOrderMake);

    protected override int? DistrictOf(Request request) => null;

    /// <returns>The order's number; of one sent again, the new one's.</returns>
    protected override async Task<Outcome<long>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        await work.Db.HoldTrailAsync(cancel);
        var row = await work.Db.CardOrders.SingleOrDefaultAsync(one => one.OrderNo == request.No, cancel);
        if (row is null) return Refusals.NotFound;
        if (row.Version != request.Version)
            return new Problem("", "그사이 주문이 바뀌었습니다. 새로 고쳐 확인한 뒤 다시 하세요.");
        return request.Again ? await SendAgainAsync(work, row, cancel) : Withdraw(work, row);
    }

    private static Outcome<long> Withdraw(Work work, CardOrderRow row)
    {
        if (row.FileNo is not null) return new Problem("", "이미 주문 파일로 나가 취소할 수 없습니다.");
        if (CardOrder.After(row.Act, row.State, OrderNews.Withdrawn) is Outcome<OrderState>.Refused refused)
            return refused.Problems[0];
        row.State = OrderState.Withdrawn;
        work.Audit("발급 주문 취소", $"card-order/{row.OrderNo}", row.Programme, "", row.Authority);
        return row.OrderNo;
    }

    private static async Task<Outcome<long>> SendAgainAsync(Work work, CardOrderRow row, CancellationToken cancel)
    {
        if (row.State != OrderState.Failed || row.SentAgainAs is not null)
            return new Problem("", "실패했고 아직 다시 보내지 않은 주문만 다시 보냅니다.");
        var again = row.Again(await Issuing.NextOrderAsync(work.Db, cancel), work.Now, work.Officer.Name);
        work.Db.CardOrders.Add(again);
        row.SentAgainAs = again.OrderNo;
        work.Audit(
            "발급 주문 다시 보냄", $"card-order/{row.OrderNo}", $"card-order/{again.OrderNo}", "", row.Authority);
        return again.OrderNo;
    }
}
