using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Approvals;

namespace Eum.Admin.Features.Approvals;

/// <summary>
/// Takes up again what was returned, withdrawn, ran out of time or went stale: a new proposal with the values of today.
/// Whoever made the old one is a maker of the new one too.
/// </summary>
public sealed class RenewProposal(FrontDesk desk, ProposalKinds kinds, IProposals proposals)
    : Change<RenewProposal.Request, long>(desk)
{
    public sealed record Request(long No, string Reason);

    public override Duty Duty { get; } = new("approval.renew", Permissions.ApprovalsProposalsWithdraw);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<long>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        var book = new ProposalBook(work.Db);
        if (await book.FindAsync(request.No, cancel) is not Outcome<Proposal>.Done { Value.Content: var old })
            return Refusals.NotFound;
        if (kinds.Find(old.Kind) is not { } kind || !ProposalKinds.MayDecide(
            work.Officer, kind.Duty.Permission, old.Authority))
            return Refusals.NotAllowed;

        work.Db.Scope = work.Officer.ScopeFor(kind.Duty.Permission);
        var files = await FilesOf(work, request.No, cancel);
        return await kind.ShowPayloadAsync(new Reading(work), old.Payload, cancel) switch
        {
            Outcome<Shown>.Done(var today) => await proposals.MakeAsync(
                work, new(old.Kind, old.Authority, old.Payload, today, request.Reason, files), request.No, cancel),
            Outcome<Shown>.Refused refused => Refusals.Again<long>(refused.Problems),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    private static Task<List<Attachment>> FilesOf(Work work, long no, CancellationToken cancel) =>
        ProposalBook.FilesOf(work.Db, no, file => new Attachment(file.Name, file.Content), cancel);
}
