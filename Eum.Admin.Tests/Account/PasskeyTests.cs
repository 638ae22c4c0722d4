using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Account;

/// <summary>AU-9: what a passkey opens, and the six ways in which it opens nothing.</summary>
public sealed class PasskeyTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private const string SignIn = "/sign-in/passkey";
    private const string Own = "/account/passkeys";

    // Passkeys are a name's, never a number's.
    private Uri Address { get; } = new($"http://localhost:{portal.Address.Port}");

    private DeviceSays Honest => new(Address.GetLeftPart(UriPartial.Authority));

    [Fact]
    public async Task AU_9_a_passkey_is_registered_and_signs_in_without_password_and_code()
    {
        using var device = new TestPasskey();
        var account = await OwnerAsync(device, "key.owner");

        using var session = new PortalSession(Address);
        var answer = await SignInAsync(session, device, Honest);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(account.Name, await (await session.GetAsync("/account")).Content.ReadAsStringAsync(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task AU_9_1_an_answer_that_was_used_is_worth_nothing_again_nor_under_another_challenge()
    {
        using var device = new TestPasskey();
        await OwnerAsync(device, "key.replayed");
        using var session = new PortalSession(Address);
        var (ticket, options) = await AskAsync(session, SignIn, "/sign-in");
        var credential = device.Get(options, Honest);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(session, SignIn, ticket, credential)).StatusCode);

        using var thief = new PortalSession(Address);
        var (fresh, _) = await AskAsync(thief, SignIn, "/sign-in");

        await RefusedAsync(thief, await SendAsync(thief, SignIn, ticket, credential));
        await RefusedAsync(thief, await SendAsync(thief, SignIn, fresh, credential));
    }

    [Theory]
    [InlineData("https://eum.example.kr")]
    [InlineData("http://localhost:1")]
    [InlineData("null")]
    public async Task AU_9_2_an_answer_given_to_another_origin_is_refused(string origin)
    {
        using var device = new TestPasskey();
        var account = await OwnerAsync(device, $"key.{origin.Length}");

        await RefusedEverywhereAsync(account, device, Honest with { Origin = origin });
    }

    [Fact]
    public async Task AU_9_3_an_answer_for_another_site_is_refused()
    {
        using var device = new TestPasskey();
        var account = await OwnerAsync(device, "key.rp");

        await RefusedEverywhereAsync(account, device, Honest with { Rp = "eum.example.kr" });
    }

    [Fact]
    public async Task AU_9_4_an_answer_of_a_device_that_did_not_check_the_person_is_refused()
    {
        using var device = new TestPasskey();
        var account = await OwnerAsync(device, "key.unverified");

        await RefusedEverywhereAsync(account, device, Honest with { Verified = false });
    }

    [Fact]
    public async Task AU_9_5_under_a_forged_name_nothing_is_answered()
    {
        using var session = new PortalSession(Address);
        var token = await session.TokenAsync("/sign-in");
        foreach (var path in (string[])[$"{SignIn}/options", SignIn, "/sign-in"])
        {
            using var ask = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { }) };
            ask.Headers.Host = "eum.example.kr";
            ask.Headers.Add("RequestVerificationToken", token);
            Assert.Equal(HttpStatusCode.BadRequest, (await session.Http.SendAsync(ask)).StatusCode);
        }

        // And the site that the keys are made for is not what a request says.
        var (_, options) = await AskAsync(session, SignIn, "/sign-in");
        Assert.Equal("localhost", options.GetProperty("rpId").GetString());
    }

    [Fact]
    public async Task AU_9_6_an_eleventh_passkey_is_refused_also_when_two_are_made_at_once()
    {
        using var first = new TestPasskey();
        var account = await OwnerAsync(first, "key.many");
        using var session = await PortalSession.OpenAsync(Address, account);
        for (var at = 2; at < OwnPasskeys.Most; at++)
        {
            using var next = new TestPasskey();
            Assert.Equal(HttpStatusCode.OK, (await AddAsync(session, next, Honest)).StatusCode);
        }

        using TestPasskey tenth = new(), eleventh = new();
        var (one, forOne) = await AskAsync(session, Own, "/account");
        var (other, forOther) = await AskAsync(session, Own, "/account");
        var answers = await Task.WhenAll(
            SendAsync(session, Own, one, tenth.Create(forOne, Honest)),
            SendAsync(session, Own, other, eleventh.Create(forOther, Honest)));

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(HttpStatusCode.Conflict, (await OptionsAsync(session, Own, "/account")).StatusCode);
        Assert.Equal(OwnPasskeys.Most, await KeysAsync(account));
    }

    [Fact]
    public async Task AU_9_a_passkey_of_another_is_not_registered_again()
    {
        using var device = new TestPasskey();
        await OwnerAsync(device, "key.first");
        var other = await PortalAccount.AddAsync(portal.Books, "key.second");
        using var session = await PortalSession.OpenAsync(Address, other);

        Assert.NotEqual(HttpStatusCode.OK, (await AddAsync(session, device, Honest)).StatusCode);
        Assert.Equal(0, await KeysAsync(other));
    }

    private async Task<PortalAccount> OwnerAsync(TestPasskey device, string name)
    {
        var account = await PortalAccount.AddAsync(portal.Books, name);
        using var session = await PortalSession.OpenAsync(Address, account);
        Assert.Equal(HttpStatusCode.OK, (await AddAsync(session, device, Honest)).StatusCode);
        Assert.Equal(1, await KeysAsync(account));
        return account;
    }

    // Neither signs in with a key that is hers, nor becomes a second key.
    private async Task RefusedEverywhereAsync(PortalAccount account, TestPasskey device, DeviceSays says)
    {
        using var stranger = new PortalSession(Address);
        await RefusedAsync(stranger, await SignInAsync(stranger, device, says));
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(stranger, device, Honest)).StatusCode);

        using var second = new TestPasskey();
        using var session = await PortalSession.OpenAsync(Address, account);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AddAsync(session, second, says)).StatusCode);
        Assert.Equal(1, await KeysAsync(account));
    }

    private async Task RefusedAsync(PortalSession session, HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Null(session.Cookie);
        await using var db = await portal.Books.Database.CreateDbContextAsync();
        Assert.True(await db.AuditEntries.AnyAsync(row => row.Details == "패스키: 맞지 않음"));
    }

    private async Task<int> KeysAsync(PortalAccount account)
    {
        await using var db = await portal.Books.Database.CreateDbContextAsync();
        return await db.Set<IdentityUserPasskey<Guid>>().CountAsync(row => row.UserId == account.Id);
    }

    private static async Task<HttpResponseMessage> SignInAsync(
        PortalSession session, TestPasskey device, DeviceSays says)
    {
        var (ticket, options) = await AskAsync(session, SignIn, "/sign-in");
        return await SendAsync(session, SignIn, ticket, device.Get(options, says));
    }

    private static async Task<HttpResponseMessage> AddAsync(
        PortalSession session, TestPasskey device, DeviceSays says)
    {
        var (ticket, options) = await AskAsync(session, Own, "/account");
        return await SendAsync(session, Own, ticket, device.Create(options, says));
    }

    private static async Task<(string Ticket, JsonElement Options)> AskAsync(
        PortalSession session, string place, string page)
    {
        var answer = await OptionsAsync(session, place, page);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var given = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (given.GetProperty("ticket").GetString()!, given.GetProperty("options"));
    }

    private static async Task<HttpResponseMessage> OptionsAsync(PortalSession session, string place, string page)
    {
        session.Http.DefaultRequestHeaders.Remove("RequestVerificationToken");
        session.Http.DefaultRequestHeaders.Add("RequestVerificationToken", await session.TokenAsync(page));
        return await session.Http.PostAsJsonAsync(new Uri($"{place}/options", UriKind.Relative), new { });
    }

    private static Task<HttpResponseMessage> SendAsync(
        PortalSession session, string place, string ticket, object credential) =>
        session.Http.PostAsJsonAsync(
            new Uri(place, UriKind.Relative), new { ticket, credential, returnUrl = "/", name = "시험 기기" });
}
