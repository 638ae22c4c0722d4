using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Approvals;

namespace Eum.Admin.Features.Approvals;

/// <summary>Writes down which proposals nobody decided within their seven days. They were dead before that.</summary>
public sealed class ExpireProposals(FrontDesk desk) : Change<ExpireProposals.Request, int>(desk)
{
    public sealed record Request;

    public override Duty Duty { get; } = new("approval.expire", Permissions.SystemJobsRun);

    protected override int? DistrictOf(Request request) => null;

    /// <returns>How many ended.</returns>
    protected override async Task<Outcome<int>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        await work.Db.HoldProposalsAsync(cancel);
        var book = new ProposalBook(work.Db);
        var ended = await book.OverdueAsync(work.Now, cancel);
        if (ended.Count == 0) return new Problem("", "기한이 지난 안이 없습니다."); // Nothing to put on record either.
        foreach (var no in ended)
        {
            // One that was tampered with is left as it is for the audit to find.
            if (await book.FindAsync(no, cancel) is not Outcome<Proposal>.Done { Value: var proposal }
                || proposal.Expire(work.Now) is not Outcome<Proposal>.Done { Value: var expired })
                continue;
            book.Move(expired);
            work.AuditOf("기한 만료", expired);
        }

        return ended.Count;
    }
}
