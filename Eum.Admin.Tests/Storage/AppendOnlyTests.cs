using System.Data.Common;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Storage;

/// <summary>Money and trust are added to, never changed: the database itself says so, whoever asks.</summary>
public sealed class AppendOnlyTests
{
    public static TheoryData<StorageEngine, string> Tables
    {
        get
        {
            var all = new TheoryData<StorageEngine, string>();
            foreach (var engine in TestDatabase.Engines)
                foreach (var table in AppendOnly.Tables)
                    all.Add(engine, table);
            return all;
        }
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task A_row_can_be_added_but_neither_changed_nor_deleted(StorageEngine engine, string table)
    {
        using var database = TestDatabase.On(engine);
        var before = await database.NumberAsync($"SELECT count(*) FROM {table}");
        await database.ExecuteAsync(AnyRow.Insert(database, table));
        var column = ColumnOf(database, table);

        await Refused(database, table, $"UPDATE {table} SET {column} = {column}");
        await Refused(database, table, $"DELETE FROM {table}");

        Assert.Equal(before + 1, await database.NumberAsync($"SELECT count(*) FROM {table}"));
    }

    [Fact]
    public async Task Replacing_does_not_slip_past_the_guard()
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        await database.ExecuteAsync(AnyRow.Insert(database, "payments"));

        await Refused(database, "payments", AnyRow.Insert(database, "payments", "INSERT OR REPLACE"));

        using var postgres = TestDatabase.On(StorageEngine.PostgreSql);
        await postgres.ExecuteAsync(AnyRow.Insert(postgres, "payments"));
        var upsert = AnyRow.Insert(postgres, "payments") + " ON CONFLICT (tx_key) DO UPDATE SET amount = 0";
        await Refused(postgres, "payments", upsert);
    }

    [Fact]
    public async Task Emptying_a_table_at_one_stroke_is_refused_too()
    {
        using var database = TestDatabase.On(StorageEngine.PostgreSql);

        foreach (var table in AppendOnly.Tables) await Refused(database, table, $"TRUNCATE {table}");
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task AL_3_of_the_audit_only_what_a_tombstone_covers_can_be_destroyed(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await database.ExecuteAsync(
            "INSERT INTO audit_tombstones (tombstone_no, last_entry, last_hash, last_at, purged_at, reason, key_id, "
            + "signature) VALUES (1, 1, 'x', 0, 0, 'x', 'x', 'x')");
        await database.ExecuteAsync(AnyRow.Insert(database, "audit_entries"));

        await Refused(database, "audit_entries", "UPDATE audit_entries SET details = ''");
        await Refused(database, "audit_entries", "DELETE FROM audit_entries");
        await database.ExecuteAsync("DELETE FROM audit_entries WHERE entry_no <= 1");

        Assert.Equal(2026, await database.NumberAsync("SELECT MIN(entry_no) FROM audit_entries"));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task What_is_maintained_can_still_be_changed(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await database.ExecuteAsync(AnyRow.Insert(database, "budget_lines"));

        await database.ExecuteAsync("UPDATE budget_lines SET executed = 7");

        Assert.Equal(7, await database.NumberAsync("SELECT executed FROM budget_lines"));
    }

    [Fact]
    public async Task Adding_meets_no_trigger()
    {
        using var sqlite = TestDatabase.On(StorageEngine.Sqlite);
        using var postgres = TestDatabase.On(StorageEngine.PostgreSql);

        Assert.Equal(0, await sqlite.NumberAsync(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '% INSERT ON %'"));
        Assert.Equal(0, await postgres.NumberAsync(
            "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal AND (tgtype & 4) <> 0"));
        // Two more are the proposals' own (ProposalStorageTests), one the audit's.
        Assert.Equal(AppendOnly.Tables.Count + 3, await postgres.NumberAsync(
            "SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal"));
    }

    private static async Task Refused(TestDatabase database, string table, string sql)
    {
        var refusal = await Assert.ThrowsAnyAsync<DbException>(() => database.ExecuteAsync(sql));
        Assert.Contains(AppendOnly.Refusal(table), refusal.Message, StringComparison.Ordinal);
    }

    private static string ColumnOf(TestDatabase database, string table)
    {
        using var db = database.Open();
        return TableShape.Of(db, table).Columns[^1].Quoted;
    }
}
