using Eum.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Eum.Admin.Account;

/// <summary>
/// Asks at every request whether the session that a cookie names still lives. One that does not is sent to the sign-in
/// page, which says why; the circuit and scripts get 401.
/// </summary>
internal sealed class SessionCookie(Sessions sessions) : CookieAuthenticationEvents
{
    private const string Ended = "eum:ended";

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var request = context.HttpContext;
        var standing = context.Principal?.SessionId() is { } id
            ? await sessions.FindAsync(id, request.RequestAborted)
            : null;
        if (standing is { IsAlive: true } && standing.User.Id == context.Principal!.UserId()) return;

        if (standing?.Ended is { } reason) request.Items[Ended] = reason;
        context.RejectPrincipal();
    }

    // The dead cookie stays: every open page of hers is told why, not just the first that asks.
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || request.Path.StartsWithSegments("/_blazor")
            || request.Path.StartsWithSegments("/session"))
        {
            context.HttpContext.AnswerPlainly(StatusCodes.Status401Unauthorized);
            return Task.CompletedTask;
        }

        var query = QueryString.Create("returnUrl", LocalAddress.Of(request.Path + request.QueryString));
        if (context.HttpContext.Items[Ended] is SessionEnd reason) query = query.Add("ended", reason.ToString());
        context.Response.Redirect(SignInPage.Address + query);
        return Task.CompletedTask;
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound; // What is not hers does not exist for her.
        return Task.CompletedTask;
    }
}
