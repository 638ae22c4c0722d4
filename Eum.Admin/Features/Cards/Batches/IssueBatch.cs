using System.Globalization;
using Eum.Admin.Components;
using Eum.Admin.Desk;
using Eum.Admin.Features.Lists;
using Eum.Admin.Jobs;
using Eum.Domain.Approvals;
using Eum.Domain.Districts;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Imports.Lists;
using Eum.Infrastructure.Protection;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards.Batches;

/// <summary>발급 묶음: cards are ordered, and money is promised, for a whole list of people, with four eyes.</summary>
public sealed class IssueBatch(FrontDesk desk, FieldCipher cipher) : Guarded<IssueBatch.Request>(desk)
{
    /// <param name="Authority">Whose list it is.</param>
    /// <param name="Sha256">Of the rows and their verdicts, as they were when it was proposed.</param>
    public sealed record Request(long List, int Authority, string Sha256);

    public override Duty Duty { get; } = new(ListSubject.Cards.ProposalKind, Permissions.CardsIssuePropose)
    {
        Approval = Permissions.CardsIssueApprove,
    };

    public override string Name => "카드 발급 묶음";

    protected override int? DistrictOf(Request request) =>
        request.Authority == DistrictTable.CityCode ? null : request.Authority;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var plan = await BatchPlan.FindAsync(reading.Db, request.List, cipher, cancel);
        if (plan is null || plan.List.Authority != request.Authority) return Refusals.NotFound;
        if (BatchOrders.WrongWith(plan, request.Sha256, reading.Now) is { } wrong) return wrong;
        if (await plan.CommitAsync(reading.Db, isReal: false, cancel) is { } poor) return poor;

        var target = ListSubject.Cards.TargetOf(request.List);
        return new Shown(target, [.. Told(plan)], plan.Cost.Total, [new(target, request.Sha256)]);
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel) =>
        await BatchPlan.FindAsync(work.Db, request.List, cipher, cancel) is { } plan
            ? await BatchOrders.BeginAsync(work, plan, request.Sha256, aloneBy: null, cancel)
            : Refusals.NotFound;

    private static IEnumerable<ShownChange> Told(BatchPlan plan)
    {
        var list = plan.List;
        yield return new("목록", "", $"{list.ListNo} · {list.FileName}");
        yield return new("카드 프로그램", "", $"{plan.Profile.Name} ({plan.Batch.Programme})");
        yield return new("주문일", "", list.EffectiveOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        yield return new("새 카드", "", $"{Count.Print(plan.Cost.Cards)}장");
        yield return new("카드 비용", "", $"{new Won(plan.Cost.OfCards)} (한 장 {new Won(plan.Cost.CardCost)})");
        if (plan.CardLine is { } line) yield return new("카드 비용의 과목", "", $"{line}");
        if (plan.Fund is { } fund)
        {
            yield return new("지원금", "", $"{fund.Name} ({fund.Code}), {fund.LastDay:yyyy-MM-dd} 24:00까지");
            yield return new("지급", "", $"{Count.Print(list.Counts.Accepted)}명 {new Won(plan.Cost.Loads)}");
            yield return new("지원금의 과목", "", $"{fund.Line}");
        }

        yield return new("중복 (그대로 둠)", "", $"{Count.Print(list.Counts.Duplicates)}명");
        yield return new("반려 (발급하지 않음)", "", $"{Count.Print(list.RejectedRows)}명");
    }
}

/// <summary>
/// The same for few people, by one officer alone: as many within 24 hours as her authority allows, and never money.
/// </summary>
public sealed class IssueSmallBatch(FrontDesk desk, FieldCipher cipher) : Change<IssueSmallBatch.Request, long>(desk)
{
    private static readonly TimeSpan Within = TimeSpan.FromHours(24);

    public sealed record Request(long List, string Sha256);

    public override Duty Duty { get; } = new("cards.batch-small", Permissions.CardsOrderMake);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<long>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        await work.Db.HoldTrailAsync(cancel); // Two small lists at once are counted one after the other.
        if (await BatchPlan.FindAsync(work.Db, request.List, cipher, cancel) is not { } plan) return Refusals.NotFound;
        var (me, since) = (work.Officer.Id, work.Now - Within);
        var most = (await IssueTermsBook.OfAsync(work.Db, plan.List.Authority, cancel)).FourEyesAbove;
        var before = await work.Db.CardBatches.Where(row => row.AloneBy == me && row.ApprovedAt > since)
            .Join(work.Db.SentLists, row => row.ListNo, row => row.ListNo, (_, list) => list.NewRows)
            .SumAsync(cancel);
        if (plan.Fund is not null) return new Problem("", "지원금은 다른 사람이 결재해야 합니다.");
        if (before + plan.Cost.Cards > most)
            return new Problem("", $"혼자 발급할 수 있는 것은 24시간에 {most:#,0}명까지입니다. 결재를 올리세요.");
        return await BatchOrders.BeginAsync(work, plan, request.Sha256, me, cancel) is { } refused
            ? refused
            : request.List;
    }
}

/// <summary>What an approval of a list sets going.</summary>
internal static class BatchOrders
{
    public static Problem? WrongWith(BatchPlan plan, string sha256, DateTime now) =>
        plan.Fund is { } fund && (fund.ClosedAt is not null || fund.Terms.IsExpired(now))
            ? new("", "이미 끝난 지원금입니다.")
            : SentLists.WrongWith(plan.List, sha256, "발급", "사람이");

    public static async Task<Problem?> BeginAsync(
        Work work, BatchPlan plan, string sha256, Guid? aloneBy, CancellationToken cancel)
    {
        if (WrongWith(plan, sha256, work.Now) is { } wrong) return wrong;
        if (await plan.CommitAsync(work.Db, isReal: true, cancel) is { } poor) return poor;

        plan.Settle(work.Now, aloneBy);
        plan.List.State = ListState.Committing;
        plan.List.JobId = work.AskFor(
            ListJobIds.NewId(plan.List.ListNo), CardListJob.KindName, plan.List.FileName, "rows",
            new CardListAsked(plan.List.ListNo, aloneBy is not null));
        work.Audit(
            "발급 묶음 승인", ListSubject.Cards.TargetOf(plan.List.ListNo),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{plan.Batch.Programme} {plan.Cost.Cards} {plan.Cost.Total}원 {plan.List.Sha256}"));
        return null;
    }
}
