using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Storage.Officers;

/// <summary>One key, one effect: whoever takes a key first does the work, everyone after gets its answer.</summary>
public static class IdempotencyKeys
{
    public static Task<IdempotencyKeyRow?> FindAsync(
        EumDbContext db, Guid officer, Guid key, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.IdempotencyKeys.AsNoTracking()
            .SingleOrDefaultAsync(row => row.OfficerId == officer && row.Key == key, cancel);
    }

    /// <summary>
    /// Takes the key within the open transaction, or waits for whoever holds it. False where another has it for good:
    /// the transaction is then of no more use.
    /// </summary>
    public static async Task<bool> TryTakeAsync(EumDbContext db, IdempotencyKeyRow row, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Add(row);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }
}
