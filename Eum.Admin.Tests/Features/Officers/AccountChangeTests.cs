using Eum.Admin.Desk;
using Eum.Admin.Features.Officers;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage.Engines;
using Accounts = Eum.Admin.Tests.Identity.Accounts;

namespace Eum.Admin.Tests.Features.Officers;

/// <summary>What one administrator does to an account at once, with a reason, and what she never can.</summary>
public sealed class AccountChangeTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private const string Here = "10.0.0.1";
    private const string Another = "느린 기차와 빨간 우체통 셋";

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AU_7_an_administrator_lifts_the_lock_that_an_outsider_brought(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var desk = new OfficerDesk(accounts.Database, accounts.Clock);
        await accounts.EnrolAsync();
        for (var at = 0; at < 5; at++)
            await accounts.SignIn.PasswordAsync("seo.official", "틀린 비밀번호", Accounts.Outsider, default);
        Assert.IsType<SignInAnswer.Refused>(await RightAsync(accounts));

        var unlock = new LiftLock(desk.People.Desk);
        Assert.IsType<Outcome<string>.Done>(
            await unlock.RunAsync(await desk.AdminAsync(), new("seo.official", "전화로 본인 확인"), null, default));

        Assert.IsType<SignInAnswer.Accepted>(await RightAsync(accounts));
        Assert.Equal("잠겨 있지 않은 계정입니다.", OfficerDesk.RefusalOf(
            await unlock.RunAsync(await desk.AdminAsync(), new("seo.official", "한 번 더"), null, default)));
        Assert.Equal(1, await accounts.AuditedAsync("계정 잠금 풂"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AU_17_a_reset_shows_and_sets_no_password_and_keeps_the_second_factor(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var desk = new OfficerDesk(accounts.Database, accounts.Clock);
        var enrolled = await accounts.EnrolAsync();
        var reset = new ResetOfficer(desk.People.Desk);

        var outcome = await reset.RunAsync(await desk.AdminAsync(), new("seo.official", "잊음"), null, default);
        var token = Assert.IsType<Outcome<HandedToken>.Done>(outcome).Value.Token;

        var after = await accounts.ReadAsync(enrolled.User.Id);
        Assert.Equal(enrolled.User.PasswordHash, after.PasswordHash);
        Assert.Equal(enrolled.User.TotpSeed, after.TotpSeed);
        Assert.True(after.TwoFactorEnabled);
        Assert.IsType<SignInAnswer.Accepted>(await RightAsync(accounts));
        Assert.IsType<Outcome<AppUser>.Refused>( // The token alone is nothing.
            await accounts.Enrolment.ResetAsync(token, Another, "000000", Here, default));
        Assert.IsType<Outcome<AppUser>.Done>(
            await accounts.Enrolment.ResetAsync(token, Another, accounts.CodeOf(enrolled), Here, default));
        Assert.IsType<Outcome<AppUser>.Refused>( // Once.
            await accounts.Enrolment.ResetAsync(token, Another, accounts.CodeOf(enrolled, 1), Here, default));
        Assert.Equal(enrolled.User.TotpSeed, (await accounts.ReadAsync(enrolled.User.Id)).TotpSeed);
        var kept = await accounts.DumpAsync("users", "enrolment_tokens", "idempotency_keys", "audit_entries");
        Assert.DoesNotContain(token, kept, StringComparison.Ordinal);
        Assert.Equal(1, await accounts.AuditedAsync("등록 토큰 냄"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AU_10_who_is_taken_out_of_use_is_refused_at_the_next_command_and_her_session_has_ended(
        StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var desk = new OfficerDesk(accounts.Database, accounts.Clock);
        var enrolled = await accounts.EnrolAsync();
        var session = (await accounts.Sessions.StartAsync(enrolled.User, "", Here, "", default)).Session;
        var caller = new Caller(
            enrolled.User.Id, Door.Portal, Here, session.SessionId, enrolled.User.SecurityStamp, null);
        Assert.NotNull(await desk.People.Desk.KnowAsync(caller, default));

        var disable = new DisableOfficer(desk.People.Desk);
        Assert.IsType<Outcome<string>.Done>(
            await disable.RunAsync(await desk.AdminAsync(), new("seo.official", "퇴직"), null, default));

        Assert.Null(await desk.People.Desk.KnowAsync(caller, default));
        var standing = await accounts.Sessions.FindAsync(session.SessionId, default);
        Assert.Equal(SessionEnd.Disabled, standing!.Ended);
        Assert.IsType<SignInAnswer.Refused>(await RightAsync(accounts));
        Assert.Equal(1, await accounts.Database.NumberAsync(
            "SELECT count(*) FROM audit_entries WHERE action = '계정 사용 중지' AND reason = '퇴직'"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AU_14_at_once_takes_fresh_proof_a_reason_and_somebody_elses_account(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var desk = new OfficerDesk(accounts.Database, accounts.Clock);
        await accounts.AddAsync();
        var admin = await desk.AdminAsync();
        var disable = new DisableOfficer(desk.People.Desk);
        var own = (await accounts.ReadAsync(admin.OfficerId!.Value)).UserName!;

        Assert.Equal(
            Refusals.StepUp.Message, await RefusalAsync(admin with { SteppedUpAt = null }, "seo.official", "까닭"));
        Assert.Contains("까닭을", await RefusalAsync(admin, "seo.official", " "), StringComparison.Ordinal);
        Assert.Contains("본인 계정은", await RefusalAsync(admin, own, "까닭"), StringComparison.Ordinal);
        Assert.Equal(Refusals.NotFound.Message, await RefusalAsync(admin, "nobody", "까닭"));
        Assert.Equal(
            Refusals.NotAllowed.Message, await RefusalAsync(await desk.People.CheckerAsync(), "seo.official", "까닭"));
        Assert.Null((await accounts.ReadAsync(admin.OfficerId.Value)).DisabledAt);
        Assert.Equal(0, await accounts.AuditedAsync("계정 사용 중지"));

        async Task<string> RefusalAsync(Caller by, string account, string reason) =>
            OfficerDesk.RefusalOf(await disable.RunAsync(by, new(account, reason), null, default));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AU_16_nobody_is_there_at_first_and_two_administrators_and_one_approver_come_by_token(
        StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var first = new Infrastructure.Identity.Accounts(accounts.Database, accounts.Clock);
        Assert.Equal(0, await accounts.Database.NumberAsync("SELECT count(*) FROM users"));

        var token = Assert.IsType<Outcome<string>.Done>(await FirstAsync("one", "I-1", RoleTable.CityAdmin, 2)).Value;
        Assert.Contains("이 사번은", OfficerDesk.RefusalOf( // One person is not both (AZ-11).
            await FirstAsync("check", "i1", RoleTable.CityApprover, 1)), StringComparison.Ordinal);
        Assert.IsType<Outcome<string>.Done>(await FirstAsync("two", "I-2", RoleTable.CityAdmin, 2));
        Assert.IsType<Outcome<string>.Done>(await FirstAsync("check", "I-3", RoleTable.CityApprover, 1));
        Assert.Contains("이미 2명", OfficerDesk.RefusalOf(
            await FirstAsync("three", "I-4", RoleTable.CityAdmin, 2)), StringComparison.Ordinal);

        Assert.IsType<Outcome<IReadOnlyList<string>>.Done>(await EnrolAsync());
        Assert.IsType<Outcome<IReadOnlyList<string>>.Refused>(await EnrolAsync());

        Task<Outcome<string>> FirstAsync(string account, string number, string role, int most) =>
            first.CreateFirstAsync(new(account, "김시청", number, "총무과"), role, "시험", most, default);

        Task<Outcome<IReadOnlyList<string>>> EnrolAsync()
        {
            var seed = Totp.NewSeed();
            return accounts.Enrolment.EnrolAsync(
                token, Accounts.Password, seed, Totp.CodeAt(seed, Totp.StepAt(accounts.Now)), Here, default);
        }
    }

    private static Task<SignInAnswer> RightAsync(Accounts accounts) =>
        accounts.SignIn.PasswordAsync("seo.official", Accounts.Password, Here, default);
}
