using Eum.Domain.Approvals;

namespace Eum.Admin.Features.Approvals;

/// <summary>Where a proposal stands after it was decided upon, in words for whoever did.</summary>
/// <param name="State">Not always what was asked for: it may have gone stale or run out of time meanwhile.</param>
public sealed record Decided(long No, ProposalState State, string Message)
{
    internal static Decided Of(Proposal proposal) => new(proposal.No, proposal.State, proposal.State switch
    {
        ProposalState.Approved => $"{proposal.No}번을 승인하고 반영했습니다.",
        ProposalState.Returned => $"{proposal.No}번을 반려했습니다.",
        ProposalState.Withdrawn => $"{proposal.No}번을 철회했습니다.",
        ProposalState.Expired => $"{proposal.No}번은 기한 7일이 지나 닫혔습니다. 아무것도 반영하지 않았습니다.",
        ProposalState.Stale =>
            $"{proposal.No}번은 올린 뒤에 근거가 바뀌어 닫혔습니다. 아무것도 반영하지 않았습니다. {proposal.Last.Comment}. "
            + "올린 사람이 지금 값으로 다시 올릴 수 있습니다.",
        _ => $"{proposal.No}번은 결재를 기다립니다.",
    });
}
