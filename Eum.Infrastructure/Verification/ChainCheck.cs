using System.Security.Cryptography;
using System.Text;
using Eum.Domain.Audit;
using Eum.Domain.Cashback;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Verification;

/// <summary>The audit chain link by link, and the stored policies letter by letter against those that ship.</summary>
internal sealed class ChainCheck(Reading reading)
{
    private readonly Check _chain = new("audit-chain");
    private readonly Check _policies = new("policies");

    public IEnumerable<Check> Checks => [_chain, _policies];

    public async Task RunAsync(PolicyTimeline timeline, CancellationToken cancel)
    {
        await LinksAsync(cancel);
        await PoliciesAsync(timeline, cancel);
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

    private async Task PoliciesAsync(PolicyTimeline timeline, CancellationToken cancel)
    {
        var stored = await reading.Books.ListAsync(
            "SELECT policy, version, authority, starts_at, document, sha256 FROM policy_versions",
            row => (Key: (row.Text(0), row.Int(1)), Authority: row.Int(2), StartsAt: row.Long(3),
                Document: row.Text(4), Sha256: row.Text(5)),
            cancel);
        var shipped = timeline.Policies
            .SelectMany(policy => policy.Versions.Select(version => (Policy: policy, Version: version)))
            .ToDictionary(pair => (pair.Policy.Code, pair.Version.Version));
        foreach (var row in stored)
        {
            var same = shipped.Remove(row.Key, out var pair)
                && row.Document == PolicyDocument.Write(pair.Version).Normalize(NormalizationForm.FormC)
                && row.Sha256 == HashOf(row.Document)
                && row.Authority == pair.Policy.Authority
                && row.StartsAt == KoreanTime.ToUnixMs(pair.Version.StartsAt);
            _policies.Holds(same, row.Key, () => $"정책 {row.Key.Item1} {row.Key.Item2}판이 공표된 것과 다릅니다.");
        }

        foreach (var key in shipped.Keys)
            _policies.Fail(key, $"정책 {key.Code} {key.Version}판이 없습니다. eum migrate로 공표하세요.");
    }

    private static string HashOf(string document) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
}
