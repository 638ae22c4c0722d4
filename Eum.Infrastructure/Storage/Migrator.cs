using System.Data.Common;
using Eum.Domain.Audit;
using Eum.Domain.Cashback;
using Eum.Infrastructure.Storage.Cashback;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;

namespace Eum.Infrastructure.Storage;

/// <summary>What a migration did; nothing at all on a database that was up to date.</summary>
/// <param name="Migrations">Names of the migrations applied now.</param>
/// <param name="Policies">Policy versions published now, e.g. INCHEON-BASE 7.</param>
public sealed record MigrationResult(IReadOnlyList<string> Migrations, IReadOnlyList<string> Policies);

/// <summary>Brings the database to this version and publishes the policies that ship with it.</summary>
public sealed class Migrator(
    IDbContextFactory<EumDbContext> database, IOptions<StorageOptions> options, TimeProvider clock)
{
    private const string Actor = "eum migrate";

    /// <exception cref="EngineUnavailableException">The database cannot be reached.</exception>
    /// <exception cref="StorageIntegrityException">A stored policy is not the one that was published.</exception>
    public async Task<MigrationResult> MigrateAsync(CancellationToken cancel)
    {
        await using var db = await OpenAsync(cancel);
        string[] pending = [.. await db.Database.GetPendingMigrationsAsync(cancel)];
        if (pending.Length > 0) await db.Database.MigrateAsync(cancel);
        return new(pending, await PublishAsync(db, PolicyCatalogue.Timeline.Policies, cancel));
    }

    /// <summary>Stores what is not there yet; a version that is there must be the same letter by letter.</summary>
    internal async Task<IReadOnlyList<string>> PublishAsync(
        EumDbContext db, IEnumerable<Policy> policies, CancellationToken cancel)
    {
        var stored = await db.PolicyVersions.AsNoTracking().ToDictionaryAsync(row => (row.Policy, row.Version), cancel);
        var decidedHere = stored.Values.Where(row => row.ProposalNo is not null)
            .GroupBy(row => row.Policy).ToDictionary(own => own.Key, own => own.Min(row => row.Version));
        List<string> published = [];
        foreach (var (policy, version) in policies.SelectMany(p => p.Versions.Select(v => (p, v))))
        {
            // From the first version that was decided here, the books go their own way.
            if (decidedHere.TryGetValue(policy.Code, out var first) && version.Version >= first) continue;
            var row = RowOf(policy, version);
            if (stored.TryGetValue((row.Policy, row.Version), out var before)) Compare(before, row);
            else
            {
                db.PolicyVersions.Add(row);
                published.Add($"{row.Policy} {row.Version}");
            }
        }

        if (published.Count == 0) return published;

        var entry = new AuditEntry(
            clock.GetUtcNow().UtcDateTime, Actor, "정책 공표", "policy", string.Join(", ", published));
        if (await db.SaveAsync(entry, cancel) is { } problem) throw new InvalidOperationException(problem.Message);
        return published;
    }

    // Where there is a server but no database yet, this makes one.
    private async Task<EumDbContext> OpenAsync(CancellationToken cancel)
    {
        EumDbContext? db = null;
        try
        {
            db = await database.CreateDbContextAsync(cancel);
            var creator = db.GetService<IRelationalDatabaseCreator>();
            if (!await creator.ExistsAsync(cancel)) await creator.CreateAsync(cancel);
            await db.Database.OpenConnectionAsync(cancel);
            return db;
        }
        catch (Exception failure) when (CauseOf(failure) is { } cause)
        {
            if (db is not null) await db.DisposeAsync();
            throw new EngineUnavailableException(options.Value.Kind, cause);
        }
    }

    // EF wraps what it takes for a passing failure.
    private static Exception? CauseOf(Exception? failure) => failure switch
    {
        null or DbException or IOException or UnauthorizedAccessException => failure,
        _ => CauseOf(failure.InnerException),
    };

    private static PolicyVersionRow RowOf(Policy policy, PolicyVersion version)
    {
        var document = BookPolicies.TextOf(version);
        return new()
        {
            Policy = policy.Code,
            Version = version.Version,
            Authority = policy.Authority,
            StartsAt = version.StartsAt,
            Document = document,
            Sha256 = BookPolicies.HashOf(document),
        };
    }

    private static void Compare(PolicyVersionRow stored, PolicyVersionRow shipped)
    {
        var same = stored.Sha256 == shipped.Sha256
            && BookPolicies.HashOf(stored.Document) == stored.Sha256
            && stored.StartsAt == shipped.StartsAt
            && stored.Authority == shipped.Authority;
        if (same) return;

        throw new StorageIntegrityException(
            $"정책 {stored.Policy} {stored.Version}판이 공표된 것과 다릅니다. 시행된 정책은 고치지 않습니다: 새 판으로 내거나, "
            + "이 데이터베이스에 맞는 프로그램을 쓰세요.");
    }
}
