using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Approvals;

namespace Eum.Admin.Features.Approvals;

/// <summary>Takes a proposal back (철회): its makers alone.</summary>
public sealed class WithdrawProposal(FrontDesk desk) : Change<WithdrawProposal.Request, Decided>(desk)
{
    public sealed record Request(long No, string Comment);

    public override Duty Duty { get; } = new("approval.withdraw", Permissions.ApprovalsProposalsWithdraw);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<Decided>> DecideAsync(
        Work work, Request request, CancellationToken cancel)
    {
        await work.Db.HoldProposalsAsync(cancel);
        var book = new ProposalBook(work.Db);
        if (await book.FindAsync(request.No, cancel) is not Outcome<Proposal>.Done { Value: var proposal })
            return Refusals.NotFound;

        switch (proposal.Withdraw(work.Officer.AsPerson(), request.Comment, work.Now))
        {
            case Outcome<Proposal>.Done(var withdrawn):
                book.Move(withdrawn);
                work.AuditOf("철회", withdrawn);
                return Decided.Of(withdrawn);
            case Outcome<Proposal>.Refused refused:
                return Refusals.Again<Decided>(refused.Problems);
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }
}
