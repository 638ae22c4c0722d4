using System.Globalization;
using Eum.Admin.Tests.Kit;
using Eum.Admin.Tests.Storage;
using Eum.Domain.Audit;
using Eum.Infrastructure.Anchoring;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Audit;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Anchoring;

/// <summary>
/// A town's books with a trail: ten entries and a checkpoint, ten more and another, three that nothing covers yet. And
/// what somebody may do to them who owns the database, but neither the key nor the file of anchors.
/// </summary>
internal sealed class SealedBooks : IDisposable
{
    private readonly AuditSealer _sealer;
    private readonly AuditTrail _trail;

    private SealedBooks(TestDatabase database)
    {
        Database = database;
        _sealer = new(database, database.Keys.Options, Clock);
        _trail = new(database);
    }

    public TestDatabase Database { get; }

    public StoppedClock Clock { get; } = new();

    public AuditSealer Sealer => _sealer;

    public string AnchorFile => Database.Keys.Anchors;

    /// <summary>The last entries that the first and the second checkpoint cover.</summary>
    public long First { get; private set; }

    public long Second { get; private set; }

    public static async Task<SealedBooks> OpenAsync(StorageEngine engine)
    {
        var books = new SealedBooks(await Town.WithPaymentsAsync(TestDatabase.On(engine)));
        await books.AddMerchantsAsync();
        books.First = await books.WriteAsync(10);
        books.Second = await books.WriteAsync(10);
        await books.WriteAsync(3, anchor: false);
        books.Clock.Advance(TimeSpan.FromMinutes(10));
        return books;
    }

    /// <summary>Writes entries; the number of the last.</summary>
    public async Task<long> WriteAsync(int entries, bool anchor = true)
    {
        for (var i = 0; i < entries; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await _trail.RecordAsync(Entry(i), default);
        }

        if (anchor) await Sealer.AnchorAsync(default);
        return await Database.NumberAsync("SELECT MAX(entry_no) FROM audit_entries");
    }

    public AuditEntry Entry(int no) => new(Clock.GetUtcNow().UtcDateTime, "kim", AuditActions.Reveal, $"x/{no}", "말")
    {
        ActorId = new("0198a7a2-0000-7000-8000-00000000000a"),
        EmployeeNo = "20-1234",
        Address = "10.1.2.3",
        SubjectPerson = "ab12",
        District = 28185,
        Reason = "민원 처리 요청",
        Result = AuditResult.Seen,
        RequestId = "r-1",
    };

    public Task<AuditVerification> VerifyAsync() =>
        new AuditVerifier(Database, Sealer, Database.Keys.Cipher, Clock).RunAsync(null, default);

    /// <summary>Takes the triggers away, does as told, and puts them back as if nothing had been.</summary>
    public async Task BehindItsBackAsync(params string[] statements)
    {
        if (Database.Engine == StorageEngine.PostgreSql)
        {
            await Database.ExecuteAsync(Triggers("DISABLE"));
            foreach (var sql in statements) await Database.ExecuteAsync(sql);
            await Database.ExecuteAsync(Triggers("ENABLE"));
            return;
        }

        var triggers = await TextsAsync("SELECT name || '|' || sql FROM sqlite_master WHERE type = 'trigger'");
        foreach (var trigger in triggers) await Database.ExecuteAsync($"DROP TRIGGER \"{trigger.Split('|')[0]}\"");
        foreach (var sql in statements) await Database.ExecuteAsync(sql);
        foreach (var trigger in triggers)
            await Database.ExecuteAsync(trigger[(trigger.IndexOf('|', StringComparison.Ordinal) + 1)..]);
    }

    /// <summary>Changes an entry and gives it and all that follow hashes that fit.</summary>
    public async Task RewriteFromAsync(long entryNo, bool withBlocks)
    {
        List<string> statements = [];
        await using var db = Database.Open();
        var rows = await db.AuditEntries.AsNoTracking().OrderBy(row => row.EntryNo).ToListAsync();
        var last = rows.Last(row => row.EntryNo < entryNo).ToLink();
        var hashes = rows.ToDictionary(row => row.EntryNo, row => row.Hash);
        foreach (var row in rows.Where(row => row.EntryNo >= entryNo))
        {
            var entry = row.ToEntry() with { Details = row.EntryNo == entryNo ? "다른 말" : row.Details };
            last = AuditChain.Append(last, entry);
            hashes[row.EntryNo] = last.Hash;
            statements.Add(
                $"UPDATE audit_entries SET details = '{entry.Details}', previous_hash = '{last.PreviousHash}', "
                + $"hash = '{last.Hash}' WHERE entry_no = {row.EntryNo}");
        }

        var blocks = await db.AuditBlocks.AsNoTracking().OrderBy(block => block.BlockNo).ToListAsync();
        if (withBlocks) statements.AddRange(Blocks(blocks, hashes));
        await BehindItsBackAsync([.. statements]);
    }

    /// <summary>The trail's own tables as they are now, to be put back later as a backup would be.</summary>
    public async Task BackUpAsync()
    {
        foreach (var table in Trail) await Database.ExecuteAsync($"CREATE TABLE kept_{table} AS SELECT * FROM {table}");
    }

    public Task RestoreAsync() => BehindItsBackAsync(
    [
        .. Trail.SelectMany(table =>
            (string[])[$"DELETE FROM {table}", $"INSERT INTO {table} SELECT * FROM kept_{table}"]),
    ]);

    public void Dispose()
    {
        _sealer.Dispose();
        _trail.Dispose();
        Database.Dispose();
    }

    private static readonly string[] Trail = ["audit_entries", "audit_blocks", "audit_checkpoints"];

    private static string Triggers(string what) =>
        string.Join("; ", AppendOnly.Tables.Select(table => $"ALTER TABLE {table} {what} TRIGGER USER"));

    private static IEnumerable<string> Blocks(List<AuditBlockRow> blocks, Dictionary<long, string> hashes)
    {
        AuditBlock? last = null;
        foreach (var row in blocks)
        {
            using var root = new BlockRoot();
            for (var no = row.FirstEntry; no <= row.LastEntry; no++) root.Add(hashes[no]);
            last = AuditBlock.Seal(last, row.FirstEntry, row.LastEntry, root.Take(), row.SealedAt);
            yield return $"UPDATE audit_blocks SET root = '{last.Root}', previous_hash = '{last.PreviousHash}', "
                + $"hash = '{last.Hash}' WHERE block_no = {last.BlockNo}";
        }
    }

    private async Task<List<string>> TextsAsync(string sql)
    {
        await using var db = Database.Open();
        return await db.Database.SqlQueryRaw<string>(sql).ToListAsync();
    }

    private async Task AddMerchantsAsync()
    {
        await using var db = Database.Open();
        foreach (var key in (long[])[901, 902])
        {
            var phone = $"010-1234-{key}0";
            var cell = ProtectedColumns.MerchantPhone.CellOf(key.ToString(CultureInfo.InvariantCulture));
            db.Merchants.Add(new()
            {
                MerchantKey = key,
                RegistrationNo = "1234567891",
                Name = "옥련 분식",
                Ksic = "",
                Address = "",
                Phone = Database.Keys.Cipher.Encrypt(phone, cell),
                PhoneIndex = "",
                RegisteredOn = new(2020, 1, 1),
                BatchNo = 1,
            });
        }

        Assert.Null(await db.SaveAsync(An.AuditEntry(), default));
    }
}
