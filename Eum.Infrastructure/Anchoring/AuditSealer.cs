using Eum.Domain.Audit;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Anchoring;

/// <summary>
/// Seals what has been written down since the last time, and lets a signed checkpoint leave the database. Several
/// processes may do so at once: the number decides whose counts.
/// </summary>
public sealed class AuditSealer(
    IDbContextFactory<EumDbContext> database, AnchorOptions options, TimeProvider clock) : IDisposable
{
    private const int EntriesToABlock = 50_000;

    private readonly Lock _opening = new();
    private readonly List<SigningKey> _opened = [];
    private DateTime _changed;

    public AnchorOptions Options => options;

    /// <summary>The key that signs now, and those before it. A file that was changed is read again.</summary>
    public SigningKey Key
    {
        get
        {
            lock (_opening)
            {
                var changed = File.GetLastWriteTimeUtc(options.KeyFile);
                if (_opened.Count > 0 && changed == _changed) return _opened[^1];
                _opened.Add(SigningKey.Open(options.KeyFile));
                _changed = changed;
                return _opened[^1];
            }
        }
    }

    private DateTime Now
    {
        get
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)); // As a column keeps it.
        }
    }

    /// <summary>Seals the entries that no block holds yet.</summary>
    /// <returns>How many blocks that took.</returns>
    public async Task<int> SealAsync(CancellationToken cancel)
    {
        for (var blocks = 0; ; blocks++)
            if (!await SealOneAsync(cancel))
                return blocks;
    }

    /// <summary>
    /// Seals, and signs a checkpoint where there is something new. What is missing in the file is added to it, in case
    /// the last time ended between the two.
    /// </summary>
    /// <returns>The last checkpoint; null where nothing has ever been written down.</returns>
    public async Task<AuditCheckpoint?> AnchorAsync(CancellationToken cancel)
    {
        await SealAsync(cancel);
        await SignAsync(cancel);
        return await HandOverAsync(cancel);
    }

    public void Dispose()
    {
        foreach (var key in _opened) key.Dispose();
    }

    private async Task<bool> SealOneAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var last = await db.AuditBlocks.AsNoTracking().OrderByDescending(row => row.BlockNo)
            .FirstOrDefaultAsync(cancel);
        var from = (last?.LastEntry ?? 0) + 1;
        using var root = new BlockRoot();
        var to = from - 1;
        var hashes = db.AuditEntries.Where(row => row.EntryNo >= from).OrderBy(row => row.EntryNo)
            .Select(row => new { row.EntryNo, row.Hash }).Take(EntriesToABlock);
        await foreach (var entry in hashes.AsAsyncEnumerable().WithCancellation(cancel))
        {
            root.Add(entry.Hash);
            to = entry.EntryNo;
        }

        if (to < from) return false;
        db.AuditBlocks.Add(AuditBlockRow.Of(AuditBlock.Seal(last?.ToBlock(), from, to, root.Take(), Now)));
        return await SavedAsync(db, cancel);
    }

    private async Task SignAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var block = await db.AuditBlocks.AsNoTracking().OrderByDescending(row => row.BlockNo)
            .FirstOrDefaultAsync(cancel);
        if (block is null) return;
        var last = (await db.AuditCheckpoints.AsNoTracking().OrderByDescending(row => row.CheckpointNo)
            .FirstOrDefaultAsync(cancel))?.ToCheckpoint();
        if (last is not null && last.EntryNo >= block.LastEntry) return;

        var hash = await db.AuditEntries.Where(row => row.EntryNo == block.LastEntry).Select(row => row.Hash)
            .SingleOrDefaultAsync(cancel);
        if (hash is null) return; // Somebody took the tail away: that is for the verification to say, not to sign.
        var key = Key; // Read after the last checkpoint: a key that has gone signs nothing behind its successor.
        var checkpoint = new AuditCheckpoint(
            (last?.CheckpointNo ?? 0) + 1, Now, block.LastEntry, hash, block.BlockNo, block.Hash,
            await LedgerAsync(cancel) ?? last?.Ledger ?? LedgerTotals.Nothing,
            last?.Digest() ?? AuditChain.Beginning, key.KeyId);
        db.AuditCheckpoints.Add(AuditCheckpointRow.Of(checkpoint, key.Sign(checkpoint.CanonicalText())));
        await SavedAsync(db, cancel);
    }

    private async Task<string?> LedgerAsync(CancellationToken cancel)
    {
        await using var books = await Snapshot.OpenAsync(database, cancel);
        return await LedgerTotals.NowAsync(books, cancel);
    }

    private async Task<AuditCheckpoint?> HandOverAsync(CancellationToken cancel)
    {
        var file = new AnchorFile(options.AnchorFile);
        var handed = file.LastNo();
        await using var db = await database.CreateDbContextAsync(cancel);
        var missing = await db.AuditCheckpoints.AsNoTracking().Where(row => row.CheckpointNo > handed)
            .OrderBy(row => row.CheckpointNo).ToListAsync(cancel);
        foreach (var row in missing)
        {
            var anchor = new Anchor(row.ToCheckpoint(), row.Signature);
            if (!Key.Book.Holds(anchor)) continue;
            file.Append(anchor);
            if (options.Syslog.Length > 0)
                Syslog.Send(options.Syslog, Environment.MachineName, row.At, anchor.ToLine());
        }

        return (await db.AuditCheckpoints.AsNoTracking().OrderByDescending(row => row.CheckpointNo)
            .FirstOrDefaultAsync(cancel))?.ToCheckpoint();
    }

    // Where the number was taken meanwhile, another process has done the same work.
    private static async Task<bool> SavedAsync(EumDbContext db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException) when (!cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}
