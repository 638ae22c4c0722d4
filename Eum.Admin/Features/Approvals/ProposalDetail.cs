using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Approvals;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Approvals;

/// <summary>A proposal as it is shown to both pairs of eyes.</summary>
/// <param name="Seen">SHA-256 of what is shown here; an approval is bound to it.</param>
/// <param name="Today">What it would show today where it went stale; null elsewhere.</param>
/// <param name="MayDecide">The officer has the right and had no hand in it.</param>
/// <param name="MayWithdraw">She is one of its makers and it still waits.</param>
/// <param name="MayRenew">It is over without having been approved, and she may propose its kind there.</param>
public sealed record ProposalView(
    ProposalLine Line, ProposalContent Content, string Seen, Shown? Today, IReadOnlyList<ProposalStep> Steps,
    IReadOnlyList<string> Makers, long? Follows, bool MayDecide, bool MayWithdraw, bool MayRenew, DateTime Now);

/// <summary>Reads one proposal by its number.</summary>
public sealed class ProposalDetail(FrontDesk desk, ProposalKinds kinds)
    : Question<ProposalDetail.Request, ProposalView>(desk)
{
    public sealed record Request(long No);

    public override Duty Duty { get; } = new("approval.show", Permissions.ApprovalsProposalsSee);

    protected override async Task<Outcome<ProposalView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var row = await reading.Db.Proposals.SingleOrDefaultAsync(row => row.ProposalNo == request.No, cancel);
        if (row is null) return Refusals.NotFound;

        return await new ProposalBook(reading.Db).FindAsync(request.No, cancel) switch
        {
            Outcome<Proposal>.Done(var proposal) => View(reading, row, proposal),
            Outcome<Proposal>.Refused refused => Refusals.Again<ProposalView>(refused.Problems),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    private ProposalView View(Reading reading, ProposalRow row, Proposal proposal)
    {
        var (officer, content) = (reading.Officer, proposal.Content);
        var line = ProposalLine.Of(row, kinds, reading.Now);
        var waits = line.State == ProposalState.Waiting;
        var stale = proposal.State == ProposalState.Stale ? proposal.Last.Content?.Shown : null;
        var isOver = !waits && proposal.State != ProposalState.Approved;
        return new(
            line, content, content.Sha256(), stale, proposal.Steps,
            [.. proposal.Makers.Select(maker => maker.Name).Where(name => name.Length > 0).Distinct()],
            proposal.Follows,
            MayDecide: ProposalLine.AwaitsDecisionBy(officer, kinds, row, reading.Now)
                && officer.May(Permissions.ApprovalsProposalsDecide),
            MayWithdraw: waits && officer.May(Permissions.ApprovalsProposalsWithdraw)
                && proposal.IsMadeBy(officer.AsPerson()),
            MayRenew: isOver && kinds.Find(content.Kind) is { } kind
                && ProposalKinds.MayDecide(officer, kind.Duty.Permission, content.Authority),
            reading.Now);
    }
}

/// <summary>Hands out an attached file. It leaves the portal, so it is put on record.</summary>
public sealed class ProposalFile(FrontDesk desk) : Question<ProposalFile.Request, Attachment>(desk)
{
    /// <param name="File">From 1.</param>
    public sealed record Request(long No, int File);

    public override Duty Duty { get; } = new("approval.file", Permissions.ApprovalsProposalsSee) { Export = true };

    protected override string SubjectOf(Request request) => $"proposal/{request.No}/{request.File}";

    protected override async Task<Outcome<Attachment>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        // The proposal first: its files have no district of their own.
        if (!await reading.Db.Proposals.AnyAsync(row => row.ProposalNo == request.No, cancel)) return Refusals.NotFound;

        var file = await reading.Db.ProposalFiles
            .SingleOrDefaultAsync(row => row.ProposalNo == request.No && row.FileNo == request.File, cancel);
        return file is null ? Refusals.NotFound : new Attachment(file.Name, file.Content);
    }
}
