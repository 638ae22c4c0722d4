using Eum.Admin.Desk;
using Eum.Admin.Features.Simulations;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Drafting;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Cashback;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Policies;

/// <summary>A draft as it was last saved.</summary>
/// <param name="Saved">Its version: whoever saves names the one she saw.</param>
/// <param name="After">The policy's last version, which the draft would follow; null for a new policy.</param>
/// <param name="Proposal">The last proposal made of it.</param>
/// <param name="Simulation">The newest simulation of exactly these rules; null for none.</param>
/// <param name="Document">The policy with the draft's rules, to be tried on past months.</param>
/// <param name="Months">The months that can be replayed; null where nothing was ever paid.</param>
/// <param name="MayEdit">It is open, and she may draft for its authority.</param>
public sealed record DraftView(
    long No, string Title, string Text, long Saved, PolicyDraftState State, string MadeBy, DateTime MadeAt,
    string SavedBy, DateTime SavedAt, Policy Policy, PolicyVersion? After, long? Proposal,
    long? Simulation, string Document, DraftMonths? Months, bool MayEdit, bool MayPropose)
{
    public PolicyDraft Draft => DraftText.Read(Text) ?? PolicyDraft.After(Policy, After);
}

/// <summary>Months of which payments are booked.</summary>
public sealed record DraftMonths(YearMonth First, YearMonth Last);

/// <summary>Reads one draft by its number.</summary>
public sealed class DraftDetail(FrontDesk desk) : Question<DraftDetail.Request, DraftView>(desk)
{
    public sealed record Request(long No);

    public override Duty Duty { get; } = new("policy.draft.show", Permissions.PoliciesCatalogueSee);

    protected override async Task<Outcome<DraftView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var row = await reading.Db.PolicyDrafts.SingleOrDefaultAsync(one => one.DraftNo == request.No, cancel);
        if (row is null) return Refusals.NotFound;

        var timeline = await BookPolicies.ReadAsync(reading.Db, cancel);
        var policy = timeline.Policies.FirstOrDefault(one => one.Code == row.Policy) ?? Opened(row);
        var target = ProposeVersion.TargetOf(row.DraftNo);
        var proposal = await reading.Db.Proposals.Where(one => one.Target == target)
            .MaxAsync(one => (long?)one.ProposalNo, cancel);
        var draft = DraftText.Read(row.Content) ?? PolicyDraft.After(policy, null);
        var simulation = await SimulationProof.FindAsync(
            reading.Db, row.Policy, DraftReading.RulesOf(draft), cancel);
        var officer = reading.Officer;
        bool May(string permission) => row.State == PolicyDraftState.Open
            && officer.May(permission) && officer.ScopeFor(permission).Covers(row.Authority);
        return new DraftView(
            row.DraftNo, row.Title, row.Content, row.Version, row.State, row.MadeBy, row.MadeAt, row.SavedBy,
            row.SavedAt, policy, policy.Versions.Count > 0 ? policy.Versions[^1] : null, proposal,
            simulation, DraftReading.DocumentOf(timeline, draft), await MonthsAsync(reading, cancel),
            May(Permissions.PoliciesDraftSimulate), May(Permissions.PoliciesVersionPropose));
    }

    private static async Task<DraftMonths?> MonthsAsync(Reading reading, CancellationToken cancel)
    {
        var months = reading.Db.PaymentsMonthly.Select(row => (YearMonth?)row.Month);
        return await months.OrderBy(month => month).FirstOrDefaultAsync(cancel) is { } first
            ? new(first, (await months.OrderByDescending(month => month).FirstOrDefaultAsync(cancel))!.Value)
            : null;
    }

    // A policy that no version has opened yet.
    private static Policy Opened(PolicyDraftRow row)
    {
        var draft = DraftText.Read(row.Content) ?? new();
        return new(row.Policy, draft.Name, draft.NameEn, row.Authority, draft.Budget, []);
    }
}

/// <summary>What a draft would be, tried on what stands now. It changes nothing.</summary>
public sealed class CheckDraft(FrontDesk desk) : Question<CheckDraft.Request, DraftProof>(desk)
{
    /// <param name="Text">As it stands in the form, saved or not.</param>
    public sealed record Request(string Text);

    public override Duty Duty { get; } = new("policy.draft.check", Permissions.PoliciesCatalogueSee);

    protected override async Task<Outcome<DraftProof>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if (request.Text.Length > DraftText.Longest || DraftText.Read(request.Text) is not { } draft)
            return DraftChange.Unreadable;
        var standing = await BookPolicies.ReadAsync(reading.Db, cancel);
        return DraftReading.Of(standing, draft) switch
        {
            Outcome<DraftReading>.Done(var read) => DraftProof.Of(standing, read, reading.Now),
            Outcome<DraftReading>.Refused refused => Refusals.Again<DraftProof>(refused.Problems),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }
}
