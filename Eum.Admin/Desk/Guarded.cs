using Eum.Domain.Approvals;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Approvals;

namespace Eum.Admin.Desk;

/// <summary>Above so much, another permission decides.</summary>
/// <param name="Won">The sum that a maker may ask for a target within 24 hours before it holds, signs left out.</param>
/// <param name="Approval">The permission of who then decides.</param>
public sealed record ApprovalThreshold(long Won, string Approval);

/// <summary>
/// A change that takes two pairs of eyes. From any door it only makes a proposal; there is no switch and nobody for
/// whom it does more.
/// </summary>
public abstract class Guarded : UseCase
{
    /// <summary>Of the proposals it makes.</summary>
    public string Kind => Duty.UseCase;

    /// <summary>What the proposal is called where people read it, Korean: 예산 문서 등록.</summary>
    public abstract string Name { get; }

    public virtual ApprovalThreshold? Threshold => null;

    /// <summary>What a payload would do now; changes nothing.</summary>
    public abstract Task<Outcome<Shown>> ShowPayloadAsync(Reading reading, string payload, CancellationToken cancel);

    /// <summary>
    /// Does what was approved, in the transaction that keeps the approval: without that row in it nothing is done.
    /// </summary>
    internal async Task<Problem?> ExecuteApprovedAsync(Work work, Proposal approved, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(approved);
        if (approved is not { State: ProposalState.Approved, Last: { Act: ProposalAct.Approve, By: { } by } }
            || approved.IsMadeBy(by) || approved.Content.Kind != Kind
            || !ProposalBook.IsApprovedIn(work.Db, approved.No, approved.Content.Sha256()))
            throw new InvalidOperationException($"{Kind} is not approved: nothing is executed.");
        return await ExecutePayloadAsync(work, approved.Content.Payload, cancel);
    }

    private protected abstract Task<Problem?> ExecutePayloadAsync(Work work, string payload, CancellationToken cancel);
}

/// <summary>A change that takes two pairs of eyes.</summary>
/// <remarks>The request must come through JSON whole: it is the proposal's payload.</remarks>
public abstract class Guarded<TRequest>(FrontDesk desk) : Guarded
    where TRequest : notnull
{
    /// <param name="key">Of the form or request: sent again, it makes no second proposal.</param>
    /// <returns>The proposal's number.</returns>
    public Task<Outcome<long>> ProposeAsync(
        Caller caller, TRequest request, string reason, Guid? key, CancellationToken cancel) =>
        ProposeAsync(caller, request, reason, [], key, cancel);

    /// <param name="files">What is attached; shown to the approver and hashed with the rest.</param>
    public Task<Outcome<long>> ProposeAsync(
        Caller caller, TRequest request, string reason, IReadOnlyList<Attachment> files, Guid? key,
        CancellationToken cancel) =>
        desk.ProposeAsync(
            Duty, caller, DistrictOf(request), KeyOf(key, null, request, reason, files),
            work => DraftAsync(work, request, reason, files, cancel), edited: null, cancel);

    /// <summary>Changes a proposal that waits. Whoever does becomes a maker of it.</summary>
    public Task<Outcome<long>> EditAsync(
        Caller caller, long proposal, TRequest request, string reason, Guid? key, CancellationToken cancel) =>
        desk.ProposeAsync(
            Duty, caller, DistrictOf(request), KeyOf(key, proposal, request, reason, []),
            work => DraftAsync(work, request, reason, [], cancel), proposal, cancel);

    public sealed override Task<Outcome<Shown>> ShowPayloadAsync(
        Reading reading, string payload, CancellationToken cancel) =>
        ShowAsync(reading, CanonicalJson.Read<TRequest>(payload), cancel);

    private protected sealed override Task<Problem?> ExecutePayloadAsync(
        Work work, string payload, CancellationToken cancel) =>
        ExecuteAsync(work, CanonicalJson.Read<TRequest>(payload), cancel);

    /// <summary>The district that the request itself names; null where it is the city's matter.</summary>
    protected abstract int? DistrictOf(TRequest request);

    /// <summary>
    /// Judges the request and shows what it would do, from nothing but the bases it names; changes nothing.
    /// </summary>
    protected abstract Task<Outcome<Shown>> ShowAsync(Reading reading, TRequest request, CancellationToken cancel);

    /// <summary>Does it. Called by the approval alone, inside its transaction.</summary>
    protected abstract Task<Problem?> ExecuteAsync(Work work, TRequest request, CancellationToken cancel);

    private async Task<Outcome<ProposalDraft>> DraftAsync(
        Work work, TRequest request, string reason, IReadOnlyList<Attachment> files, CancellationToken cancel)
    {
        var shown = await ShowAsync(new Reading(work), request, cancel);
        if (work.Db.ChangeTracker.HasChanges())
            throw new InvalidOperationException($"{Kind} changes something before it is approved.");
        return shown switch
        {
            Outcome<Shown>.Done(var value) => new ProposalDraft(
                Kind, DistrictOf(request), CanonicalJson.Of(request), value, reason, files),
            Outcome<Shown>.Refused refused => Refusals.Again<ProposalDraft>(refused.Problems),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    private Idempotency? KeyOf(
        Guid? key, long? proposal, TRequest request, string reason, IReadOnlyList<Attachment> files) =>
        Idempotency.Of(key, Duty, new { proposal, request, reason, files = files.Select(file => file.Shown) });
}
