using Eum.Infrastructure.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Identity;

/// <summary>The passkeys of an account: each change and its line of audit in one transaction.</summary>
public sealed class OwnPasskeys(IDbContextFactory<EumDbContext> database, TimeProvider clock)
{
    /// <summary>How many an account may have.</summary>
    public const int Most = 10;

    /// <summary>Adds one; false where she has ten already, or the device's key is somebody's.</summary>
    public async Task<bool> AddAsync(AppUser user, UserPasskeyInfo passkey, string address, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(passkey);
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // The account's row is taken first: of two at once the second counts the first's.
        await db.Users.Where(row => row.Id == user.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(u => u.LastSignInAt, u => u.LastSignInAt), cancel);
        using var store = StoreOf(db);
        if (await store.FindByPasskeyIdAsync(passkey.CredentialId, cancel) is not null
            || (await store.GetPasskeysAsync(user, cancel)).Count >= Most) return false;

        await store.AddOrUpdatePasskeyAsync(user, passkey, cancel);
        await Account.RecordAsync(db, Entry(user, "패스키 등록", address), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    public async Task RemoveAsync(AppUser user, byte[] credentialId, string address, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(user);
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        using var store = StoreOf(db);
        await store.RemovePasskeyAsync(user, credentialId, cancel);
        await Account.RecordAsync(db, Entry(user, "패스키 삭제", address), cancel);
        await transaction.CommitAsync(cancel);
    }

    private static UserStore<AppUser, AppRole, EumDbContext, Guid> StoreOf(EumDbContext db) => new(db);

    private Eum.Domain.Audit.AuditEntry Entry(AppUser user, string action, string address) =>
        Account.Entry(clock.GetUtcNow().UtcDateTime, user, action, address, "");
}
