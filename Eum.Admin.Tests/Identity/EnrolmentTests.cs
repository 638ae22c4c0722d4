using Eum.Admin.Tests.Kit;
using Eum.Domain.Values;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Identity;

public sealed class EnrolmentTests
{
    private const string Here = "10.0.0.1";
    private const string Another = "강물은 밤새 북쪽으로 흘렀다";

    public static TheoryData<StorageEngine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_16_a_migrated_database_has_no_account(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);

        Assert.Equal(0, await accounts.Database.NumberAsync("SELECT COUNT(*) FROM users"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_16_a_token_dies_with_its_first_use_or_after_30_minutes_or_with_the_next_one(
        StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var user = await accounts.AddAsync();
        var old = await accounts.TokenAsync(user.Id);
        var token = await accounts.TokenAsync(user.Id);

        Assert.Null(await accounts.Enrolment.LookAsync(old, Here, default));
        Assert.NotNull(await accounts.Enrolment.LookAsync(token, Here, default));
        Assert.Equal("code", Refusal(await EnrolAsync(accounts, token, wrongCode: true)));
        Assert.Null(Refusal(await EnrolAsync(accounts, token)));
        Assert.Equal("token", Refusal(await EnrolAsync(accounts, token)));

        var late = await accounts.AddAsync("late", "I-2");
        var lateToken = await accounts.TokenAsync(late.Id);
        accounts.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("token", Refusal(await EnrolAsync(accounts, lateToken)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_16_of_ten_at_once_with_one_token_one_enrols(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var token = await accounts.TokenAsync((await accounts.AddAsync()).Id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => EnrolAsync(accounts, token)));

        Assert.Single(answers, answer => Refusal(answer) is null);
        Assert.Equal(10, await accounts.Database.NumberAsync("SELECT COUNT(*) FROM recovery_codes"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_17_a_reset_asks_for_the_second_factor_keeps_it_and_changes_nothing_until_used(
        StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var enrolled = await accounts.EnrolAsync();
        var token = await accounts.TokenAsync(enrolled.User.Id);
        var before = await accounts.ReadAsync(enrolled.User.Id);
        Assert.Equal(enrolled.User.PasswordHash, before.PasswordHash);

        Assert.Equal("token", Refusal(await EnrolAsync(accounts, token))); // No new factor for who has one.
        Assert.Equal("code", Refusal(await accounts.Enrolment.ResetAsync(token, Another, "000000", Here, default)));
        Assert.Equal(before.PasswordHash, (await accounts.ReadAsync(enrolled.User.Id)).PasswordHash);
        Assert.Null(
            Refusal(await accounts.Enrolment.ResetAsync(token, Another, accounts.CodeOf(enrolled), Here, default)));

        var after = await accounts.ReadAsync(enrolled.User.Id);
        Assert.Equal(before.TotpSeed, after.TotpSeed);
        Assert.True(after.TwoFactorEnabled);
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.IsType<SignInAnswer.Accepted>(
            await accounts.SignIn.PasswordAsync("seo.official", Another, Here, default));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_2_a_weak_password_is_refused_before_the_token_is_spent(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var token = await accounts.TokenAsync((await accounts.AddAsync()).Id);

        Assert.Equal("password", Refusal(await EnrolAsync(accounts, token, password: "김서해 seo.official 2026!")));
        Assert.Null(Refusal(await EnrolAsync(accounts, token)));
    }

    private static Task<Outcome<IReadOnlyList<string>>> EnrolAsync(
        Accounts accounts, string token, bool wrongCode = false, string password = Accounts.Password)
    {
        var seed = Totp.NewSeed();
        var code = Totp.CodeAt(seed, Totp.StepAt(accounts.Now) + (wrongCode ? 9 : 0));
        return accounts.Enrolment.EnrolAsync(token, password, seed, code, Here, default);
    }

    private static string? Refusal<T>(Outcome<T> answer) =>
        answer is Outcome<T>.Refused refused ? refused.Problems[0].Field : null;
}
