using Eum.Domain.Audit;
using Eum.Infrastructure.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Identity;

/// <summary>
/// What a try to sign in is answered. A refusal gives no reason: whether the account is unknown, locked, disabled or
/// the
/// secret wrong is for the audit trail only.
/// </summary>
public abstract record SignInAnswer
{
    private SignInAnswer()
    {
    }

    public sealed record Accepted(AppUser User) : SignInAnswer;

    public sealed record Refused : SignInAnswer;

    /// <summary>This address has tried too often.</summary>
    public sealed record Later(TimeSpan Wait) : SignInAnswer;
}

/// <summary>Password, then code or recovery code. Every try is counted before it is looked at, and recorded.</summary>
public sealed class SignIn(
    IDbContextFactory<EumDbContext> database, IPasswordHasher<AppUser> passwords, SecondFactor second,
    AddressLimit addresses, TimeProvider clock)
{
    private static readonly AppUser Nobody = new();

    // Looked at in place of an unknown account's, so that both cost the same work.
    private readonly Lazy<string> _nobodysHash = new(() => passwords.HashPassword(Nobody, Account.NewStamp()));

    /// <summary>The first factor. It alone opens nothing.</summary>
    public async Task<SignInAnswer> PasswordAsync(
        string account, string password, string address, CancellationToken cancel)
    {
        if (addresses.Take(address) is { } wait) return new SignInAnswer.Later(wait);

        await using var db = await database.CreateDbContextAsync(cancel);
        var user = await Account.FindAsync(db, account, cancel);
        var taken = user is { DisabledAt: null, IsEnrolled: true }
            ? await Try.TakeAsync(db, user.Id, clock.GetUtcNow(), cancel)
            : null;
        var hash = taken is null ? _nobodysHash.Value : user!.PasswordHash!;
        var found = passwords.VerifyHashedPassword(user ?? Nobody, hash, password);
        if (taken is null || found == PasswordVerificationResult.Failed)
            return await RefuseAsync(db, user, address, ReasonOf(user, taken, "비밀번호 틀림"), cancel);

        addresses.GiveBack(address);
        await taken.GiveBackAsync(db, cancel);
        if (found == PasswordVerificationResult.SuccessRehashNeeded) await RehashAsync(db, user!, password, cancel);
        return new SignInAnswer.Accepted(user!);
    }

    /// <summary>The second factor: six digits of the authenticator.</summary>
    public Task<SignInAnswer> CodeAsync(Guid userId, string code, string address, CancellationToken cancel) =>
        SecondAsync(
            userId, address, "코드 틀림",
            (db, user) => second.UseCodeAsync(db, user, code, clock.GetUtcNow().UtcDateTime, cancel), cancel);

    /// <summary>The second factor: a code from paper.</summary>
    public Task<SignInAnswer> RecoveryCodeAsync(Guid userId, string code, string address, CancellationToken cancel) =>
        SecondAsync(
            userId, address, "복구 코드 틀림",
            (db, user) => SecondFactor.UseRecoveryCodeAsync(
                db, user.Id, code, clock.GetUtcNow().UtcDateTime, cancel), cancel);

    /// <summary>A device that checked the person itself. No count can lock it out: there is nothing to guess.</summary>
    public async Task<SignInAnswer> PasskeyAsync(Guid userId, string address, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == userId, cancel);
        return user is { DisabledAt: null, IsEnrolled: true }
            ? new SignInAnswer.Accepted(user)
            : await RefuseAsync(db, user, address, "패스키: 쓸 수 없는 계정", cancel);
    }

    /// <summary>A device's answer that does not hold: whose it is nobody knows, but it is put on record.</summary>
    public async Task RefusePasskeyAsync(string address, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await RefuseAsync(db, null, address, "패스키: 맞지 않음", cancel);
    }

    private async Task<SignInAnswer> SecondAsync(
        Guid userId, string address, string wrong, Func<EumDbContext, AppUser, Task<bool>> use,
            CancellationToken cancel)
    {
        if (addresses.Take(address) is { } wait) return new SignInAnswer.Later(wait);

        await using var db = await database.CreateDbContextAsync(cancel);
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == userId, cancel);
        var taken = user is { DisabledAt: null, IsEnrolled: true }
            ? await Try.TakeAsync(db, userId, clock.GetUtcNow(), cancel)
            : null;
        if (taken is null || !await use(db, user!))
            return await RefuseAsync(db, user, address, ReasonOf(user, taken, wrong), cancel);

        addresses.GiveBack(address);
        await Try.ForgetAsync(db, userId, cancel);
        return new SignInAnswer.Accepted(user!);
    }

    private async Task<SignInAnswer> RefuseAsync(
        EumDbContext db, AppUser? user, string address, string reason, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var entry = Account.Entry(now, user, AuditActions.SignInRefused, address, reason);
        await Account.RecordAsync(db, entry with { Result = AuditResult.Refused }, cancel);
        return new SignInAnswer.Refused();
    }

    private async Task RehashAsync(EumDbContext db, AppUser user, string password, CancellationToken cancel)
    {
        var hash = passwords.HashPassword(user, password);
        await db.Users.Where(row => row.Id == user.Id && row.PasswordHash == user.PasswordHash)
            .ExecuteUpdateAsync(row => row.SetProperty(u => u.PasswordHash, hash), cancel);
    }

    private static string ReasonOf(AppUser? user, Try? taken, string wrong) => user switch
    {
        null => "없는 계정",
        { DisabledAt: not null } => "사용 중지된 계정",
        { IsEnrolled: false } => "등록을 마치지 않은 계정",
        _ when taken is null => "잠긴 계정",
        _ when taken.Locks => $"{wrong}, {Try.Lock.TotalMinutes:0}분 잠금",
        _ => wrong,
    };
}
