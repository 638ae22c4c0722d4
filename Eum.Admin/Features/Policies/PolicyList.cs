using Eum.Admin.Desk;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Drafting;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Cashback;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Policies;

/// <summary>A version on the timeline.</summary>
/// <param name="EndsAt">When the next one begins; null for the last.</param>
/// <param name="Rules">Each layer in a few words.</param>
public sealed record VersionMark(
    int Version, DateTime StartsAt, DateTime? EndsAt, PolicyState State, string Body, IReadOnlyList<string> Rules);

public sealed record PolicyLine(
    string Code, string Name, string NameEn, int Authority, string Budget, IReadOnlyList<VersionMark> Versions)
{
    /// <summary>What holds now; null where nothing does yet.</summary>
    public VersionMark? Now => Versions.FirstOrDefault(version => version.State == PolicyState.InForce);

    public IEnumerable<VersionMark> Coming => Versions.Where(version => version.State == PolicyState.Coming);
}

/// <summary>A draft in the list.</summary>
public sealed record DraftLine(
    long No, string Policy, string Title, int Authority, PolicyDraftState State, string SavedBy, DateTime SavedAt);

/// <param name="Reach">For which authorities she may draft; nothing where for none.</param>
/// <param name="Now">UTC.</param>
public sealed record PolicyListView(
    IReadOnlyList<PolicyLine> Policies, IReadOnlyList<DraftLine> Drafts, DistrictScope Reach, DateTime Now);

/// <summary>
/// Every authority's policies along time: they are public. The drafts are those of the authorities she reaches.
/// </summary>
public sealed class PolicyList(FrontDesk desk) : Question<PolicyList.Request, PolicyListView>(desk)
{
    /// <param name="Authority">Null for all.</param>
    public sealed record Request(int? Authority);

    public override Duty Duty { get; } = new("policy.list", Permissions.PoliciesCatalogueSee);

    protected override async Task<Outcome<PolicyListView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var timeline = await BookPolicies.ReadAsync(reading.Db, cancel);
        var policies = timeline.Policies.Where(policy => (request.Authority ?? policy.Authority) == policy.Authority)
            .OrderBy(policy => policy.Authority).ThenBy(policy => policy.Code, StringComparer.Ordinal)
            .Select(policy => LineOf(policy, reading.Now)).ToList();
        if (policies.Count == 0 && !DistrictTable.IsAuthority(request.Authority!.Value, reading.Today))
            return Refusals.NotFound;

        var drafts = await reading.Db.PolicyDrafts
            .Where(row => row.State == PolicyDraftState.Open
                && (request.Authority == null || row.Authority == request.Authority))
            .OrderByDescending(row => row.SavedAt)
            .Select(row => new DraftLine(
                row.DraftNo, row.Policy, row.Title, row.Authority, row.State, row.SavedBy, row.SavedAt))
            .ToListAsync(cancel);
        var reach = reading.Officer.May(Permissions.PoliciesDraftSimulate)
            ? reading.Officer.ScopeFor(Permissions.PoliciesDraftSimulate)
            : DistrictScope.Nothing;
        return new PolicyListView(policies, drafts, reach, reading.Now);
    }

    private static PolicyLine LineOf(Policy policy, DateTime now) => new(
        policy.Code, policy.Name, policy.NameEn, policy.Authority, policy.Budget,
        [
            .. policy.Versions.Select((version, at) => new VersionMark(
                version.Version, version.StartsAt,
                at + 1 < policy.Versions.Count ? policy.Versions[at + 1].StartsAt : null,
                PolicyWords.StateOf(policy, version, now), version.Decision.Body,
                [.. version.Layers.Select(layer => $"{layer.Name}: {RuleSentence.Earns(layer)}")])),
        ]);
}
