using System.Globalization;
using Eum.Admin.Desk;
using Eum.Admin.Features.Budgets;
using Eum.Domain.Budgets;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Storage.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards.Batches;

/// <summary>
/// Orders once more what the operator could not make of a list, and only that: each failed order gets one successor,
/// however often it is asked for.
/// </summary>
public sealed class ResendFailed(FrontDesk desk) : Change<ResendFailed.Request, int>(desk)
{
    public sealed record Request(long List);

    public override Duty Duty { get; } = new("cards.batch-resend", Permissions.CardsOrderMake);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<int>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        await work.Db.HoldTrailAsync(cancel);
        if (await FailedOrders.BatchAsync(work, request.List, cancel) is not { } batch) return Refusals.NotFound;
        if (batch.Released > 0) return new Problem("", "만들지 못한 카드의 비용을 이미 돌려놓은 묶음입니다.");

        var failed = await FailedOrders.Of(work, request.List).OrderBy(row => row.OrderNo).ToListAsync(cancel);
        var held = await PersonRegister.HeldByAsync(work.Db, [.. failed.Select(row => row.PersonNo)], cancel);
        var number = await work.Db.LastNumberAsync<CardOrderRow>(row => row.OrderNo, cancel);
        var sent = 0;
        foreach (var old in failed.Where(old => !held.Contains((old.PersonNo, old.Programme))))
        {
            work.Db.CardOrders.Add(Again(old, ++number, work));
            old.SentAgainAs = number;
            sent++;
        }

        if (sent == 0) return new Problem("", "다시 보낼 주문이 없습니다.");
        work.Audit(
            "실패한 발급 다시 주문", ListSubject.Cards.TargetOf(request.List),
            string.Create(CultureInfo.InvariantCulture, $"{sent}"));
        return sent;
    }

    private static CardOrderRow Again(CardOrderRow old, long number, Work work) => new()
    {
        OrderNo = number,
        Act = old.Act,
        Programme = old.Programme,
        PersonNo = old.PersonNo,
        TargetCard = old.TargetCard,
        Authority = old.Authority,
        ListNo = old.ListNo,
        LotNo = old.LotNo,
        Reason = string.Create(CultureInfo.InvariantCulture, $"{old.OrderNo}번 주문을 다시 보냄"),
        State = OrderState.Ordered,
        OrderedAt = work.Now,
        OrderedBy = work.Officer.Name,
    };
}

/// <summary>
/// Gives back to its line what was committed for cards that are not made: refused by the operator and given up, or
/// skipped when it came to ordering.
/// </summary>
public sealed class ReleaseFailed(FrontDesk desk) : Change<ReleaseFailed.Request, long>(desk)
{
    public sealed record Request(long List);

    public override Duty Duty { get; } = new("cards.batch-release", Permissions.CardsOrderMake);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<long>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        await work.Db.HoldTrailAsync(cancel);
        if (await FailedOrders.BatchAsync(work, request.List, cancel) is not { LineProgramme: { } of } batch)
            return Refusals.NotFound;

        var gone = await FailedOrders.Of(work, request.List).CountAsync(cancel) + batch.Skipped;
        var won = gone * batch.CardCost - batch.Released;
        if (won <= 0) return new Problem("", "돌려놓을 금액이 없습니다.");

        var line = new BudgetLineKey(batch.LineYear, batch.LineFund, batch.LineAuthority, of);
        if (await BatchPlan.RowAsync(work.Db, line, cancel) is not { } row) return Refusals.NotFound;
        if (BudgetRows.ToLine(row).Release(new Won(won)) is not Outcome<BudgetLine>.Done(var released))
            return new Problem("", "원인행위 잔액이 모자랍니다.");
        BudgetRows.Write(released, row);
        batch.Released += won;
        work.Audit(
            "발급하지 않은 카드의 원인행위 해제", ListSubject.Cards.TargetOf(request.List), $"{line} {new Won(won)}");
        return won;
    }
}

internal static class FailedOrders
{
    /// <summary>Failed or taken back, and not ordered again.</summary>
    public static IQueryable<CardOrderRow> Of(Work work, long list) => work.Db.CardOrders.Where(row =>
        row.ListNo == list && row.SentAgainAs == null
        && (row.State == OrderState.Failed || row.State == OrderState.Withdrawn));

    public static Task<CardBatchRow?> BatchAsync(Work work, long list, CancellationToken cancel) =>
        work.Db.CardBatches.SingleOrDefaultAsync(row => row.ListNo == list && row.ApprovedAt != null, cancel);
}
