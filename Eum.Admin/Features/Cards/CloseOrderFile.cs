using Eum.Admin.Desk;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards;

/// <summary>주문 파일 마감: puts all orders that wait into one file for the operator, whose content is then fixed.</summary>
public sealed class CloseOrderFile(FrontDesk desk) : Change<CloseOrderFile.Request, long>(desk)
{
    /// <param name="Seen">How many orders waited when she asked.</param>
    public sealed record Request(int Seen);

    public override Duty Duty { get; } = new("cards.orders.close", Permissions.CardsOrdersExport) { City = true };

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<long>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        await work.Db.HoldTrailAsync(cancel); // No order is made while they are counted.
        var waiting = await work.Db.CardOrders
            .Where(row => row.State == OrderState.Ordered && row.FileNo == null).ToListAsync(cancel);
        if (waiting.Count == 0) return new Problem("", "주문 파일에 담을 주문이 없습니다.");
        if (waiting.Count < request.Seen) return new Problem("", "그사이 다른 담당자가 마감했습니다. 새로 고친 뒤 다시 보세요.");

        var no = await work.Db.LastNumberAsync<CardOrderFileRow>(row => row.FileNo, cancel) + 1;
        foreach (var row in waiting) (row.FileNo, row.SentAt) = (no, work.Now);
        work.Db.CardOrderFiles.Add(
            new() { FileNo = no, ClosedAt = work.Now, ClosedBy = work.Officer.Name, Orders = waiting.Count });
        work.Audit("발급 주문 파일 마감", $"card-orders/{no}", $"orders={waiting.Count}");
        return no;
    }
}
