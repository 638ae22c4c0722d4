using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Approvals;

namespace Eum.Admin.Features.Approvals;

/// <summary>A proposal in the hands of one who may decide it, held against everyone else until the end.</summary>
internal sealed record Deciding(Work Work, ProposalBook Book, Proposal Proposal, Guarded Kind)
{
    /// <summary>Takes up a proposal that this officer's rights reach. The domain still judges the person.</summary>
    public static async Task<(Deciding?, Problem?)> BeginAsync(
        Work work, ProposalKinds kinds, long no, CancellationToken cancel)
    {
        await work.Db.HoldProposalsAsync(cancel);
        var book = new ProposalBook(work.Db);
        var found = await book.FindAsync(no, cancel);
        if (found is Outcome<Proposal>.Refused { Problems: [var missing, ..] }) return (null, missing);
        var proposal = ((Outcome<Proposal>.Done)found).Value;
        if (kinds.Find(proposal.Content.Kind) is not { } kind)
            return (null, new("", $"이 프로그램은 '{proposal.Content.Kind}'을(를) 결재할 줄 모릅니다."));

        var approval = await ProposalKinds.ApprovalOfAsync(kind, work.Db, proposal, cancel);
        if (!ProposalKinds.MayDecide(work.Officer, approval, proposal.Content.Authority))
            return (null, Refusals.NotAllowed);

        // What is executed reaches as far as the right to approve it.
        work.Db.Scope = work.Officer.ScopeFor(approval);
        return (new(work, book, proposal, kind), null);
    }

    /// <summary>Keeps the move with its line of audit, or says why there is none.</summary>
    public Outcome<Decided> Take(string act, Outcome<Proposal> moved) => moved switch
    {
        Outcome<Proposal>.Done(var proposal) => Keep(act, proposal),
        Outcome<Proposal>.Refused refused => Refusals.Again<Decided>(refused.Problems),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };

    private Outcome<Decided> Keep(string act, Proposal proposal)
    {
        Book.Move(proposal);
        Work.AuditOf(act, proposal);
        return Decided.Of(proposal);
    }
}
