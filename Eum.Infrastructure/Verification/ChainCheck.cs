using Eum.Domain.Approvals;
using Eum.Domain.Audit;
using Eum.Domain.Cashback;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Cashback;

namespace Eum.Infrastructure.Verification;

/// <summary>The audit chain link by link, and the stored policies letter by letter against those that ship.</summary>
internal sealed class ChainCheck(Reading reading)
{
    private readonly Check _chain = new("audit-chain");
    private readonly Check _policies = new("policies");

    public IEnumerable<Check> Checks => [_chain, _policies];

    public async Task RunAsync(CancellationToken cancel)
    {
        await LinksAsync(cancel);
        await PoliciesAsync(cancel);
    }

    private async Task LinksAsync(CancellationToken cancel)
    {
        AuditLink? last = null;
        await using var links = await StoredLinks.OpenAsync(reading.Books, cancel);
        while (links.Next())
        {
            var link = links.Current;
            _chain.Holds(
                AuditChain.Holds(last ?? links.Purged, link), link.EntryNo,
                () => $"감사 기록 {link.EntryNo}: 사슬이 끊겼습니다.");
            last = link;
        }
    }

    private async Task PoliciesAsync(CancellationToken cancel)
    {
        var stored = await reading.Books.ListAsync(
            "SELECT policy, version, authority, starts_at, document, sha256, proposal_no FROM policy_versions",
            row => new Stored((row.Text(0), row.Int(1)), row.Int(2), row.Long(3), row.Text(4), row.Text(5),
                row.IsNull(6) ? null : row.Long(6)),
            cancel);
        var own = stored.Where(row => row.Proposal is not null).GroupBy(row => row.Key.Policy)
            .ToDictionary(rows => rows.Key, rows => rows.Min(row => row.Key.Version));
        var shipped = PolicyCatalogue.Timeline.Policies
            .SelectMany(policy => policy.Versions.Select(version => (Policy: policy, Version: version)))
            .Where(pair => pair.Version.Version < own.GetValueOrDefault(pair.Policy.Code, int.MaxValue))
            .ToDictionary(pair => (pair.Policy.Code, pair.Version.Version));
        await OwnAsync([.. stored.Where(row => row.Proposal is not null)], cancel);
        foreach (var row in stored.Where(row => row.Proposal is null))
        {
            var same = shipped.Remove(row.Key, out var pair)
                && row.Document == BookPolicies.TextOf(pair.Version)
                && row.Sha256 == BookPolicies.HashOf(row.Document)
                && row.Authority == pair.Policy.Authority
                && row.StartsAt == KoreanTime.ToUnixMs(pair.Version.StartsAt);
            _policies.Holds(same, row.Key, () => $"정책 {row.Key.Policy} {row.Key.Version}판이 공표된 것과 다릅니다.");
        }

        foreach (var key in shipped.Keys)
            _policies.Fail(key, $"정책 {key.Code} {key.Version}판이 없습니다. eum migrate로 공표하세요.");
    }

    // What was decided here is the letter of a proposal that two people approved.
    private async Task OwnAsync(List<Stored> rows, CancellationToken cancel)
    {
        if (rows.Count == 0) return;
        var approved = (await reading.Books.ListAsync(
            "SELECT proposal_no, authority FROM proposals WHERE state = @approved",
            row => (No: row.Long(0), Authority: row.Int(1)), cancel, ("approved", (int)ProposalState.Approved)))
            .ToDictionary(row => row.No, row => row.Authority);
        foreach (var row in rows)
        {
            var holds = row.Sha256 == BookPolicies.HashOf(row.Document)
                && approved.TryGetValue(row.Proposal!.Value, out var authority) && authority == row.Authority
                && row.StartsAt == KoreanTime.ToUnixMs(
                    PolicyDocument.ReadVersion(row.Key.Policy, row.Document).StartsAt);
            _policies.Holds(
                holds, row.Key, () => $"정책 {row.Key.Policy} {row.Key.Version}판이 승인된 것과 다르거나 승인이 없습니다.");
        }
    }

    private sealed record Stored(
        (string Policy, int Version) Key, int Authority, long StartsAt, string Document, string Sha256, long? Proposal);
}
