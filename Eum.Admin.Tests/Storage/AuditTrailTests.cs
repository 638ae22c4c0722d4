using Eum.Admin.Tests.Kit;
using Eum.Domain.Audit;
using Eum.Infrastructure.Storage.Audit;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Storage;

/// <summary>AL-1, AL-2, AL-7: what is written down, whole, by how many ever at once.</summary>
public sealed class AuditTrailTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_2_every_field_comes_back_as_it_was_written(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        using var trail = new AuditTrail(database);
        var entry = An.AuditEntry(AuditActions.Reveal, "a\0b\n\u202E") with
        {
            ActorId = new("0198a7a2-0000-7000-8000-00000000000a"),
            EmployeeNo = "20-1234",
            Address = "10.1.2.3",
            SubjectPerson = "1:ab12",
            District = 28185,
            Reason = "민원 처리",
            Result = AuditResult.Seen,
            RequestId = "r-1",
        };

        await trail.RecordAsync(entry, default);
        await trail.RecordAsync(An.AuditEntry(), default);

        var links = await LinksAsync(database);
        Assert.Equal(AuditChain.Kept(entry), links[^2].Entry);
        Assert.Equal(Environment.MachineName, links[^1].Entry.Address);
        Assert.Null(links[^1].Entry.ActorId);
        Assert.Null(AuditChain.FirstBroken(links));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Several_entries_stand_in_the_transaction_of_one_change(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var before = (await LinksAsync(database)).Count;
        await using var db = database.Open();

        Assert.Null(await db.SaveAsync([An.AuditEntry("하나"), An.AuditEntry("둘"), An.AuditEntry("셋")], default));

        var links = await LinksAsync(database);
        Assert.Equal(["하나", "둘", "셋"], links.Skip(before).Select(link => link.Entry.Action));
        Assert.Null(AuditChain.FirstBroken(links));
        await Assert.ThrowsAsync<ArgumentException>(() => db.SaveAsync([], default));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_7_fifty_writers_leave_no_gap_and_no_fork(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        using var trail = new AuditTrail(database);
        var before = (await LinksAsync(database)).Count;

        await Task.WhenAll(Enumerable.Range(0, 50).Select(async writer =>
        {
            for (var i = 0; i < 10; i++)
            {
                await trail.RecordAsync(An.AuditEntry($"열람 {writer} {i}"), default);
                if (i % 5 != 0) continue;
                await using var db = database.Open();
                Assert.Null(await db.SaveAsync(An.AuditEntry($"변경 {writer} {i}"), default));
            }
        }));

        var links = await LinksAsync(database);
        Assert.Equal(before + 600, links.Count);
        Assert.Equal(600, links.Skip(before).Select(link => link.Entry.Action).Distinct().Count());
        Assert.Null(AuditChain.FirstBroken(links));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AL_1_what_cannot_be_written_down_is_not_answered(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        using var trail = new AuditTrail(database);
        await database.ExecuteAsync("ALTER TABLE audit_entries RENAME TO audit_entries_gone");

        await Assert.ThrowsAnyAsync<Exception>(() => trail.RecordAsync(An.AuditEntry(), default));

        await database.ExecuteAsync("ALTER TABLE audit_entries_gone RENAME TO audit_entries");
        await trail.RecordAsync(An.AuditEntry("다시"), default);
        Assert.Equal("다시", (await LinksAsync(database))[^1].Entry.Action);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Where_all_entries_were_purged_the_chain_goes_on_from_the_tombstone(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        using var trail = new AuditTrail(database);
        await trail.RecordAsync(An.AuditEntry(), default);
        var last = (await LinksAsync(database))[^1];
        await database.ExecuteAsync(
            "INSERT INTO audit_tombstones (tombstone_no, last_entry, last_hash, last_at, purged_at, reason, key_id, "
            + $"signature) VALUES (1, {last.EntryNo}, '{last.Hash}', 0, 0, 'x', 'x', 'x')");
        await database.ExecuteAsync($"DELETE FROM audit_entries WHERE entry_no <= {last.EntryNo}");

        await trail.RecordAsync(An.AuditEntry("다음"), default);

        var next = Assert.Single(await LinksAsync(database));
        Assert.Equal((last.EntryNo + 1, last.Hash), (next.EntryNo, next.PreviousHash));
        Assert.True(AuditChain.Holds(last, next));
    }

    private static async Task<List<AuditLink>> LinksAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return (await db.AuditEntries.OrderBy(row => row.EntryNo).ToListAsync()).ConvertAll(row => row.ToLink());
    }
}
