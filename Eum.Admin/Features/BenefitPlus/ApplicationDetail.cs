using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>What was done with an application.</summary>
public sealed record ApplicationStep(DateTime At, ApplicationAct Act, string By, string Comment);

/// <summary>A proposal that was made of it.</summary>
public sealed record ApplicationProposal(long No, ProposalState State, DateTime At);

/// <summary>An application with its merchant, its checklist as it stands today, its papers and its history.</summary>
public sealed record ApplicationView(
    long No, ContractRequest Asked, string Note, ApplicationState State, int District, DateTime ReceivedAt,
    string ReceivedBy, int Days, long Version, DeskMerchant Merchant, RateLadder Ladder, IReadOnlyList<Check> Checks,
    IReadOnlyList<string> Files, IReadOnlyList<ApplicationStep> Steps, IReadOnlyList<ApplicationProposal> Proposals,
    bool MayHandle, bool MayPropose, DateOnly Today)
{
    public bool IsOpen => State is ApplicationState.Received or ApplicationState.Returned;

    /// <summary>The proposal that is waiting; null for none.</summary>
    public ApplicationProposal? Waiting => Proposals.FirstOrDefault(one => one.State == ProposalState.Waiting);

    public bool Passes => Checks.All(check => check.Holds);
}

/// <summary>Reads one application by its number.</summary>
public sealed class ApplicationDetail(FrontDesk desk) : Question<ApplicationDetail.Request, ApplicationView>(desk)
{
    public sealed record Request(long No);

    public override Duty Duty { get; } = new("benefit-plus.show", Permissions.BenefitPlusContractsSee);

    protected override async Task<Outcome<ApplicationView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var (db, officer) = (reading.Db, reading.Officer);
        var row = await db.BenefitPlusApplications.SingleOrDefaultAsync(
            one => one.ApplicationNo == request.No, cancel);
        if (row is null || await MerchantDesk.FindAsync(db, row.MerchantKey, reading.Today, reading.Scope, cancel)
            is not { } merchant) return Refusals.NotFound;

        var asked = row.Asked;
        var ladder = await MerchantDesk.LadderAsync(db, row.District, cancel);
        var other = await MerchantDesk.OtherOpenAsync(db, row.MerchantKey, row.ApplicationNo, cancel);
        var steps = await db.BenefitPlusSteps.Where(step => step.ApplicationNo == row.ApplicationNo)
            .OrderBy(step => step.StepNo)
            .Select(step => new ApplicationStep(step.At, step.Act, step.ByName, step.Comment)).ToListAsync(cancel);
        var target = ApplicationBook.TargetOf(row.ApplicationNo);
        var proposals = await db.Proposals.Where(one => one.Target == target).OrderBy(one => one.ProposalNo)
            .Select(one => new { one.ProposalNo, one.State, one.ProposedAt, one.ExpiresAt }).ToListAsync(cancel);
        return new ApplicationView(
            row.ApplicationNo, asked, row.Note, row.State, row.District, row.ReceivedAt, row.ReceivedBy,
            ApplicationList.DaysBetween(row.ReceivedAt, row.ClosedAt ?? reading.Now), row.Version, merchant, ladder,
            Checklist.Of(merchant.ToCheck(other), asked, ladder, reading.Today),
            await db.BenefitPlusFiles.Where(file => file.ApplicationNo == row.ApplicationNo)
                .OrderBy(file => file.FileNo).Select(file => file.Name).ToListAsync(cancel),
            steps,
            [
                .. proposals.Select(one => new ApplicationProposal(
                    one.ProposalNo,
                    one.State == ProposalState.Waiting && one.ExpiresAt <= reading.Now
                        ? ProposalState.Expired
                        : one.State,
                    one.ProposedAt)),
            ],
            May(Permissions.BenefitPlusApplicationReceive), May(Permissions.BenefitPlusContractPropose),
            reading.Today);

        bool May(string permission) => officer.May(permission) && officer.ScopeFor(permission).Covers(row.District);
    }
}

/// <summary>Hands out the papers of an application. They leave the portal, so it is put on record.</summary>
public sealed class ApplicationPapers(FrontDesk desk)
    : Question<ApplicationPapers.Request, IReadOnlyList<Attachment>>(desk)
{
    /// <param name="File">From 1; null for all, to go with a proposal.</param>
    public sealed record Request(long No, int? File);

    public override Duty Duty { get; } = new("benefit-plus.papers", Permissions.BenefitPlusContractsSee)
    {
        Export = true,
    };

    protected override string SubjectOf(Request request) => $"{ApplicationBook.TargetOf(request.No)}/{request.File}";

    protected override async Task<Outcome<IReadOnlyList<Attachment>>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var files = await reading.Db.BenefitPlusFiles
            .Where(file => file.ApplicationNo == request.No
                && (request.File == null || file.FileNo == request.File))
            .OrderBy(file => file.FileNo).ToListAsync(cancel);
        if (files.Count == 0 && request.File is not null) return Refusals.NotFound;

        return new Outcome<IReadOnlyList<Attachment>>.Done(
            [.. files.Select(file => new Attachment(file.Name, file.Content))]);
    }
}
