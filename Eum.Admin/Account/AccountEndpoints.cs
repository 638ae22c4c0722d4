using Eum.Infrastructure.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Eum.Admin.Account;

/// <summary>Signing out, and what js/session.js asks: how long the session still lasts.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-out", ([FromForm] bool? everywhere, HttpContext context, SignInRoom room) =>
            SignOutAsync(everywhere == true, context, room)).RequireAuthorization();
        app.MapGet("/session", async (HttpContext context, Sessions sessions, TimeProvider clock) =>
            context.User.SessionId() is { } id && await sessions.FindAsync(id, context.RequestAborted) is { } standing
                ? Left(standing, clock)
                : Results.Unauthorized()).RequireAuthorization();
        app.MapPost("/session/seen", async (HttpContext context, Sessions sessions, TimeProvider clock) =>
            context.User.SessionId() is { } id && await sessions.TouchAsync(id, context.RequestAborted) is { } standing
                ? Left(standing, clock)
                : Results.Unauthorized()).RequireAuthorization().AddEndpointFilter(PasskeyEndpoints.FormTokenAsync);
        app.MapPasskeys();
    }

    private static async Task<IResult> SignOutAsync(bool everywhere, HttpContext context, SignInRoom room)
    {
        await room.SignOutAsync(context, everywhere);
        return Results.LocalRedirect($"{SignInPage.Address}?ended={SessionEnd.SignedOut}");
    }

    // Seconds. "seen" may come often; the browser holds it back.
    private static IResult Left(SessionStanding standing, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return Results.Json(new
        {
            idle = Seconds(standing.IdleUntil - now),
            ends = Seconds(standing.EndsAt - now),
        });
    }

    private static int Seconds(TimeSpan left) => (int)Math.Max(0, Math.Ceiling(left.TotalSeconds));
}
