using Eum.Domain.Audit;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Verification;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Anchoring;

/// <summary>
/// The trail in the database recomputed and held against its seals, its signed checkpoints, the file of anchors outside
/// and the books themselves: what somebody with all rights on the database changed is named.
/// </summary>
public sealed class AuditVerifier(
    IDbContextFactory<EumDbContext> database, AuditSealer sealer, FieldCipher cipher, TimeProvider clock)
{
    /// <param name="progress">Entries seen so far.</param>
    public async Task<AuditVerification> RunAsync(Action<long>? progress, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        var findings = new Findings();
        await using var books = await Snapshot.OpenAsync(database, cancel);
        var keys = sealer.Key.Book;
        if (!keys.IsWhole) findings.Add("key", 1, "서명 열쇠 파일의 옛 열쇠가 뒤의 열쇠를 보증하지 않습니다. 파일이 바뀌었습니다.");
        using var trail = new TrailCheck(keys, findings);
        await ReadSealsAsync(books, trail, cancel);
        await ReadEntriesAsync(books, trail, progress, cancel);
        trail.Finish();
        trail.Compare(new AnchorFile(sealer.Options.AnchorFile).Read(), clock.GetUtcNow().UtcDateTime);
        await new LedgerCheck(books).RunAsync(
            trail.Checkpoints.Where(one => keys.Holds(one)).Select(one => one.Checkpoint),
            findings, cancel);
        await new GuardCheck(books, database).RunAsync((trail.LastAnchor?.EntryNo ?? 0) + 1, findings, cancel);
        await new CellCheck(books, cipher).RunAsync(findings, cancel);
        return new(
            trail.Entries, trail.Blocks, trail.Checkpoints.Count, trail.LastAnchor, findings.All,
            (long)clock.GetElapsedTime(started).TotalMilliseconds / 1000m);
    }

    internal static async Task ReadSealsAsync(Snapshot books, TrailCheck trail, CancellationToken cancel)
    {
        foreach (var (tombstone, signature) in await TombstonesAsync(books, cancel))
            trail.Tombstone(tombstone, signature);
        await foreach (var block in BlocksAsync(books, cancel)) trail.Block(block);
        await foreach (var anchor in CheckpointsAsync(books, cancel)) trail.Checkpoint(anchor);
    }

    internal static async Task<List<(AuditTombstone Tombstone, string Signature)>> TombstonesAsync(
        Snapshot books, CancellationToken cancel) => await books.ListAsync(
        """
        SELECT tombstone_no, last_entry, last_hash, last_at, purged_at, reason, key_id, signature
        FROM audit_tombstones ORDER BY tombstone_no
        """,
        row => (
            new AuditTombstone(
                row.Long(0), row.Long(1), row.Text(2), StoredLinks.InstantOf(row.Long(3)),
                StoredLinks.InstantOf(row.Long(4)), row.Text(5), row.Text(6)),
            row.Text(7)),
        cancel);

    internal static async IAsyncEnumerable<AuditBlock> BlocksAsync(
        Snapshot books, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var rows = await books.RowsAsync(
            """
            SELECT block_no, first_entry, last_entry, root, sealed_at, previous_hash, hash
            FROM audit_blocks ORDER BY block_no
            """, cancel);
        while (rows.Next())
            yield return new(
                rows.Long(0), rows.Long(1), rows.Long(2), rows.Text(3), StoredLinks.InstantOf(rows.Long(4)),
                rows.Text(5), rows.Text(6));
    }

    internal static async IAsyncEnumerable<Anchor> CheckpointsAsync(
        Snapshot books, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var rows = await books.RowsAsync(
            """
            SELECT checkpoint_no, at, entry_no, entry_hash, block_no, block_hash, ledger, previous, key_id, signature
            FROM audit_checkpoints ORDER BY checkpoint_no
            """, cancel);
        while (rows.Next())
            yield return new(
                new(
                    rows.Long(0), StoredLinks.InstantOf(rows.Long(1)), rows.Long(2), rows.Text(3), rows.Long(4),
                    rows.Text(5), rows.Text(6), rows.Text(7), rows.Text(8)),
                rows.Text(9));
    }

    private static async Task ReadEntriesAsync(
        Snapshot books, TrailCheck trail, Action<long>? progress, CancellationToken cancel)
    {
        await using var links = await StoredLinks.OpenAsync(books, cancel);
        while (links.Next())
        {
            trail.Entry(links.Current);
            if (trail.Entries % 10_000 != 0) continue;
            cancel.ThrowIfCancellationRequested();
            progress?.Invoke(trail.Entries);
        }

        progress?.Invoke(trail.Entries);
    }
}
