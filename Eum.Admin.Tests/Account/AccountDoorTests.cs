using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Eum.Admin.Account;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Identity;

namespace Eum.Admin.Tests.Account;

/// <summary>The sign-in of the portal as it is run, without a browser.</summary>
public sealed class AccountDoorTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private static readonly string[] Closed =
    [
        "/", "/imports", "/imports/70", "/imports/70/rejects.csv", "/account", "/account/step-up",
            "/sign-in/taken-over",
        "/session", "/nowhere", "/_framework/nowhere.js", "/_blazor?id=1", "/_blazor/initializers",
    ];

    [Fact]
    public async Task AU_3_with_nothing_and_with_the_password_alone_no_page_opens()
    {
        using var session = new PortalSession(portal.Address);
        await ShutAsync(session);

        var account = await PortalAccount.AddAsync(portal.Books, "half");
        var half = await session.PasswordAsync(account.Name, PortalAccount.Password);

        Assert.EndsWith("/sign-in/code?returnUrl=%2F", half.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.NotNull(session.Cookies.GetCookies(portal.Address)["eum-half"]);
        await ShutAsync(session);
    }

    [Fact]
    public async Task AU_8_a_wrong_password_and_an_unknown_account_are_answered_alike()
    {
        var account = await PortalAccount.AddAsync(portal.Books, "known");
        using var one = new PortalSession(portal.Address);
        using var other = new PortalSession(portal.Address);

        var known = await one.PasswordAsync(account.Name, "틀린 비밀번호입니다");
        var unknown = await other.PasswordAsync("nobody", "틀린 비밀번호입니다");

        Assert.Equal(known.StatusCode, unknown.StatusCode);
        Assert.Equal(await AlarmAsync(known), await AlarmAsync(unknown));
        Assert.Contains("계정이나 비밀번호가 맞지 않습니다", await AlarmAsync(known), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AU_10_a_disabled_account_or_a_new_stamp_is_out_at_the_next_request_and_told_why()
    {
        var account = await PortalAccount.AddAsync(portal.Books, "leaver");
        using var session = await PortalSession.OpenAsync(portal.Address, account);
        Assert.Equal(HttpStatusCode.OK, (await session.GetAsync("/account")).StatusCode);

        await account.ChangeAsync(user => user.DisabledAt = DateTime.UnixEpoch);

        var answer = await session.GetAsync("/account");
        Assert.Equal("/sign-in?returnUrl=%2Faccount&ended=Disabled", answer.Headers.Location?.ToString());
        Assert.Null((await session.PasswordAsync(account.Name, PortalAccount.Password)).Headers.Location);
    }

    [Fact]
    public async Task AU_12_the_second_sign_in_is_told_of_the_first_and_the_first_that_it_ended()
    {
        var account = await PortalAccount.AddAsync(portal.Books, "twice");
        using var first = await PortalSession.OpenAsync(portal.Address, account);
        using var second = new PortalSession(portal.Address);
        await second.PasswordAsync(account.Name, PortalAccount.Password);

        var taken = await second.PostAsync("/sign-in/code", "code", ("code", await account.CodeAsync()));

        Assert.Contains(TakenOverPage.Address, taken.Headers.Location?.ToString(), StringComparison.Ordinal);
        var ended = await first.GetAsync("/");
        Assert.Equal("/sign-in?returnUrl=%2F&ended=TakenOver", ended.Headers.Location?.ToString());
    }

    [Fact]
    public async Task AU_13_a_copy_of_the_cookie_is_worth_nothing_after_sign_out()
    {
        var account = await PortalAccount.AddAsync(portal.Books, "copied");
        using var session = await PortalSession.OpenAsync(portal.Address, account);
        var copy = session.Cookie;

        var answer = await session.SendAsync(
            "/sign-out", "", await session.TokenAsync("/account"), ("everywhere", "true"));

        Assert.Equal("/sign-in?ended=SignedOut", answer.Headers.Location?.ToString());
        using var thief = new PortalSession(portal.Address) { Cookie = copy };
        await ShutAsync(thief);
    }

    [Fact]
    public async Task AU_14_factors_change_only_for_who_has_just_proven_that_it_is_she()
    {
        var account = await PortalAccount.AddAsync(portal.Books, "stale");
        using var session = await PortalSession.OpenAsync(portal.Address, account);
        Assert.Contains("복구 코드 새로 받기", await TextAsync(session, "/account"), StringComparison.Ordinal);
        await using (var db = await portal.Books.Database.CreateDbContextAsync())
        {
            var row = db.Set<SessionRow>().Single(row => row.UserId == account.Id);
            row.SteppedUpAt = row.SteppedUpAt.AddMinutes(-6);
            await db.SaveChangesAsync();
        }

        Assert.DoesNotContain("복구 코드 새로 받기", await TextAsync(session, "/account"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await PasskeyOptionsAsync(session));
        await session.PostAsync("/account/step-up", "step-up", ("code", await account.CodeAsync()));
        Assert.Equal(HttpStatusCode.OK, await PasskeyOptionsAsync(session));
    }

    [Fact]
    public async Task AU_17_a_recovery_code_signs_in_once()
    {
        var account = await PortalAccount.AddAsync(portal.Books, "paper");

        Assert.NotNull((await RecoverAsync()).Headers.Location);
        Assert.Null((await RecoverAsync()).Headers.Location);

        async Task<HttpResponseMessage> RecoverAsync()
        {
            using var session = new PortalSession(portal.Address);
            await session.PasswordAsync(account.Name, PortalAccount.Password);
            return await session.PostAsync("/sign-in/recovery", "code", ("code", account.RecoveryCodes[0]));
        }
    }

    [Fact]
    public async Task AU_16_a_token_is_turned_into_an_account_by_the_form()
    {
        var user = Accounts.RowOf(new("newcomer", "새내기", "I-77", ""), TimeProvider.System.GetUtcNow().UtcDateTime);
        string token;
        await using (var db = await portal.Books.Database.CreateDbContextAsync())
        {
            db.Add(user);
            token = await Enrolment.IssueAsync(db, user.Id, user.CreatedAt, default);
            await db.SaveChangesAsync();
        }

        using var session = new PortalSession(portal.Address);
        var form = await TextAsync(await session.PostAsync("/enrol", "token", ("token", token)));
        Assert.Contains("<svg class=\"qr\"", form, StringComparison.Ordinal);
        var seed = Totp.Read(Between(form, "class=\"seed\">", "<"));
        var done = await TextAsync(await session.SendAsync(
            "/enrol", "enrol", PortalSession.TokenIn(form), ("token", token),
            ("seal", Between(form, "name=\"seal\" value=\"", "\"")), ("password", PortalAccount.Password),
            ("again", PortalAccount.Password),
            ("code", Totp.CodeAt(seed, Totp.StepAt(TimeProvider.System.GetUtcNow().UtcDateTime)))));

        Assert.Contains("등록했습니다", done, StringComparison.Ordinal);
        Assert.Equal(10, done.Split("<li><code>").Length - 1);
    }

    [Fact]
    public async Task CS_4_DS_1_the_circuits_door_is_shut_to_strangers_other_sites_and_long_polling()
    {
        using var stranger = new PortalSession(portal.Address);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        foreign.Headers.Add("Origin", "https://a.example");

        var negotiate = await stranger.Http.PostAsync(
            new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.Unauthorized, negotiate.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await portal.Session.Http.SendAsync(foreign)).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await portal.Session.GetAsync("/_blazor?id=1")).StatusCode);
    }

    [Fact]
    public async Task CS_5_a_post_without_the_forms_token_does_nothing()
    {
        using var session = new PortalSession(portal.Address);
        foreach (var path in (
            string[])["/sign-in", "/sign-in/code", "/enrol", "/sign-in/passkey", "/sign-in/passkey/options"])
        {
            using var content = path.Contains("passkey", StringComparison.Ordinal)
                ? new StringContent("{}", Encoding.UTF8, "application/json")
                : new StringContent(
                    "_handler=sign-in&account=a&password=b", Encoding.UTF8,
                    new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
            var answer = await session.Http.PostAsync(new Uri(path, UriKind.Relative), content);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/imports?page=2", true)]
    [InlineData("/", true)]
    [InlineData("/imports/70#main", true)]
    [InlineData("", false)]
    [InlineData("imports", false)]
    [InlineData("//example.com", false)]
    [InlineData("///example.com", false)]
    [InlineData("/\\example.com", false)]
    [InlineData("\\\\example.com", false)]
    [InlineData("/\t/example.com", false)]
    [InlineData("/\n/example.com", false)]
    [InlineData(" /imports", false)]
    [InlineData("/ /example.com", false)]
    [InlineData("%2f%2fexample.com", false)]
    [InlineData("/%2fexample.com", false)]
    [InlineData("/%252fexample.com", false)]
    [InlineData("/%5cexample.com", false)]
    [InlineData("/%09/example.com", false)]
    [InlineData("https://example.com", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    public void CS_6_only_an_address_of_this_portal_is_gone_back_to(string asked, bool isLocal)
    {
        Assert.Equal(isLocal, LocalAddress.IsLocal(asked));
        Assert.Equal(isLocal ? asked : "/", LocalAddress.Of(asked));
    }

    private static async Task ShutAsync(PortalSession session)
    {
        foreach (var path in Closed)
        {
            var answer = await session.GetAsync(path);
            var isShut = answer.StatusCode == HttpStatusCode.Unauthorized
                || answer.Headers.Location?.ToString().Contains("/sign-in?", StringComparison.Ordinal) == true;
            Assert.True(isShut, $"{path}: {answer.StatusCode}");
        }
    }

    private static async Task<HttpStatusCode> PasskeyOptionsAsync(PortalSession session)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Post, "/account/passkeys/options");
        ask.Headers.Add("RequestVerificationToken", await session.TokenAsync("/account"));
        return (await session.Http.SendAsync(ask)).StatusCode;
    }

    private static async Task<string> TextAsync(PortalSession session, string path) =>
        await TextAsync(await session.GetAsync(path));

    private static async Task<string> TextAsync(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static async Task<string> AlarmAsync(HttpResponseMessage answer) =>
        Between(await TextAsync(answer), "role=\"alert\">", "</p>");

    private static string Between(string text, string before, string after)
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
