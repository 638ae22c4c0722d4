using Eum.Domain.Audit;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Storage;

public abstract partial class EumDbContext
{
    /// <inheritdoc cref="SaveAsync(IReadOnlyList{AuditEntry}, CancellationToken)"/>
    public Task<Problem?> SaveAsync(AuditEntry entry, CancellationToken cancel) => SaveAsync([entry], cancel);

    /// <summary>
    /// The one way to save: no change without a line of audit, no overwriting of a colleague. All in one transaction,
    /// which is the caller's where one is open. Others wait for the chain only from the last step on, so a long change
    /// belongs before this call.
    /// </summary>
    /// <returns>Null when saved; a refusal where somebody else changed the same row first.</returns>
    public async Task<Problem?> SaveAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count == 0) throw new ArgumentException("No change without a line of audit.", nameof(entries));
        await using var own = Database.CurrentTransaction is null
            ? await Database.BeginTransactionAsync(cancel)
            : null;
        List<AuditEntryRow> rows = [];
        try
        {
            if (ChangeTracker.HasChanges()) await SaveChangesAsync(cancel);
            await HoldAuditChainAsync(cancel);
            rows.AddRange(await LinkAsync(entries, cancel));
            AuditEntries.AddRange(rows);
            await SaveChangesAsync(cancel);
            if (own is not null) await own.CommitAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new("", "다른 담당자가 먼저 바꾸었습니다. 새로 고친 뒤 다시 하세요.");
        }
        finally
        {
            // Their numbers are free again if this or a wider transaction is rolled back.
            foreach (var row in rows) Entry(row).State = EntityState.Detached;
        }
    }

    /// <summary>
    /// Keeps everyone else from writing down anything until the transaction at hand ends: for a decision that counts
    /// what has been written.
    /// </summary>
    public Task HoldTrailAsync(CancellationToken cancel) => HoldAuditChainAsync(cancel);

    /// <summary>
    /// Keeps everyone else from making or deciding a proposal until this transaction ends: to be called first in it.
    /// </summary>
    public abstract Task HoldProposalsAsync(CancellationToken cancel);

    /// <summary>Keeps everyone else from appending to the chain until this transaction ends.</summary>
    protected abstract Task HoldAuditChainAsync(CancellationToken cancel);

    private async Task<List<AuditEntryRow>> LinkAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancel)
    {
        var last = await AuditEntries.OrderByDescending(row => row.EntryNo)
            .Select(row => new { No = row.EntryNo, row.Hash }).FirstOrDefaultAsync(cancel);
        var (number, hash) = last is null ? await PurgedAsync(cancel) : (last.No, last.Hash);
        List<AuditEntryRow> rows = [];
        foreach (var entry in entries)
        {
            var told = entry.Address.Length > 0 ? entry : entry with { Address = Environment.MachineName };
            var link = AuditChain.Append(number, hash, told);
            (number, hash) = (link.EntryNo, link.Hash);
            rows.Add(AuditEntryRow.Of(link));
        }

        return rows;
    }

    // Where every entry has been destroyed in its time, the chain goes on from what the last purge left.
    private async Task<(long No, string Hash)> PurgedAsync(CancellationToken cancel)
    {
        var purged = await AuditTombstones.OrderByDescending(row => row.LastEntry)
            .Select(row => new { row.LastEntry, row.LastHash }).FirstOrDefaultAsync(cancel);
        return purged is null ? (0, AuditChain.Beginning) : (purged.LastEntry, purged.LastHash);
    }
}
