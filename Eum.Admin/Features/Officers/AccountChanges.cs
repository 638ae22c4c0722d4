using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;

namespace Eum.Admin.Features.Officers;

/// <summary>An account that somebody has to act on, and why.</summary>
public sealed record AccountRequest(string Account, string Reason);

/// <summary>What one administrator does to an account at once, with a reason and fresh proof of who she is.</summary>
public abstract class AccountChange<TResult>(FrontDesk desk, string name)
    : Change<AccountRequest, TResult>(desk)
{
    private const int LongestReason = 1000;

    public override Duty Duty { get; } =
        new(name, Permissions.OfficersAccountManage) { City = true, StepUp = true };

    protected override int? DistrictOf(AccountRequest request) => null;

    protected sealed override async Task<Outcome<TResult>> DecideAsync(
        Work work, AccountRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(request);
        var reason = request.Reason.Trim();
        if (reason.Length is 0 or > LongestReason)
            return new Problem("reason", $"까닭을 {LongestReason}자 안으로 적으세요.");
        if (await Accounts.FindAsync(work.Db, request.Account, cancel) is not { } user) return Refusals.NotFound;
        if (user.Id == work.Officer.Id) return new Problem("", "본인 계정은 여기에서 다루지 못합니다. 다른 관리자에게 부탁하세요.");
        if (user.DisabledAt is not null) return new Problem("", "이미 쓰지 않는 계정입니다.");

        return await ActAsync(work, user, reason, cancel);
    }

    private protected abstract Task<Outcome<TResult>> ActAsync(
        Work work, AppUser user, string reason, CancellationToken cancel);
}

/// <summary>Takes an account out of use for good (사용 중지): acts at the next command, not at the next sign-in.</summary>
public sealed class DisableOfficer(FrontDesk desk) : AccountChange<string>(desk, "officer.disable")
{
    private protected override async Task<Outcome<string>> ActAsync(
        Work work, AppUser user, string reason, CancellationToken cancel)
    {
        await work.Db.HoldProposalsAsync(cancel); // Of two administrators who disable each other at once, one stays.
        var today = KoreanTime.BusinessDate(work.Now);
        if (await Accounts.FindAsync(work.Db, user.UserName!, cancel) is not { DisabledAt: null })
            return new Problem("", "이미 쓰지 않는 계정입니다.");
        if (await Accounts.LastAdministratorAsync(work.Db, user.Id, today, cancel) is { } last) return last;

        await Accounts.DisableAsync(work.Db, user.Id, work.Now, cancel);
        work.Audit("계정 사용 중지", $"account/{user.UserName}", "", reason, null);
        return user.UserName ?? "";
    }
}

/// <summary>Lifts the lock that wrong tries have brought (잠금 풀기); password and second factor stay.</summary>
public sealed class LiftLock(FrontDesk desk) : AccountChange<string>(desk, "officer.unlock")
{
    private protected override async Task<Outcome<string>> ActAsync(
        Work work, AppUser user, string reason, CancellationToken cancel)
    {
        if (user.LockoutEnd is not { } until || until <= work.Now) return new Problem("", "잠겨 있지 않은 계정입니다.");

        await Accounts.LiftLockAsync(work.Db, user.Id, cancel);
        work.Audit("계정 잠금 풂", $"account/{user.UserName}", "", reason, null);
        return user.UserName ?? "";
    }
}

/// <summary>A token for one person's hands, shown once.</summary>
/// <param name="Until">UTC.</param>
public sealed record HandedToken(string Token, DateTime Until);

/// <summary>
/// Hands out a one-time token with which the officer herself sets a password (등록 토큰). Her password is not shown, not
/// set and not taken away, and her second factor stays: where she has one, the token opens nothing without it. Never
/// ask it with a key: what a key keeps would be the token.
/// </summary>
public sealed class ResetOfficer(FrontDesk desk) : AccountChange<HandedToken>(desk, "officer.reset")
{
    private protected override async Task<Outcome<HandedToken>> ActAsync(
        Work work, AppUser user, string reason, CancellationToken cancel)
    {
        var token = await Enrolment.IssueAsync(work.Db, user.Id, work.Now, cancel);
        work.Audit("등록 토큰 냄", $"account/{user.UserName}", user.IsEnrolled ? "비밀번호 재설정" : "첫 등록", reason, null);
        return new HandedToken(token, work.Now + Enrolment.TokenLives);
    }
}
