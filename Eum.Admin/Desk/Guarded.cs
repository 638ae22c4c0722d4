using System.Text.Json;
using Eum.Domain.Values;

namespace Eum.Admin.Desk;

/// <summary>A field of what a proposal would change, as both pairs of eyes are shown it.</summary>
public sealed record ShownField(string Name, string Value);

/// <summary>What a proposal would do: before, after, its effect in won, and the versions it was reckoned on.</summary>
public sealed record Shown(
    IReadOnlyList<ShownField> Before, IReadOnlyList<ShownField> After, long Won,
    IReadOnlyDictionary<string, long> BaseVersions);

/// <summary>A change that takes two pairs of eyes. From any door it only makes a proposal.</summary>
public abstract class Guarded : UseCase
{
    /// <summary>Of the proposals it makes.</summary>
    public string Kind => Duty.UseCase;

    /// <summary>The district that a payload names; null where it names none.</summary>
    public abstract int? DistrictOfPayload(string payload);

    /// <summary>What a payload would do now.</summary>
    public abstract Task<Outcome<Shown>> ShowPayloadAsync(Reading reading, string payload, CancellationToken cancel);

    /// <summary>Does it. Only the approval may call this, inside its own transaction.</summary>
    public abstract Task<Problem?> ExecutePayloadAsync(Work work, string payload, CancellationToken cancel);
}

/// <summary>A change that takes two pairs of eyes.</summary>
/// <remarks>The request must come through JSON whole: it is the proposal's payload.</remarks>
public abstract class Guarded<TRequest>(FrontDesk desk) : Guarded
    where TRequest : notnull
{
    /// <returns>The proposal's number.</returns>
    public Task<Outcome<long>> ProposeAsync(
        Caller caller, TRequest request, string reason, Guid? key, CancellationToken cancel) =>
        desk.ProposeAsync(
            Duty, caller, DistrictOf(request), Idempotency.Of(key, Duty, new { request, reason }),
            async work => await ShowAsync(new Reading(work), request, cancel) switch
            {
                Outcome<Shown>.Done(var shown) => new ProposalDraft(
                    Kind, Duty.Approval!, DistrictOf(request), JsonSerializer.Serialize(request, DeskJson.Options),
                    shown, reason),
                Outcome<Shown>.Refused refused => Refusals.Again<ProposalDraft>(refused.Problems),
                _ => throw new InvalidOperationException("An outcome is done or refused."),
            },
            cancel);

    public sealed override int? DistrictOfPayload(string payload) => DistrictOf(RequestOf(payload));

    public sealed override Task<Outcome<Shown>> ShowPayloadAsync(
        Reading reading, string payload, CancellationToken cancel) => ShowAsync(reading, RequestOf(payload), cancel);

    public sealed override Task<Problem?> ExecutePayloadAsync(
        Work work, string payload, CancellationToken cancel) => ExecuteAsync(work, RequestOf(payload), cancel);

    /// <summary>The district that the request itself names; null where it names none.</summary>
    protected abstract int? DistrictOf(TRequest request);

    /// <summary>Judges the request and shows what it would do; changes nothing.</summary>
    protected abstract Task<Outcome<Shown>> ShowAsync(Reading reading, TRequest request, CancellationToken cancel);

    protected abstract Task<Problem?> ExecuteAsync(Work work, TRequest request, CancellationToken cancel);

    private static TRequest RequestOf(string payload) =>
        JsonSerializer.Deserialize<TRequest>(payload, DeskJson.Options)
        ?? throw new JsonException("A proposal's payload is empty.");
}
