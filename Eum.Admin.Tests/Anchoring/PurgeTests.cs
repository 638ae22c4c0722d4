using Eum.Admin.Tests.Kit;
using Eum.Admin.Tests.Storage;
using Eum.Infrastructure.Anchoring;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Anchoring;

/// <summary>AL-10: kept as long as the law says; a tombstone then holds the chain together.</summary>
public sealed class PurgeTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_10_what_is_not_old_enough_is_not_destroyed(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        var entries = await books.Database.NumberAsync("SELECT COUNT(*) FROM audit_entries");

        foreach (var (years, keep) in (List<(int, int)>)[(1, 0), (1, 5), (4, 5)])
        {
            books.Clock.Set(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero).AddYears(years));
            var options = books.Database.Keys.Options;
            options.KeepYears = keep;
            using var sealer = new AuditSealer(books.Database, options, books.Clock);
            await using var db = books.Database.Open();
            var purge = new AuditPurge(sealer, books.Clock);
            Assert.NotNull(await purge.RunAsync(db, new(2026, 3, 3), "보존 기간이 지남", default));
        }

        Assert.Equal(entries, await books.Database.NumberAsync("SELECT COUNT(*) FROM audit_entries"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_10_what_is_old_goes_and_the_chain_still_verifies(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        await PurgeAsync(books);

        var found = await books.VerifyAsync();
        Assert.Empty(found.Findings);
        Assert.Equal(books.Second + 1, await books.Database.NumberAsync("SELECT MIN(entry_no) FROM audit_entries"));
        await books.WriteAsync(2);
        books.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True((await books.VerifyAsync()).Ok);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_10_a_tombstone_that_nobody_signed_is_named(StorageEngine engine)
    {
        using var books = await SealedBooks.OpenAsync(engine);
        await books.Database.ExecuteAsync(
            "INSERT INTO audit_tombstones (tombstone_no, last_entry, last_hash, last_at, purged_at, reason, key_id, "
            + $"signature) SELECT 1, entry_no, hash, at, at, 'x', '{books.Sealer.Key.KeyId}', 'x' "
            + $"FROM audit_entries WHERE entry_no = {books.First}");
        await books.Database.ExecuteAsync($"DELETE FROM audit_entries WHERE entry_no <= {books.First}");

        var found = await books.VerifyAsync();

        Assert.Equal(1, found.FirstBad);
        Assert.Contains(found.Findings, finding => finding.Check == "tombstone");
    }

    private static async Task PurgeAsync(SealedBooks books)
    {
        books.Clock.Set(new DateTimeOffset(2032, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var db = books.Database.Open();
        await using var approval = await db.Database.BeginTransactionAsync();
        Assert.Null(await new AuditPurge(books.Sealer, books.Clock)
            .RunAsync(db, new(2026, 4, 1), "보존 기간이 지남", default));
        Assert.Null(await db.SaveAsync(
            An.AuditEntry("접속기록 파기") with { At = books.Clock.GetUtcNow().UtcDateTime }, default));
        await approval.CommitAsync();
        await books.Sealer.AnchorAsync(default);
        books.Clock.Advance(TimeSpan.FromMinutes(10));
    }
}
