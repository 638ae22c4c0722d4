using System.Globalization;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Officers;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Identity;

/// <summary>An account for trying the product out.</summary>
public sealed record DemonstrationAccount(string Account, string Name, string Role, int Authority);

/// <summary>What one needs to sign in as it.</summary>
/// <param name="Seed">In base32, for an authenticator.</param>
public sealed record DemonstrationSeed(string Account, string Role, string Seed);

/// <summary>
/// Makes accounts whose secrets are printed. The caller sees to it that this is a development machine.
/// </summary>
public sealed class DemonstrationAccounts(
    IDbContextFactory<EumDbContext> database, IPasswordHasher<AppUser> passwords, SecondFactor second,
    TimeProvider clock)
{
    /// <summary>Those that are there keep their seeds.</summary>
    public async Task<IReadOnlyList<DemonstrationSeed>> EnsureAsync(
        IReadOnlyList<DemonstrationAccount> asked, string password, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        List<DemonstrationSeed> seeds = [];
        List<string> made = [];
        foreach (var (number, account) in asked.Index())
        {
            if (await Account.FindAsync(db, account.Account, cancel) is { TotpSeed: not null } there)
            {
                seeds.Add(new(account.Account, account.Role, Totp.Written(second.SeedOf(there))));
                continue;
            }

            seeds.Add(Add(db, account, number + 1, password, now));
            made.Add(account.Account);
        }

        if (made.Count > 0)
            await Account.RecordAsync(
                db, new(now, "eum demonstration", "시연 계정 만듦", "account", string.Join(", ", made)), cancel);
        await transaction.CommitAsync(cancel);
        return seeds;
    }

    private DemonstrationSeed Add(
        EumDbContext db, DemonstrationAccount account, int number, string password, DateTime now)
    {
        var employeeNo = string.Create(CultureInfo.InvariantCulture, $"{Accounts.Demonstration}{number}");
        var user = Accounts.RowOf(new(account.Account, account.Name, employeeNo, "시연"), now);
        var seed = Totp.NewSeed();
        user.PasswordHash = passwords.HashPassword(user, password);
        user.TotpSeed = second.Seal(user.Id, seed);
        user.TwoFactorEnabled = true;
        db.Add(user);
        db.Add(new OfficerGrantRow
        {
            UserId = user.Id,
            Role = account.Role,
            Authority = account.Authority,
            FromDay = KoreanTime.BusinessDate(now),
        });
        return new(account.Account, account.Role, Totp.Written(seed));
    }
}
