using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Approvals;

/// <summary>A page of 결재함.</summary>
/// <param name="Total">Proposals in the heap.</param>
public sealed record ProposalListView(IReadOnlyList<ProposalLine> Lines, int Total, int Waiting, DateTime Now);

/// <summary>Reads 결재함: what waits for the officer, what she made, and what is decided within her reach.</summary>
public sealed class ProposalList(FrontDesk desk, ProposalKinds kinds)
    : Question<ProposalList.Request, ProposalListView>(desk)
{
    public const int PageSize = 50;

    /// <param name="Page">From 1.</param>
    public sealed record Request(ProposalTab Tab, int Page);

    public override Duty Duty { get; } = new("approval.list", Permissions.ApprovalsProposalsSee);

    protected override async Task<Outcome<ProposalListView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var (rows, now) = (reading.Db.Proposals, reading.Now);
        var awaited = await AwaitedAsync(reading, kinds, cancel);
        if (request.Tab == ProposalTab.Waiting)
            return View(awaited.Skip((request.Page - 1) * PageSize).Take(PageSize), awaited.Count);

        var mine = ProposalRow.Barred([reading.Officer.AsPerson().Key]);
        var heap = request.Tab == ProposalTab.Mine
            ? rows.Where(row => row.MakerId == reading.Officer.Id || row.Makers.Contains(mine))
            : rows.Where(row => row.State != ProposalState.Waiting || row.ExpiresAt <= now);
        var page = await heap.OrderByDescending(row => row.ProposalNo)
            .Skip((request.Page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        return View(page, await heap.CountAsync(cancel));

        ProposalListView View(IEnumerable<ProposalRow> page, int total) =>
            new([.. page.Select(row => ProposalLine.Of(row, kinds, now))], total, awaited.Count, now);
    }

    /// <summary>What waits for her, the nearest end first. Few enough to be judged one by one.</summary>
    internal static async Task<List<ProposalRow>> AwaitedAsync(
        Reading reading, ProposalKinds kinds, CancellationToken cancel)
    {
        var waiting = await reading.Db.Proposals
            .Where(row => row.State == ProposalState.Waiting && row.ExpiresAt > reading.Now)
            .OrderBy(row => row.ExpiresAt).ThenBy(row => row.ProposalNo).ToListAsync(cancel);
        return waiting.FindAll(row => ProposalLine.AwaitsDecisionBy(reading.Officer, kinds, row, reading.Now));
    }
}

/// <summary>How many proposals wait for the officer: the number in the header.</summary>
public sealed class WaitingProposals(FrontDesk desk, ProposalKinds kinds)
    : Question<WaitingProposals.Request, int>(desk)
{
    public sealed record Request;

    public override Duty Duty { get; } = new("approval.count", Permissions.ApprovalsProposalsSee);

    protected override async Task<Outcome<int>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel) =>
        (await ProposalList.AwaitedAsync(reading, kinds, cancel)).Count;
}
