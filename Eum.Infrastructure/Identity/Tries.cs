using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Identity;

/// <summary>
/// Leave to try a password, code or recovery code. It is counted in the database before the secret is looked at, so
/// that a thousand guesses side by side are five, and the fifth locks.
/// </summary>
/// <param name="Locks">This was the last one: unless it proves right, the account is locked.</param>
internal sealed record Try(Guid UserId, bool Locks)
{
    public const int Allowed = 5;
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    /// <summary>Null where the account is locked.</summary>
    public static async Task<Try?> TakeAsync(EumDbContext db, Guid userId, DateTimeOffset now, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var user = db.Users.Where(row => row.Id == userId);
        await user.Where(row => row.LockoutEnd <= now).ExecuteUpdateAsync(
            row => row.SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null),
            cancel);
        var taken = await user.Where(row => row.LockoutEnd == null && row.AccessFailedCount < Allowed)
            .ExecuteUpdateAsync(row => row.SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + 1), cancel);
        var locks = taken == 1 && await user.AnyAsync(row => row.AccessFailedCount >= Allowed, cancel);
        if (locks)
            await user.ExecuteUpdateAsync(
                row => row.SetProperty(u => u.LockoutEnd, (DateTimeOffset?)(now + Lock)), cancel);
        await transaction.CommitAsync(cancel);
        return taken == 1 ? new(userId, locks) : null;
    }

    /// <summary>
    /// It was right, but more is to be proven: it does not count, and those before it still do. Else a known password
    /// would buy endless guesses at the code.
    /// </summary>
    public async Task GiveBackAsync(EumDbContext db, CancellationToken cancel)
    {
        var user = db.Users.Where(row => row.Id == UserId && row.AccessFailedCount > 0);
        if (Locks)
            await user.ExecuteUpdateAsync(
                row => row.SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount - 1)
                    .SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null),
                cancel);
        else
            await user.ExecuteUpdateAsync(
                row => row.SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount - 1), cancel);
    }

    /// <summary>Everything was right, or an administrator lifts the lock.</summary>
    public static Task ForgetAsync(EumDbContext db, Guid userId, CancellationToken cancel) =>
        db.Users.Where(row => row.Id == userId).ExecuteUpdateAsync(
            row => row.SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null),
            cancel);
}
