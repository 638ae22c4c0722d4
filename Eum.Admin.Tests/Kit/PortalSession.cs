using System.Net;
using System.Text.RegularExpressions;

namespace Eum.Admin.Tests.Kit;

/// <summary>A browser without a window or script that has signed in by the forms, as a person does.</summary>
internal sealed partial class PortalSession : IDisposable
{
    public const string CookieName = "eum";
    private readonly Uri _portal;

    public PortalSession(Uri portal)
    {
        _portal = portal;
        Http = new(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false })
        {
            BaseAddress = portal,
        };
    }

    public HttpClient Http { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The session's cookie; null where nobody is signed in.</summary>
    public string? Cookie
    {
        get => Cookies.GetCookies(_portal)[CookieName]?.Value;
        set => Cookies.Add(_portal, new Cookie(CookieName, value));
    }

    public static async Task<PortalSession> OpenAsync(Uri portal, PortalAccount account)
    {
        var session = new PortalSession(portal);
        await session.PasswordAsync(account.Name, PortalAccount.Password);
        var answer = await session.PostAsync("/sign-in/code", "code", ("code", await account.CodeAsync()));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.NotNull(session.Cookie);
        return session;
    }

    public Task<HttpResponseMessage> PasswordAsync(string account, string password) =>
        PostAsync("/sign-in", "sign-in", ("account", account), ("password", password));

    public async Task<HttpResponseMessage> GetAsync(string path) =>
        await Http.GetAsync(new Uri(path, UriKind.Relative));

    /// <summary>Fills a form of a page and sends it, its hidden fields included.</summary>
    public async Task<HttpResponseMessage> PostAsync(
        string page, string form, params (string Name, string Value)[] fields)
    {
        var html = await (await GetAsync(page)).Content.ReadAsStringAsync();
        return await SendAsync(page, form, TokenIn(html), fields);
    }

    public async Task<HttpResponseMessage> SendAsync(
        string path, string form, string token, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(
        [
            new("_handler", form), new("__RequestVerificationToken", token),
            .. fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)),
        ]);
        return await Http.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>The form token of a page.</summary>
    public async Task<string> TokenAsync(string page) =>
        TokenIn(await (await GetAsync(page)).Content.ReadAsStringAsync());

    public static string TokenIn(string html) => WebUtility.HtmlDecode(Token().Match(html).Groups["token"].Value);

    public void Dispose() => Http.Dispose();

    [GeneratedRegex("__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
