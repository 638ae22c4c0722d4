using Eum.Admin.Account;
using Microsoft.AspNetCore.Localization;

namespace Eum.Admin.Hosting;

/// <summary>
/// The portal's language: a cookie, because the circuit sees no query. <c>?culture=en</c> on any address sets it and
/// leads back to that address.
/// </summary>
internal static class LanguageSwitch
{
    public const string CookieName = "eum-language";
    private const string Query = "culture";

    /// <summary>The first is the default.</summary>
    public static readonly string[] Known = ["ko-KR", "en-US"];

    /// <summary>The address with the language asked for.</summary>
    public static string Address(string pathAndQuery, string language) =>
        $"/language?to={language}&back={Uri.EscapeDataString(pathAndQuery)}";

    public static void MapLanguageSwitch(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            var request = context.Request;
            if (!HttpMethods.IsGet(request.Method) || Find(request.Query[Query]) is not { } language) return next();

            var rest = QueryString.Create(request.Query.Where(pair => pair.Key != Query));
            Remember(context.Response, language);
            context.Response.Redirect(request.PathBase + request.Path + rest);
            return Task.CompletedTask;
        });
        app.MapGet("/language", (string to, string? back, HttpContext context) =>
        {
            if (Find(to) is { } language) Remember(context.Response, language);
            return Results.LocalRedirect(LocalAddress.Of(back));
        }).AllowAnonymous();
    }

    private static string? Find(string? asked) =>
        Known.FirstOrDefault(known => known.Equals(asked, StringComparison.OrdinalIgnoreCase)
            || known[..2].Equals(asked, StringComparison.OrdinalIgnoreCase));

    internal static void Remember(HttpResponse response, string language) => response.Cookies.Append(
        CookieName,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language)),
        new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true });
}
