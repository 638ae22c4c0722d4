using Eum.Admin.Tests.Kit;
using Eum.Domain.Audit;
using Eum.Domain.Cashback;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Budgets;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Storage;

/// <summary>The one way to save: never over a colleague, never without a line of audit.</summary>
public sealed class SavingTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Who_saves_second_is_told_so_and_leaves_no_trace(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await using (var db = database.Open())
        {
            db.BudgetLines.Add(new() { Year = 2026, Fund = Fund.City, Authority = 28000, Programme = "INCHEON" });
            Assert.Null(await db.SaveAsync(An.AuditEntry(), default));
        }

        await using var one = database.Open();
        await using var other = database.Open();
        (await LineAsync(one)).Committed = 100;
        (await LineAsync(other)).Committed = 200;

        Assert.Null(await one.SaveAsync(An.AuditEntry("첫째"), default));
        var refusal = await other.SaveAsync(An.AuditEntry("둘째"), default);

        Assert.Contains("다른 담당자가 먼저", refusal!.Message, StringComparison.Ordinal);
        await using var after = database.Open();
        var line = await LineAsync(after);
        Assert.Equal((100, 2), (line.Committed, line.Version));
        Assert.DoesNotContain("둘째", await after.AuditEntries.Select(row => row.Action).ToListAsync());
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Many_who_save_at_once_make_one_chain_without_a_gap(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var before = await database.NumberAsync("SELECT count(*) FROM audit_entries");

        await Task.WhenAll(Enumerable.Range(0, 24).Select(async writer =>
        {
            await using var db = database.Open();
            Assert.Null(await db.SaveAsync(An.AuditEntry($"쓰기 {writer}"), default));
        }));

        await using var after = database.Open();
        var links = (await after.AuditEntries.OrderBy(row => row.EntryNo).ToListAsync()).ConvertAll(r => r.ToLink());
        Assert.Equal(before + 24, links.Count);
        Assert.Equal(links.Count, links[^1].EntryNo);
        Assert.Null(AuditChain.FirstBroken(links));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Within_a_wider_transaction_the_line_stands_or_falls_with_it(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var before = await database.NumberAsync("SELECT count(*) FROM audit_entries");
        await using (var db = database.Open())
        {
            await using var wider = await db.Database.BeginTransactionAsync();
            Assert.Null(await db.SaveAsync(An.AuditEntry(), default));
            Assert.Null(await db.SaveAsync(An.AuditEntry(), default));
            await wider.RollbackAsync();
        }

        Assert.Equal(before, await database.NumberAsync("SELECT count(*) FROM audit_entries"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_change_that_the_database_refuses_leaves_no_line_of_audit(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var before = await database.NumberAsync("SELECT count(*) FROM audit_entries");
        await using var db = database.Open();
        var published = await db.PolicyVersions.FirstAsync();
        db.Remove(published);

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveAsync(An.AuditEntry(), default));

        Assert.Equal(before, await database.NumberAsync("SELECT count(*) FROM audit_entries"));
    }

    [Fact]
    public async Task The_embedded_database_opens_as_it_should()
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);

        Assert.Equal("wal", await database.ScalarAsync("PRAGMA journal_mode"));
        Assert.Equal(1, await database.NumberAsync("PRAGMA synchronous"));
        Assert.Equal(1, await database.NumberAsync("PRAGMA foreign_keys"));
        Assert.Equal(1, await database.NumberAsync("PRAGMA recursive_triggers"));
        Assert.Equal(30_000, await database.NumberAsync("PRAGMA busy_timeout"));
    }

    [Fact]
    public async Task Tables_of_the_embedded_database_lie_in_their_own_key()
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);

        Assert.Equal(15, await database.NumberAsync(
            "SELECT count(*) FROM pragma_table_list WHERE wr = 1 AND schema = 'main'"));
        await database.ExecuteAsync(AnyRow.Insert(database, "payments"));
        Assert.Equal(1, await database.NumberAsync("SELECT count(*) FROM payments WHERE rowid = tx_key"));
        Assert.Equal(0, await database.NumberAsync(
            "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND tbl_name = 'payments'"));
    }

    [Fact]
    public async Task Packed_lists_are_not_compressed_on_PostgreSQL()
    {
        using var database = TestDatabase.On(StorageEngine.PostgreSql);

        Assert.Equal(2, await database.NumberAsync(
            """
            SELECT count(*) FROM pg_attribute
            WHERE attstorage = 'e' AND (attrelid, attname) IN
                (('payment_postings'::regclass, 'list'), ('member_months'::regclass, 'states'))
            """));
    }

    private static Task<BudgetLineRow> LineAsync(EumDbContext db) => db.BudgetLines.SingleAsync();
}
