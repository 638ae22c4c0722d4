using Eum.Domain.Approvals;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Approvals;

namespace Eum.Admin.Features.Approvals;

/// <summary>The three heaps of 결재함.</summary>
public enum ProposalTab
{
    /// <summary>나를 기다리는 것.</summary>
    Waiting = 1,

    /// <summary>내가 올린 것.</summary>
    Mine = 2,

    /// <summary>끝난 것.</summary>
    Decided = 3,
}

/// <summary>A proposal in a list.</summary>
/// <param name="Name">Of its kind, Korean.</param>
/// <param name="Authority">인천광역시, 서구 …; the number where it has no name.</param>
/// <param name="Effect">Won, signed.</param>
/// <param name="State">As it stands now: expired from the instant its term ran out, written down or not.</param>
public sealed record ProposalLine(
    long No, string Kind, string Name, string Authority, string Target, long Effect, string Reason, string Maker,
    DateTime ProposedAt, DateTime ExpiresAt, DateTime? DecidedAt, ProposalState State)
{
    /// <summary>
    /// Whether she could decide it: it waits, she has the right there, and had no hand in it. The desk judges again.
    /// </summary>
    internal static bool AwaitsDecisionBy(Officer officer, ProposalKinds kinds, ProposalRow row, DateTime now)
    {
        var me = officer.AsPerson();
        return row.State == ProposalState.Waiting && row.ExpiresAt > now
            && kinds.Find(row.Kind) is { } kind && MayDecide(officer, kind, row.Authority)
            && me.IsKnown && row.MakerId != me.Account
            && !row.Makers.Contains(ProposalRow.Barred([me.Key]), StringComparison.Ordinal);
    }

    internal static ProposalLine Of(ProposalRow row, ProposalKinds kinds, DateTime now) => new(
        row.ProposalNo, row.Kind, kinds.NameOf(row.Kind), PlaceOf(row.Authority), row.Target, row.Effect, row.Reason,
        row.MakerName, row.ProposedAt, row.ExpiresAt, row.DecidedAt,
        row.State == ProposalState.Waiting && row.ExpiresAt <= now ? ProposalState.Expired : row.State);

    internal static string PlaceOf(int authority) => AuthorityNames.Of(authority);

    // The higher approver is asked too: whose turn it is, is reckoned when it is decided.
    private static bool MayDecide(Officer officer, Desk.Guarded kind, int authority) =>
        ProposalKinds.MayDecide(officer, kind.Duty.Approval!, authority)
        || (kind.Threshold is { } threshold && ProposalKinds.MayDecide(officer, threshold.Approval, authority));
}
