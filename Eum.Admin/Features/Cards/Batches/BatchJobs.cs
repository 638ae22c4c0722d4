using Eum.Admin.Desk;
using Eum.Admin.Features.Lists;
using Eum.Admin.Jobs;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports.Lists;

namespace Eum.Admin.Features.Cards.Batches;

/// <summary>What a job about a list of people is asked.</summary>
/// <param name="IsAlone">One officer has it ordered without a second.</param>
public sealed record CardListAsked(long List, bool IsAlone = false);

public sealed record OrderListAsked(long List)
{
    /// <summary>Hears how many of how many rows are done.</summary>
    public Action<long, long>? Tell { get; init; }
}

/// <summary>Orders for an approved list; goes on where an earlier run ended, and does nothing twice.</summary>
public abstract class OrderList(FrontDesk desk, CardListCommit commit, bool isAlone)
    : Errand<OrderListAsked, CardListOrdered>(desk)
{
    protected override async Task<Outcome<CardListOrdered>> GoAsync(
        Officer officer, OrderListAsked request, CancellationToken cancel) =>
        await commit.RunAsync(
            request.List, isAlone, officer, officer.ScopeFor(Duty.Permission), request.Tell, cancel) is { } result
            ? result
            : Refusals.NotFound;
}

/// <summary>In the name of who approved it.</summary>
public sealed class OrderCardList(FrontDesk desk, CardListCommit commit) : OrderList(desk, commit, isAlone: false)
{
    public override Duty Duty { get; } = new("cards.list-order", Permissions.CardsIssueApprove);
}

/// <summary>In the name of who was allowed to order it alone.</summary>
public sealed class OrderSmallList(FrontDesk desk, CardListCommit commit) : OrderList(desk, commit, isAlone: true)
{
    public override Duty Duty { get; } = new("cards.list-order-small", Permissions.CardsOrderMake);
}

internal sealed class CardListJob(OrderCardList order, OrderSmallList small) : JobKind
{
    public const string KindName = "card-lists";

    public override string Name => KindName;

    public override int AtOnce => 1;

    public override bool Resumes => true;

    public override string PageOf(Guid job) => $"/cards/batches/{ListJobIds.ListOf(job)}";

    public override async Task<JobEnd> GoAsync(JobRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var asked = run.RequestAs<CardListAsked>();
        var request = new OrderListAsked(asked.List) { Tell = (done, total) => run.Tell(done, total, "") };
        OrderList way = asked.IsAlone ? small : order;
        return await way.RunAsync(run.Caller, request, cancel) switch
        {
            Outcome<CardListOrdered>.Done(var done) => EndOf(done),
            Outcome<CardListOrdered>.Refused(var problems) => JobEnd.Failed(problems[0].Message),
            _ => JobEnd.Failed(""),
        };
    }

    private static JobEnd EndOf(CardListOrdered done)
    {
        var said = $"카드 {done.Ordered:#,0}장을 주문했습니다."
            + (done.Loaded > 0 ? $" {done.Loaded:#,0}명에게 지원금을 줍니다." : "");
        return done.Skipped == 0
            ? JobEnd.Done(said)
            : JobEnd.Partly($"{said} 그 사이에 카드를 받게 된 {done.Skipped:#,0}명은 주문하지 않았습니다.");
    }
}
