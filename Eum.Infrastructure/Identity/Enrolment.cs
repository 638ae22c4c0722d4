using System.Security.Cryptography;
using System.Text;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Identity;

/// <summary>Whose token it is.</summary>
/// <param name="HasSecondFactor">She has codes already: the token gives a new password only, against one of
/// them.</param>
public sealed record EnrolmentLeave(AppUser User, bool HasSecondFactor);

/// <summary>
/// How an account comes to its password: by a token that was handed over once, lives 30 minutes and dies with its first
/// use. Nobody else ever sees or sets the password, and no token takes a second factor away.
/// </summary>
public sealed class Enrolment(
    IDbContextFactory<EumDbContext> database, IPasswordHasher<AppUser> passwords, SecondFactor second,
    AddressLimit addresses, TimeProvider clock)
{
    public static readonly TimeSpan TokenLives = TimeSpan.FromMinutes(30);
    private const int TokenBytes = 20;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A new token in place of those before, saved with the context. It is shown once.</summary>
    public static async Task<string> IssueAsync(EumDbContext db, Guid userId, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Set<EnrolmentTokenRow>().Where(row => row.UserId == userId && row.UsedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.UsedAt, (DateTime?)now), cancel);
        var token = string.Join('-', Totp
            .Written(RandomNumberGenerator.GetBytes(TokenBytes)).Chunk(8).Select(group => new string(group)));
        db.Add(new EnrolmentTokenRow
        {
            TokenHash = HashOf(token),
            UserId = userId,
            CreatedAt = now,
            ExpiresAt = now + TokenLives,
        });
        return token;
    }

    /// <summary>
    /// Whose it is, without using it; null where it is unknown, used, too old, or too many were tried.
    /// </summary>
    public async Task<EnrolmentLeave?> LookAsync(string token, string address, CancellationToken cancel)
    {
        if (addresses.Take(address) is not null) return null;

        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, token, cancel) is not { } leave) return null;
        addresses.GiveBack(address);
        return leave;
    }

    /// <summary>Sets password and second factor of a new account.</summary>
    /// <param name="code">Of the seed: the authenticator has it.</param>
    /// <returns>The ten recovery codes.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> EnrolAsync(
        string token, string password, byte[] seed, string code, string address, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, token, cancel) is not { HasSecondFactor: false, User: var user }) return Spent();
        if (Weakness(user, password) is { } weak) return weak;
        if (Totp.StepOf(seed, code.Trim(), Now) is not { } step) return WrongCode();

        var hash = passwords.HashPassword(user, password);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await UseAsync(db, token, cancel)) return Spent();

        var (stamp, box) = (Account.NewStamp(), second.Seal(user.Id, seed));
        await db.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(
            row => row.SetProperty(u => u.PasswordHash, hash).SetProperty(u => u.SecurityStamp, stamp)
                .SetProperty(u => u.TotpSeed, box).SetProperty(u => u.TotpStep, step)
                .SetProperty(u => u.TwoFactorEnabled, true),
            cancel);
        var codes = await SecondFactor.RenewRecoveryCodesAsync(db, user.Id, cancel);
        await Account.RecordAsync(db, Account.Entry(Now, user, "계정 등록", address, "비밀번호, 인증 앱, 복구 코드"), cancel);
        await transaction.CommitAsync(cancel);
        return new Outcome<IReadOnlyList<string>>.Done(codes);
    }

    /// <summary>Sets a new password against a code of the authenticator, or one from paper.</summary>
    public async Task<Outcome<AppUser>> ResetAsync(
        string token, string password, string code, string address, CancellationToken cancel)
    {
        if (addresses.Take(address) is not null) return WrongCode();

        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, token, cancel) is not { HasSecondFactor: true, User: var user }) return Spent();
        if (Weakness(user, password) is { } weak) return weak;
        if (await Try.TakeAsync(db, user.Id, clock.GetUtcNow(), cancel) is null) return WrongCode();

        var hash = passwords.HashPassword(user, password);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await UseAsync(db, token, cancel)) return Spent();
        if (!await second.UseCodeAsync(db, user, code, Now, cancel)
            && !await SecondFactor.UseRecoveryCodeAsync(db, user.Id, code, Now, cancel))
            return WrongCode(); // The transaction goes back, and with it the use of the token; the try stays counted.

        var stamp = Account.NewStamp();
        await db.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(
            row => row.SetProperty(u => u.PasswordHash, hash).SetProperty(u => u.SecurityStamp, stamp), cancel);
        await Try.ForgetAsync(db, user.Id, cancel);
        await Account.RecordAsync(db, Account.Entry(Now, user, "비밀번호 변경", address, "등록 토큰으로"), cancel);
        await transaction.CommitAsync(cancel);
        addresses.GiveBack(address);
        return user;
    }

    /// <summary>Why a password will not do for this user.</summary>
    public static Problem? Weakness(AppUser user, string password)
    {
        ArgumentNullException.ThrowIfNull(user);
        return PasswordRules.Find(password, user.UserName ?? "", user.DisplayName, user.EmployeeNo, user.Department);
    }

    private async Task<EnrolmentLeave?> FindAsync(EumDbContext db, string token, CancellationToken cancel)
    {
        var (hash, now) = (HashOf(token), Now);
        var user = await (from row in db.Set<EnrolmentTokenRow>().AsNoTracking()
                          join owner in db.Users.AsNoTracking() on row.UserId equals owner.Id
                          where row.TokenHash == hash && row.UsedAt == null && row.ExpiresAt > now
                              && owner.DisabledAt == null
                          select owner).FirstOrDefaultAsync(cancel);
        return user is null ? null : new(user, user.TotpSeed is not null);
    }

    private async Task<bool> UseAsync(EumDbContext db, string token, CancellationToken cancel)
    {
        var (hash, now) = (HashOf(token), Now);
        return await db.Set<EnrolmentTokenRow>()
            .Where(row => row.TokenHash == hash && row.UsedAt == null && row.ExpiresAt > now)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.UsedAt, (DateTime?)now), cancel) == 1;
    }

    private static Problem Spent() => new("token", "이 등록 토큰은 쓸 수 없습니다. 이미 썼거나 30분이 지났으면 관리자에게 새로 받으세요.");

    private static Problem WrongCode() => new("code", "인증 코드가 맞지 않습니다. 인증 앱에 지금 보이는 여섯 자리를 적으세요.");

    private static string HashOf(string token)
    {
        var letters = string.Concat(token.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"enrolment|{letters}")));
    }
}
