using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Approvals;

/// <summary>
/// Approves a proposal (승인) and does what it says, in one transaction. All is judged again here: who, when, what she
/// saw, and whether it would still do today what it showed.
/// </summary>
public sealed class ApproveProposal(FrontDesk desk, ProposalKinds kinds)
    : Change<ApproveProposal.Request, Decided>(desk)
{
    /// <param name="Seen">SHA-256 of what the approver had before her.</param>
    public sealed record Request(long No, string Seen, string Comment);

    public override Duty Duty { get; } =
        new("approval.approve", Permissions.ApprovalsProposalsDecide) { StepUp = true };

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<Decided>> DecideAsync(
        Work work, Request request, CancellationToken cancel)
    {
        var (deciding, refused) = await Deciding.BeginAsync(work, kinds, request.No, cancel);
        if (deciding is null) return refused!;

        var (proposal, person) = (deciding.Proposal, work.Officer.AsPerson());
        if (!proposal.IsFinal && proposal.HasExpired(work.Now))
            return deciding.Take("기한 만료", proposal.Expire(work.Now));

        var approved = proposal.Approve(person, request.Seen, request.Comment, work.Now);
        if (approved is not Outcome<Proposal>.Done { Value: var done }) return deciding.Take("승인", approved);

        var (moved, today) = await MovedAsync(work, deciding, cancel);
        if (moved.Count > 0)
            return deciding.Take("근거 변동", proposal.GoStale(person, moved, today, work.Now));

        var answer = deciding.Take("승인", done);
        return await deciding.Kind.ExecuteApprovedAsync(work, done, cancel) is { } impossible ? impossible : answer;
    }

    /// <summary>What has moved since, and the content as it would be shown today.</summary>
    private static async Task<(IReadOnlyList<string> Moved, ProposalContent Today)> MovedAsync(
        Work work, Deciding deciding, CancellationToken cancel)
    {
        var content = deciding.Proposal.Content;
        return await deciding.Kind.ShowPayloadAsync(new Reading(work), content.Payload, cancel) switch
        {
            Outcome<Shown>.Done(var today) => (content.MovedIn(today), content with { Shown = today }),
            Outcome<Shown>.Refused refused => ([.. refused.Problems.Select(problem => problem.Message)], content),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }
}
