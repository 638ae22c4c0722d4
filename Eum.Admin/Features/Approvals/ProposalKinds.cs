using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Approvals;

/// <summary>All guarded use cases by their kind, and who decides what they propose.</summary>
public sealed class ProposalKinds(IEnumerable<Guarded> all)
{
    private readonly Dictionary<string, Guarded> _byKind = all.ToDictionary(one => one.Kind, StringComparer.Ordinal);

    public IReadOnlyCollection<Guarded> All => _byKind.Values;

    /// <summary>Null for a kind that this program does not know.</summary>
    public Guarded? Find(string kind) => _byKind.GetValueOrDefault(kind);

    /// <summary>Its Korean name; the kind itself where this program does not know it.</summary>
    public string NameOf(string kind) => Find(kind)?.Name ?? kind;

    /// <summary>
    /// The permission that decides a proposal: the higher one where what its makers ask for that target within 24 hours
    /// passes the threshold, in however many pieces (FE-6).
    /// </summary>
    internal static async Task<string> ApprovalOfAsync(
        Guarded kind, EumDbContext db, Proposal proposal, CancellationToken cancel)
    {
        if (kind.Threshold is not { } threshold) return kind.Duty.Approval!;

        var one = new ProposedMoney(
            [.. proposal.Makers.Select(maker => maker.Key)], proposal.Content.Shown.Target, proposal.ProposedAt,
            proposal.Content.Shown.Effect);
        var (from, to) = (proposal.ProposedAt - Splitting.Window, proposal.ProposedAt + Splitting.Window);
        var rows = await db.Proposals.AsNoTracking()
            .Where(row => row.ProposalNo != proposal.No && row.Kind == kind.Kind && row.Target == one.Target
                && row.ProposedAt > from && row.ProposedAt < to
                && (row.State == ProposalState.Waiting || row.State == ProposalState.Approved))
            .ToListAsync(cancel);
        var others = rows.Select(row => new ProposedMoney(
            row.Makers.Split('|', StringSplitOptions.RemoveEmptyEntries), row.Target, row.ProposedAt, row.Effect));
        return Splitting.SumWith(one, others) > threshold.Won ? threshold.Approval : kind.Duty.Approval!;
    }

    /// <summary>Whether she may decide what is decided with a permission at an authority.</summary>
    internal static bool MayDecide(Officer officer, string approval, int authority) =>
        officer.May(approval) && officer.ScopeFor(approval).Covers(authority);
}
