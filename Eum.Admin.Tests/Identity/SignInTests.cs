using System.Buffers.Binary;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Audit;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Identity;

public sealed class SignInTests
{
    private const string Here = "10.0.0.1";

    public static TheoryData<StorageEngine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_1_every_hash_has_210_000_iterations_and_an_old_one_is_replaced_at_sign_in(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var enrolled = await accounts.EnrolAsync();
        Assert.Equal((2, 210_000), HeaderOf(enrolled.User.PasswordHash!));

        var weak = new PasswordHasher<AppUser>(Options.Create(new PasswordHasherOptions { IterationCount = 100_000 }));
        await accounts.ChangeAsync(
            enrolled.User.Id, user => user.PasswordHash = weak.HashPassword(user, Accounts.Password));
        var answer = await accounts.SignIn.PasswordAsync("SEO.official", Accounts.Password, Here, default);

        Assert.IsType<SignInAnswer.Accepted>(answer);
        Assert.Equal((2, 210_000), HeaderOf((await accounts.ReadAsync(enrolled.User.Id)).PasswordHash!));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_4_a_code_works_once_and_one_step_around_now(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var enrolled = await accounts.EnrolAsync();
        accounts.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.False(await TryCodeAsync(accounts, enrolled, accounts.CodeOf(enrolled, -2)));
        Assert.False(await TryCodeAsync(accounts, enrolled, accounts.CodeOf(enrolled, +2)));
        Assert.True(await TryCodeAsync(accounts, enrolled, accounts.CodeOf(enrolled, -1)));
        Assert.True(await TryCodeAsync(accounts, enrolled, accounts.CodeOf(enrolled)));
        Assert.False(await TryCodeAsync(accounts, enrolled, accounts.CodeOf(enrolled)));
        Assert.False(await TryCodeAsync(accounts, enrolled, accounts.CodeOf(enrolled, -1)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_4_of_50_at_once_with_the_same_code_one_comes_in(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var enrolled = await accounts.EnrolAsync();
        var code = accounts.CodeOf(enrolled);

        var accepted = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            await using var db = accounts.Database.Open();
            return await accounts.Second.UseCodeAsync(db, enrolled.User, code, accounts.Now, default);
        }));

        Assert.Single(accepted, was => was);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_5_neither_seed_nor_recovery_code_nor_token_can_be_read_from_the_database(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var enrolled = await accounts.EnrolAsync();
        var other = await accounts.AddAsync("other", "I-2");
        var token = await accounts.TokenAsync(other.Id);

        var dump = await accounts.DumpAsync(
            "users", "user_tokens", "recovery_codes", "enrolment_tokens", "audit_entries");

        string[] secrets =
        [
            Totp.Written(enrolled.Seed), Convert.ToHexString(enrolled.Seed), Convert.ToBase64String(enrolled.Seed),
            token, token.Replace("-", "", StringComparison.Ordinal), Accounts.Password, .. enrolled.Codes,
            .. enrolled.Codes.Select(code => code.Replace("-", "", StringComparison.Ordinal)),
        ];
        Assert.Contains("seo.official", dump, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, dump, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_5_a_recovery_code_works_once_and_for_its_owner_only(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var enrolled = await accounts.EnrolAsync();
        var other = await accounts.EnrolAsync("other", "I-2");
        var code = enrolled.Codes[3];

        var stolen = await accounts.SignIn.RecoveryCodeAsync(other.User.Id, code, Here, default);
        var first = await accounts.SignIn.RecoveryCodeAsync(
            enrolled.User.Id, $" {code.ToLowerInvariant()} ", Here, default);
        var second = await accounts.SignIn.RecoveryCodeAsync(enrolled.User.Id, code, Here, default);

        Assert.IsType<SignInAnswer.Refused>(stolen);
        Assert.IsType<SignInAnswer.Accepted>(first);
        Assert.IsType<SignInAnswer.Refused>(second);
        Assert.Equal(SecondFactor.RecoveryCodes, enrolled.Codes.Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_6_of_200_wrong_passwords_at_once_five_are_looked_at_and_then_it_is_locked(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var enrolled = await accounts.EnrolAsync();
        var refused = await accounts.AuditedAsync(AuditActions.SignInRefused);

        await GuessAsync(200, at =>
            accounts.SignIn.PasswordAsync("seo.official", $"틀린 비밀번호 {at}", Outsider(at), default));

        Assert.Equal(5, accounts.Hasher.Hashes.Count(hash => hash == enrolled.User.PasswordHash));
        Assert.Equal(refused + 200, await accounts.AuditedAsync(AuditActions.SignInRefused));
        accounts.Clock.Advance(TimeSpan.FromMinutes(14.9));
        Assert.IsType<SignInAnswer.Refused>(await RightAsync(accounts));
        accounts.Clock.Advance(TimeSpan.FromMinutes(0.2));
        Assert.IsType<SignInAnswer.Accepted>(await RightAsync(accounts));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_6_the_same_holds_for_codes_and_recovery_codes_and_a_right_password_buys_no_more(
        StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var enrolled = await accounts.EnrolAsync();

        for (var at = 0; at < 4; at++)
        {
            await accounts.SignIn.CodeAsync(enrolled.User.Id, "000000", Outsider(at), default);
            Assert.IsType<SignInAnswer.Accepted>(await RightAsync(accounts));
        }

        await accounts.SignIn.RecoveryCodeAsync(enrolled.User.Id, "AAAA-BBBB-CCCC-DDDD", Outsider(5), default);

        Assert.IsType<SignInAnswer.Refused>(await RightAsync(accounts));
        Assert.False(await TryCodeAsync(accounts, enrolled, accounts.CodeOf(enrolled)));
        Assert.IsType<SignInAnswer.Refused>(
            await accounts.SignIn.RecoveryCodeAsync(enrolled.User.Id, enrolled.Codes[0], Here, default));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_7_one_address_gets_20_tries_a_minute_and_locks_nobody_out_of_a_passkey(StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var enrolled = await accounts.EnrolAsync();
        List<SignInAnswer> answers = [];

        for (var at = 0; at < 100; at++)
            answers.Add(await accounts.SignIn.PasswordAsync(
                at < 5 ? "seo.official" : $"user{at % 50}", "틀린 비밀번호", Accounts.Outsider, default));

        Assert.Equal(AddressLimit.TriesAMinute, answers.Count(answer => answer is SignInAnswer.Refused));
        var later = Assert.IsType<SignInAnswer.Later>(answers[^1]);
        Assert.InRange(later.Wait, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.IsType<SignInAnswer.Refused>(await RightAsync(accounts)); // Locked by the five.
        Assert.IsType<SignInAnswer.Accepted>(await accounts.SignIn.PasskeyAsync(enrolled.User.Id, Here, default));
        accounts.Clock.Advance(later.Wait);
        Assert.IsType<SignInAnswer.Refused>(
            await accounts.SignIn.PasswordAsync("x", "y", Accounts.Outsider, default));
    }

    [Fact]
    public void AU_7_right_tries_do_not_count_and_an_IPv6_network_is_one_address()
    {
        var limit = new AddressLimit(new StoppedClock());
        for (var at = 0; at < 100; at++)
        {
            Assert.Null(limit.Take("10.0.0.1"));
            limit.GiveBack("10.0.0.1");
        }

        for (var at = 0; at < AddressLimit.TriesAMinute; at++) Assert.Null(limit.Take($"2001:db8:1:2::{at:x}"));

        Assert.NotNull(limit.Take("2001:db8:1:2:ffff::1"));
        Assert.Null(limit.Take("2001:db8:1:3::1"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task AU_8_known_unknown_locked_and_disabled_cost_the_same_work_and_get_the_same_answer(
        StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        await accounts.EnrolAsync();
        var disabled = await accounts.EnrolAsync("disabled", "I-2");
        await accounts.ChangeAsync(disabled.User.Id, user => user.DisabledAt = accounts.Now);
        var locked = await accounts.EnrolAsync("locked", "I-3");
        await accounts.ChangeAsync(
            locked.User.Id, user => user.LockoutEnd = accounts.Clock.GetUtcNow().AddMinutes(5));
        await accounts.AddAsync("new", "I-4");

        foreach (var account in (string[])["seo.official", "nobody", "disabled", "locked", "new"])
        {
            var before = accounts.Hasher.Verified;
            var answer = await accounts.SignIn.PasswordAsync(account, "틀린 비밀번호", Here, default);
            Assert.Equal(new SignInAnswer.Refused(), answer);
            Assert.Equal(before + 1, accounts.Hasher.Verified);
        }

        Assert.All(accounts.Hasher.Hashes, hash => Assert.Equal((2, 210_000), HeaderOf(hash)));
    }

    private static string Outsider(int at) => $"198.51.{at / 250}.{at % 250}";

    private static Task<SignInAnswer> RightAsync(Accounts accounts) =>
        accounts.SignIn.PasswordAsync("seo.official", Accounts.Password, Here, default);

    private static async Task<bool> TryCodeAsync(Accounts accounts, Enrolled enrolled, string code) =>
        await accounts.SignIn.CodeAsync(enrolled.User.Id, code, Here, default) is SignInAnswer.Accepted;

    private static Task GuessAsync(int tries, Func<int, Task<SignInAnswer>> guess) =>
        Parallel.ForAsync(0, tries, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (at, _) =>
            Assert.IsType<SignInAnswer.Refused>(await guess(at)));

    // Identity's layout: format 1, then function and iterations as big-endian numbers. 2 is HMAC-SHA-512.
    private static (int Function, int Iterations) HeaderOf(string hash)
    {
        var bytes = Convert.FromBase64String(hash);
        return (BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(1)),
            BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(5)));
    }
}
