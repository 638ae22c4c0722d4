using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Eum.Domain.Cashback;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Storage.Cashback;

/// <summary>
/// The policies of these books: what ships with the product, and what was approved here since. Where a version was
/// decided here, what ships under its number or a later one of the same policy is not taken: the books stand.
/// </summary>
public static class BookPolicies
{
    private const int MostKept = 32;

    private const string Versions =
        "SELECT policy, version, authority, document FROM policy_versions WHERE proposal_no IS NOT NULL "
        + "ORDER BY policy, version";

    private const string Opened = "SELECT policy, authority, name, name_en, budget FROM policies";
    private const string SqliteTables = "SELECT COUNT(*) FROM sqlite_master WHERE name = 'policies'";
    private const string Tables = "SELECT COUNT(*) FROM information_schema.tables WHERE table_name = 'policies'";

    // Few texts come to be in the life of a process; a timeline holds the classes of all who rate under it.
    private static readonly ConcurrentDictionary<string, PolicyTimeline> Known = new(StringComparer.Ordinal);

    /// <summary>As they stand now.</summary>
    public static async Task<PolicyTimeline> ReadAsync(EumDbContext db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var versions = await db.PolicyVersions.AsNoTracking().Where(row => row.ProposalNo != null)
            .OrderBy(row => row.Policy).ThenBy(row => row.Version)
            .Select(row => new OwnVersion(row.Policy, row.Version, row.Authority, row.Document)).ToListAsync(cancel);
        if (versions.Count == 0) return PolicyCatalogue.Timeline;
        var opened = await db.Policies.AsNoTracking()
            .Select(row => new OwnPolicy(row.Policy, row.Authority, row.Name, row.NameEn, row.Budget))
            .ToListAsync(cancel);
        return Of(versions, opened);
    }

    /// <summary>As they stood at the moment of a reading.</summary>
    public static async Task<PolicyTimeline> ReadAsync(Snapshot books, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        var versions = await books.ListAsync(
            Versions, row => new OwnVersion(row.Text(0), row.Int(1), row.Int(2), row.Text(3)), cancel);
        if (versions.Count == 0) return PolicyCatalogue.Timeline;
        return Of(versions, await books.ListAsync(
            Opened, row => new OwnPolicy(row.Text(0), row.Int(1), row.Text(2), row.Text(3), row.Text(4)), cancel));
    }

    /// <summary>
    /// The policies that a verb is to go by: of the books that the settings name, or those that ship where there are
    /// none yet (no file, no table).
    /// </summary>
    public static PolicyTimeline ReadOrShipped(BulkConnections connections)
    {
        ArgumentNullException.ThrowIfNull(connections);
        var storage = connections.Storage;
        if (storage.Kind == StorageEngine.Sqlite && !EumContextFactory.IsThere(storage))
            return PolicyCatalogue.Timeline;
        using var store = connections.Open(cacheKiB: 256);
        return store.Scalar(storage.Kind == StorageEngine.Sqlite ? SqliteTables : Tables) > 0
            ? Read(store)
            : PolicyCatalogue.Timeline;
    }

    internal static PolicyTimeline Read(BulkConnection store)
    {
        var versions = new List<OwnVersion>();
        using (var rows = store.Query(Versions))
            while (rows.Read()) versions.Add(new(rows.Text(0), rows.Int32(1), rows.Int32(2), rows.Text(3)));
        if (versions.Count == 0) return PolicyCatalogue.Timeline;
        var opened = new List<OwnPolicy>();
        using (var rows = store.Query(Opened))
            while (rows.Read())
                opened.Add(new(rows.Text(0), rows.Int32(1), rows.Text(2), rows.Text(3), rows.Text(4)));
        return Of(versions, opened);
    }

    /// <summary>A version as its row keeps it.</summary>
    public static string TextOf(PolicyVersion version) =>
        PolicyDocument.Write(version).Normalize(NormalizationForm.FormC);

    /// <summary>SHA-256, lower-case hex.</summary>
    public static string HashOf(string document) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));

    private static PolicyTimeline Of(List<OwnVersion> versions, List<OwnPolicy> opened)
    {
        var text = string.Join('\n', versions.Select(row => $"{row.Policy} {row.Version} {HashOf(row.Document)}"));
        if (Known.TryGetValue(text, out var known)) return known;
        if (Known.Count >= MostKept) Known.Clear();
        return Known.GetOrAdd(text, _ => Merge(versions, opened));
    }

    private static PolicyTimeline Merge(List<OwnVersion> versions, List<OwnPolicy> opened)
    {
        var policies = PolicyCatalogue.Timeline.Policies.ToDictionary(policy => policy.Code, StringComparer.Ordinal);
        foreach (var own in versions.GroupBy(row => row.Policy, StringComparer.Ordinal))
        {
            if (!policies.TryGetValue(own.Key, out var policy))
                policy = opened.SingleOrDefault(row => row.Policy == own.Key)?.ToPolicy()
                    ?? throw new StorageIntegrityException($"정책 {own.Key}의 이름과 기관이 장부에 없습니다.");
            var first = own.Min(row => row.Version);
            policies[own.Key] = policy with
            {
                Versions =
                [
                    .. policy.Versions.Where(version => version.Version < first),
                    .. own.OrderBy(row => row.Version)
                        .Select(row => PolicyDocument.ReadVersion(row.Policy, row.Document)),
                ],
            };
        }

        return new(policies.Values);
    }

    private sealed record OwnVersion(string Policy, int Version, int Authority, string Document);

    private sealed record OwnPolicy(string Policy, int Authority, string Name, string NameEn, string Budget)
    {
        public Policy ToPolicy() => new(Policy, Name, NameEn, Authority, Budget, []);
    }
}
