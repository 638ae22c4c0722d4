using System.Data.Common;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Officers;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Identity;

/// <summary>An account to be made.</summary>
public sealed record NewAccount(string Account, string Name, string EmployeeNo, string Department);

/// <summary>An account with what it holds today.</summary>
public sealed record AccountLine(
    Guid Id, string Account, string Name, string EmployeeNo, string Department, bool IsEnrolled, DateTime? DisabledAt,
    DateTime? LastSignInAt, DateTimeOffset? LockedUntil, IReadOnlyList<OfficerGrant> Grants);

/// <summary>What the portal and the first start need of accounts beyond signing in.</summary>
public sealed class Accounts(IDbContextFactory<EumDbContext> database, TimeProvider clock)
{
    /// <summary>Before the employee numbers of demonstration accounts; no office gives such numbers.</summary>
    public const string Demonstration = "DEMO-";

    /// <summary>A demonstration account that is there; null where none is, or no table yet.</summary>
    public async Task<string?> FirstDemonstrationAsync(CancellationToken cancel)
    {
        try
        {
            await using var db = await database.CreateDbContextAsync(cancel);
            return await db.Users.Where(user => user.EmployeeNo.StartsWith(Demonstration))
                .Select(user => user.UserName).FirstOrDefaultAsync(cancel);
        }
        catch (DbException)
        {
            return null; // Without its tables the portal is not ready, and says so at /health.
        }
    }

    /// <summary>Accounts in use that hold a role today.</summary>
    public static async Task<int> HoldersAsync(EumDbContext db, string role, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var grants = await (from grant in db.OfficerGrants.AsNoTracking()
                            join user in db.Users.AsNoTracking() on grant.UserId equals user.Id
                            where user.DisabledAt == null
                            orderby grant.GrantNo
                            select grant).ToListAsync(cancel);
        var today = KoreanTime.BusinessDate(now);
        return grants.GroupBy(grant => grant.UserId).Count(own =>
            OfficerGrant.InForce(own.Select(grant => grant.ToGrant()), today).Any(grant => grant.Role == role));
    }

    /// <summary>
    /// Why an account must stay as it is: without an administrator nobody could ever be given a role again. Null where
    /// it holds no such role on that day, or another does who is enrolled and in use.
    /// </summary>
    /// <param name="from">The first day (KST) without it.</param>
    public static async Task<Problem?> LastAdministratorAsync(
        EumDbContext db, Guid user, DateOnly from, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await (from grant in db.OfficerGrants.AsNoTracking()
                          join owner in db.Users.AsNoTracking() on grant.UserId equals owner.Id
                          where owner.DisabledAt == null
                              && (owner.Id == user || (owner.PasswordHash != null && owner.TotpSeed != null))
                          orderby grant.GrantNo
                          select grant).ToListAsync(cancel);
        var administrators = rows.GroupBy(grant => grant.UserId)
            .Where(own => OfficerGrant.InForce(own.Select(grant => grant.ToGrant()), from)
                .Any(grant => grant.Role == RoleTable.CityAdmin))
            .Select(own => own.Key).ToList();
        return administrators is [var last] && last == user
            ? new("", "마지막 시 관리자입니다. 다른 시 관리자가 등록을 마친 뒤에 하세요.")
            : null;
    }

    /// <summary>The row of a new account; it can do nothing before it is enrolled.</summary>
    public static AppUser RowOf(NewAccount asked, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return new()
        {
            Id = Guid.CreateVersion7(new(now)),
            UserName = asked.Account,
            NormalizedUserName = Account.Normalized(asked.Account),
            DisplayName = asked.Name,
            EmployeeNo = asked.EmployeeNo,
            Department = asked.Department,
            SecurityStamp = Account.NewStamp(),
            CreatedAt = now,
            LockoutEnabled = true,
        };
    }

