using Eum.Admin.Account;
using Eum.Admin.Desk;
using Eum.Admin.Hosting;
using Eum.Admin.Layout;
using Eum.Domain.Officers;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Settings;

/// <summary>
/// Copies an officer's settings into her browser's cookies: after sign-in, and when she has changed them.
/// </summary>
internal static class SettingsEndpoints
{
    private const string Path = "/settings/apply";

    /// <summary>Leads there by way of the copying.</summary>
    public static string By(string? back) => Path + QueryString.Create("back", LocalAddress.Of(back));

    public static void MapSettings(this WebApplication app) =>
        app.MapGet(Path, ApplyAsync).RequireAuthorization(Permissions.AccountOwnManage);

    private static async Task<IResult> ApplyAsync(
        string? back, OwnSettings settings, ICurrentCaller callers, HttpContext context, CancellationToken cancel)
    {
        if (await settings.RunAsync(await callers.FindAsync(cancel), new(), cancel)
            is Outcome<Settled>.Done(var settled) && settled != Settled.Nothing)
        {
            LookCookies.Write(context.Response, settled.Look);
            if (settled.Language is { } language) LanguageSwitch.Remember(context.Response, language);
        }

        return Results.LocalRedirect(LocalAddress.Of(back));
    }
}
