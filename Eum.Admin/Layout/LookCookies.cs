using Eum.Admin.Components;

namespace Eum.Admin.Layout;

/// <summary>
/// The look as the browser carries it, so that the first byte of a page already has it. What an officer has settled
/// stands in the books; these are its copies.
/// </summary>
internal static class LookCookies
{
    private const string Theme = "eum-theme";
    private const string Density = "eum-density";
    private const string Unit = "eum-unit";

    public static Look Read(HttpRequest request) =>
        new Look(request.Cookies[Theme], request.Cookies[Density], request.Cookies[Unit]).Known();

    public static void Write(HttpResponse response, Look look)
    {
        Write(response, Theme, look.Theme);
        Write(response, Density, look.Density);
        Write(response, Unit, look.Unit);
    }

    private static void Write(HttpResponse response, string name, string? value)
    {
        var options = new CookieOptions { SameSite = SameSiteMode.Lax, IsEssential = true };
        if (value is null) response.Cookies.Delete(name, options);
        else response.Cookies.Append(name, value, new(options) { MaxAge = TimeSpan.FromDays(365) });
    }
}
