using Eum.Infrastructure.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Eum.Admin.Account;

/// <summary>The steps of sign-in as the browser sees them: cookies and where to go next.</summary>
internal sealed class SignInRoom(SignIn signIn, Sessions sessions, OpenCircuits circuits)
{
    private const string NoAddress = "?";

    public static string AddressOf(HttpContext context) =>
        (context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped
            ? mapped.MapToIPv4()
            : context.Connection.RemoteIpAddress)?.ToString() ?? NoAddress;

    /// <summary>First factor: remembers for five minutes whose password was right.</summary>
    public async Task<SignInAnswer> PasswordAsync(HttpContext context, string account, string password)
    {
        var answer = await signIn.PasswordAsync(account, password, AddressOf(context), context.RequestAborted);
        if (answer is SignInAnswer.Accepted(var user))
            await context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, EumClaims.Half(user));
        return Said(context, answer);
    }

    /// <summary>Whose second factor is awaited; null where nobody's is.</summary>
    public static async Task<Guid?> AwaitedAsync(HttpContext context) =>
        (await context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal?.UserId();

    /// <summary>Second factor, by authenticator or from paper; opens the session.</summary>
    /// <returns>With it, whether a session elsewhere was taken over.</returns>
    public async Task<(SignInAnswer Answer, bool TakenOver)> SecondAsync(
        HttpContext context, Guid userId, string code, bool fromPaper)
    {
        var answer = fromPaper
            ? await signIn.RecoveryCodeAsync(userId, code, AddressOf(context), context.RequestAborted)
            : await signIn.CodeAsync(userId, code, AddressOf(context), context.RequestAborted);
        if (answer is not SignInAnswer.Accepted(var user)) return (Said(context, answer), false);
        return (answer, await OpenAsync(context, user, fromPaper ? "비밀번호와 복구 코드" : "비밀번호와 인증 코드"));
    }

    /// <summary>A passkey has been proven: both factors in one.</summary>
    public async Task<(SignInAnswer Answer, bool TakenOver)> PasskeyAsync(HttpContext context, Guid userId)
    {
        var answer = await signIn.PasskeyAsync(userId, AddressOf(context), context.RequestAborted);
        if (answer is not SignInAnswer.Accepted(var user)) return (Said(context, answer), false);
        return (answer, await OpenAsync(context, user, "패스키"));
    }

    /// <summary>What a device answered does not hold.</summary>
    public async Task<IResult> RefusePasskeyAsync(HttpContext context)
    {
        await signIn.RefusePasskeyAsync(AddressOf(context), context.RequestAborted);
        return Results.Unauthorized();
    }

    /// <summary>She proves anew that it is she.</summary>
    public async Task<bool> StepUpAsync(HttpContext context, string code)
    {
        if (context.User.UserId() is not { } user || context.User.SessionId() is not { } session) return false;
        var answer = await signIn.CodeAsync(user, code, AddressOf(context), context.RequestAborted);
        if (Said(context, answer) is not SignInAnswer.Accepted) return false;
        await sessions.StepUpAsync(session, AddressOf(context), context.RequestAborted);
        return true;
    }

    public async Task SignOutAsync(HttpContext context, bool everywhere)
    {
        if (context.User.SessionId() is { } session)
        {
            await sessions.SignOutAsync(session, everywhere, AddressOf(context), context.RequestAborted);
            var ended = await sessions.EndedAsync(circuits.Sessions, context.RequestAborted);
            circuits.Close(ended.Select(standing => standing.Session.SessionId));
        }

        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private async Task<bool> OpenAsync(HttpContext context, AppUser user, string factor)
    {
        var started = await sessions.StartAsync(
            user, factor, AddressOf(context), context.Request.Headers.UserAgent.ToString(), context.RequestAborted);
        await context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await context.SignInAsync(IdentityConstants.ApplicationScheme, EumClaims.Of(user, started.Session));
        if (started.TakenOver is { } over) circuits.Close([over.SessionId]);
        return started.TakenOver is not null;
    }

    private static SignInAnswer Said(HttpContext context, SignInAnswer answer)
    {
        if (answer is not SignInAnswer.Later(var wait)) return answer;
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = $"{Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))}";
        return answer;
    }
}
