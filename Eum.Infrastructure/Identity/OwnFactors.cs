using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Identity;

/// <summary>What a signed-in person changes of her own factors. That it is she was proven before.</summary>
public sealed class OwnFactors(
    IDbContextFactory<EumDbContext> database, IPasswordHasher<AppUser> passwords, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<int> CodesLeftAsync(Guid userId, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Set<RecoveryCodeRow>().CountAsync(row => row.UserId == userId && row.UsedAt == null, cancel);
    }

    /// <summary>Ten new paper codes; those before are void.</summary>
    public async Task<IReadOnlyList<string>> RenewCodesAsync(AppUser user, string address, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(user);
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var codes = await SecondFactor.RenewRecoveryCodesAsync(db, user.Id, cancel);
        await Account.RecordAsync(db, Account.Entry(Now, user, "복구 코드 새로 받음", address, ""), cancel);
        await transaction.CommitAsync(cancel);
        return codes;
    }

    /// <summary>A new password; every session of the account ends with it, this one too.</summary>
    public async Task<Problem?> ChangePasswordAsync(
        AppUser user, string password, string address, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (Enrolment.Weakness(user, password) is { } weak) return weak;

        var (hash, stamp) = (passwords.HashPassword(user, password), Account.NewStamp());
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(
            row => row.SetProperty(u => u.PasswordHash, hash).SetProperty(u => u.SecurityStamp, stamp), cancel);
        await Account.RecordAsync(db, Account.Entry(Now, user, "비밀번호 변경", address, "본인"), cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }
}
