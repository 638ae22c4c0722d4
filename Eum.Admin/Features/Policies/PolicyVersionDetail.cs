using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Drafting;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Cashback;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Policies;

/// <summary>Who brought a version; of what ships with the product nothing but its sources is known.</summary>
public sealed record VersionOrigin(long Proposal, string Maker, string Approver, DateTime ApprovedAt);

/// <summary>A version with everything that is known of it.</summary>
/// <param name="EndsAt">When the next one begins; null for the last.</param>
/// <param name="Changes">What it changed of the one before, in words.</param>
/// <param name="Examples">The worked examples that held when it was approved, as they come out now.</param>
/// <param name="Origin">Null for what ships with the product.</param>
/// <param name="MayDraft">She may make a draft after it.</param>
public sealed record PolicyVersionView(
    Policy Policy, PolicyVersion Version, PolicyState State, DateTime? EndsAt, IReadOnlyList<ShownChange> Changes,
    IReadOnlyList<ExampleResult> Examples, VersionOrigin? Origin, bool MayDraft);

/// <summary>Reads one version of a policy.</summary>
public sealed class PolicyVersionDetail(FrontDesk desk)
    : Question<PolicyVersionDetail.Request, PolicyVersionView>(desk)
{
    public sealed record Request(string Policy, int Version);

    public override Duty Duty { get; } = new("policy.version.show", Permissions.PoliciesCatalogueSee);

    protected override async Task<Outcome<PolicyVersionView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var timeline = await BookPolicies.ReadAsync(reading.Db, cancel);
        var policy = timeline.Policies.FirstOrDefault(one => one.Code == request.Policy);
        if (policy is null || request.Version < 1 || request.Version > policy.Versions.Count) return Refusals.NotFound;

        var version = policy.Versions[request.Version - 1];
        var before = request.Version > 1 ? policy.Versions[request.Version - 2] : null;
        var ends = policy.Versions.ElementAtOrDefault(request.Version)?.StartsAt;
        var row = await reading.Db.PolicyVersions
            .Where(one => one.Policy == request.Policy && one.Version == request.Version)
            .Select(one => new { one.ProposalNo, one.Maker, one.Approver, one.ApprovedAt, one.Examples })
            .SingleOrDefaultAsync(cancel);
        var origin = row?.ProposalNo is { } proposal
            ? new VersionOrigin(proposal, row.Maker ?? "", row.Approver ?? "", row.ApprovedAt ?? default)
            : null;
        var examples = DraftText.ExamplesOf(row?.Examples)
            .Select(example => DraftProof.Try(timeline, version, example)).ToList();
        var mayDraft = reading.Officer.May(Permissions.PoliciesDraftSimulate)
            && reading.Officer.ScopeFor(Permissions.PoliciesDraftSimulate).Covers(policy.Authority);
        return new PolicyVersionView(
            policy, version, PolicyWords.StateOf(policy, version, reading.Now), ends,
            PolicyDifference.Between(before, version), examples, origin, mayDraft);
    }
}
