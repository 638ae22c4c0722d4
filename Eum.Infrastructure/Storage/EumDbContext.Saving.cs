using Eum.Domain.Audit;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Storage;

public abstract partial class EumDbContext
{
    /// <summary>
    /// The one way to save: no change without a line of audit, no overwriting of a colleague. Both in one transaction,
    /// which is the caller's where one is open.
    /// </summary>
    /// <returns>Null when saved; a refusal where somebody else changed the same row first.</returns>
    public async Task<Problem?> SaveAsync(AuditEntry entry, CancellationToken cancel)
    {
        await using var own = Database.CurrentTransaction is null
            ? await Database.BeginTransactionAsync(cancel)
            : null;
        await HoldAuditChainAsync(cancel);
        var last = await AuditEntries.AsNoTracking().OrderByDescending(row => row.EntryNo).FirstOrDefaultAsync(cancel);
        var row = AuditEntryRow.Of(AuditChain.Append(last?.ToLink(), entry));
        AuditEntries.Add(row);
        try
        {
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
            // Its number is free again if this or a wider transaction is rolled back.
            Entry(row).State = EntityState.Detached;
        }
    }

    /// <summary>
    /// Keeps everyone else from making or deciding a proposal until this transaction ends: to be called first in it.
    /// </summary>
    public abstract Task HoldProposalsAsync(CancellationToken cancel);

    /// <summary>Keeps everyone else from appending to the chain until this transaction ends.</summary>
    protected abstract Task HoldAuditChainAsync(CancellationToken cancel);
}