    /// <summary>What is wrong with the words of a new account; null where nothing is.</summary>
    public static Problem? ProblemWith(NewAccount asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.Account.Length is < 3 or > 40 || !asked.Account.All(IsOfAccount))
            return new("account", "계정은 영문 소문자, 숫자, 점(.), 줄표(-)로 3자에서 40자까지 적습니다.");
        if (string.IsNullOrWhiteSpace(asked.Name) || asked.Name.Length > 100)
            return new("name", "이름을 100자 안으로 적으세요.");
        var number = asked.EmployeeNo;
        return number.Length is < 2 or > 20 || !number.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            ? new("employee-no", "사번은 영문, 숫자, 줄표(-)로 2자에서 20자까지 적습니다.")
            : null;
    }

    private static bool IsOfAccount(char letter) =>
        char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '.' or '-';

    /// <summary>Every account by name.</summary>
    public async Task<IReadOnlyList<AccountLine>> ListAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await ListAsync(db, clock.GetUtcNow().UtcDateTime, cancel);
    }

    /// <summary>The same within the caller's reading.</summary>
    public static async Task<IReadOnlyList<AccountLine>> ListAsync(
        EumDbContext db, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var users = await db.Users.AsNoTracking().OrderBy(user => user.UserName).ToListAsync(cancel);
        var grants = (await db.OfficerGrants.AsNoTracking().OrderBy(grant => grant.GrantNo).ToListAsync(cancel))
            .ToLookup(grant => grant.UserId, grant => grant.ToGrant());
        var today = KoreanTime.BusinessDate(now);
        return
        [
            .. users.Select(user => new AccountLine(
                user.Id, user.UserName ?? "", user.DisplayName, user.EmployeeNo, user.Department, user.IsEnrolled,
                user.DisabledAt, user.LastSignInAt, user.LockoutEnd > now ? user.LockoutEnd : null,
                OfficerGrant.InForce(grants[user.Id], today))),
        ];
    }

    /// <summary>The account of a name, however it is written; null where there is none.</summary>
    public static Task<AppUser?> FindAsync(EumDbContext db, string account, CancellationToken cancel) =>
        Account.FindAsync(db, account, cancel);

    /// <summary>Takes an account out of use within the caller's transaction: nothing signed in with it holds.</summary>
    public static Task DisableAsync(EumDbContext db, Guid user, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Users.Where(row => row.Id == user && row.DisabledAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(u => u.DisabledAt, (DateTime?)now), cancel);
    }

    /// <summary>Ends, within the caller's transaction, whatever is signed in with the account as it was.</summary>
    public static Task EndSessionsAsync(EumDbContext db, Guid user, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var stamp = Account.NewStamp();
        return db.Users.Where(row => row.Id == user)
            .ExecuteUpdateAsync(row => row.SetProperty(u => u.SecurityStamp, stamp), cancel);
    }

    /// <summary>Lets the account try again at once, within the caller's transaction.</summary>
    public static Task LiftLockAsync(EumDbContext db, Guid user, CancellationToken cancel) =>
        Try.ForgetAsync(db, user, cancel);

    /// <summary>Takes an account out of use; null when done.</summary>
    public async Task<Problem?> DisableAsync(string account, string by, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await Account.FindAsync(db, account, cancel) is not { DisabledAt: null } user)
            return new("account", $"쓰고 있는 계정 {account}이(가) 없습니다.");

        await db.HoldProposalsAsync(cancel);
        if (await LastAdministratorAsync(db, user.Id, KoreanTime.BusinessDate(now), cancel) is { } last) return last;
        await DisableAsync(db, user.Id, now, cancel);
        await Account.RecordAsync(db, new(now, by, "계정 사용 중지", $"account/{user.UserName}", ""), cancel);
        await transaction.CommitAsync(cancel);
        return null;
    }

    /// <summary>A grant without a proposal: for the first administrators only.</summary>
    public async Task<Outcome<string>> CreateFirstAsync(
        NewAccount asked, string role, string by, int mostHolders, CancellationToken cancel)
    {
        if (ProblemWith(asked) is { } wrong) return wrong;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await HoldersAsync(db, role, now, cancel) >= mostHolders)
            return new Problem("",
                $"이 명령으로는 더 만들 수 없습니다. {RoleTable.Find(role)?.Name}이(가) 이미 {mostHolders}명 있습니다. 포털의 사용자 화면에서 만드세요.");
        if (await Account.FindAsync(db, asked.Account, cancel) is not null)
            return new Problem("account", $"계정 {asked.Account}이(가) 이미 있습니다.");

        var today = KoreanTime.BusinessDate(now);
        var held = await PersonGrants.ReadAsync(db, asked.EmployeeNo, cancel);
        if (OfficerGrant.ConflictFrom(today, [.. held.Standing, new(role, DistrictTable.CityCode, today, null)])
            is not null)
            return new Problem("employee-no", "이 사번은 함께 가질 수 없는 역할을 이미 가지고 있습니다. 다른 사람이어야 합니다.");

        var user = RowOf(asked, now);
        db.Add(user);
        db.Add(new OfficerGrantRow
        {
            UserId = user.Id,
            Role = role,
            Authority = DistrictTable.CityCode,
            FromDay = today,
        });
        var token = await Enrolment.IssueAsync(db, user.Id, now, cancel);
        await Account.RecordAsync(
            db, new(now, by, "최초 계정 만듦", $"account/{user.UserName}", role), cancel);
        await transaction.CommitAsync(cancel);
        return token;
    }
}
