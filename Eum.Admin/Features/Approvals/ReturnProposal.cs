using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Approvals;

/// <summary>Sends a proposal back (반려) with the reason.</summary>
public sealed class ReturnProposal(FrontDesk desk, ProposalKinds kinds) : Change<ReturnProposal.Request, Decided>(desk)
{
    public sealed record Request(long No, string Reason);

    public override Duty Duty { get; } = new("approval.return", Permissions.ApprovalsProposalsDecide);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<Decided>> DecideAsync(
        Work work, Request request, CancellationToken cancel)
    {
        var (deciding, refused) = await Deciding.BeginAsync(work, kinds, request.No, cancel);
        if (deciding is null) return refused!;

        var proposal = deciding.Proposal;
        return !proposal.IsFinal && proposal.HasExpired(work.Now)
            ? deciding.Take("기한 만료", proposal.Expire(work.Now))
            : deciding.Take("반려", proposal.Return(work.Officer.AsPerson(), request.Reason, work.Now));
    }
}
