using System.Text.Json;
using Eum.Admin.Features.Settings;
using Eum.Infrastructure.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Account;

/// <summary>What js/passkey.js asks: a challenge, then what the device answered to it.</summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        var anonymous = app.MapGroup("/sign-in/passkey").AllowAnonymous().AddEndpointFilter(FormTokenAsync);
        anonymous.MapPost("/options", RequestAsync);
        anonymous.MapPost("", AssertAsync);
        var own = app.MapGroup("/account/passkeys").RequireAuthorization().AddEndpointFilter(FormTokenAsync);
        own.MapPost("/options", CreationAsync);
        own.MapPost("", AttestAsync);
    }

    // A script's JSON carries the form's token too: no other site can make a browser send it. It reads numbers, no
    // pages.
    internal static async ValueTask<object?> FormTokenAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext;
        request.AnswerPlainly(StatusCodes.Status200OK);
        return await request.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(request)
            ? await next(context)
            : Results.BadRequest();
    }

    private static async Task<IResult> RequestAsync(
        HttpContext context, IPasskeyHandler<AppUser> passkeys, PasskeyChallenges challenges, AddressLimit addresses)
    {
        var address = SignInRoom.AddressOf(context);
        if (addresses.Take(address) is not null) return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        addresses.GiveBack(address);
        var made = await passkeys.MakeRequestOptionsAsync(null!, context); // Whoever it is, the device knows.
        return challenges.Give(made.AssertionState ?? "") is { } ticket
            ? Results.Json(new Challenge(ticket, JsonDocument.Parse(made.RequestOptionsJson).RootElement))
            : Results.StatusCode(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<IResult> AssertAsync(
        Answer answer, HttpContext context, IPasskeyHandler<AppUser> passkeys, UserManager<AppUser> users,
        PasskeyChallenges challenges, SignInRoom room, AddressLimit addresses)
    {
        if (addresses.Take(SignInRoom.AddressOf(context)) is not null)
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        if (challenges.Take(answer.Ticket) is not { } state) return await room.RefusePasskeyAsync(context);

        var result = await passkeys.PerformAssertionAsync(new PasskeyAssertionContext
        {
            HttpContext = context,
            CredentialJson = answer.Credential.GetRawText(),
            AssertionState = state,
        });
        if (!result.Succeeded) return await room.RefusePasskeyAsync(context);
        var (said, takenOver) = await room.PasskeyAsync(context, result.User.Id);
        if (said is not SignInAnswer.Accepted) return Results.Unauthorized();

        addresses.GiveBack(SignInRoom.AddressOf(context));
        await users.AddOrUpdatePasskeyAsync(result.User, result.Passkey); // Its count of uses, to notice a copy.
        return Results.Json(new { to = takenOver ? TakenOverPage.Address : SettingsEndpoints.By(answer.ReturnUrl) });
    }

    private static async Task<IResult> CreationAsync(
        HttpContext context, IPasskeyHandler<AppUser> passkeys, UserManager<AppUser> users,
        PasskeyChallenges challenges, OwnAccount account)
    {
        if (await account.FreshAsync(context) is not { } user)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if ((await users.GetPasskeysAsync(user)).Count >= OwnPasskeys.Most) return Results.Conflict();

        var made = await passkeys.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.UserName!, DisplayName = user.DisplayName },
            context);
        return challenges.Give(made.AttestationState ?? "") is { } ticket
            ? Results.Json(new Challenge(ticket, JsonDocument.Parse(made.CreationOptionsJson).RootElement))
            : Results.StatusCode(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<IResult> AttestAsync(
        Answer answer, HttpContext context, IPasskeyHandler<AppUser> passkeys, PasskeyChallenges challenges,
        OwnAccount account)
    {
        if (await account.FreshAsync(context) is not { } user)
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (challenges.Take(answer.Ticket) is not { } state) return Results.Unauthorized();

        var result = await passkeys.PerformAttestationAsync(new PasskeyAttestationContext
        {
            HttpContext = context,
            CredentialJson = answer.Credential.GetRawText(),
            AttestationState = state,
        });
        if (!result.Succeeded || result.UserEntity.Id != user.Id.ToString()) return Results.Unauthorized();
        return await account.AddPasskeyAsync(context, user, result.Passkey, answer.Name)
            ? Results.Json(new { to = AccountPage.Address })
            : Results.Conflict();
    }

    internal sealed record Challenge(string Ticket, JsonElement Options);

    internal sealed record Answer(string Ticket, JsonElement Credential, string? ReturnUrl, string? Name);
}

/// <summary>
/// Passkeys belong to this portal's own name, whatever a request says, and the device checks the person.
/// </summary>
internal sealed class PasskeyRules(IOptions<Hosting.PortalOptions> portal) : IConfigureOptions<IdentityPasskeyOptions>
{
    public void Configure(IdentityPasskeyOptions options)
    {
        options.ServerDomain = portal.Value.HostNames is [var first, ..] ? first : "localhost";
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AuthenticatorTimeout = TimeSpan.FromMinutes(2);
        options.ValidateOrigin = origin => ValueTask.FromResult(
            !origin.CrossOrigin
            && string.Equals(
                origin.Origin, $"{origin.HttpContext.Request.Scheme}://{origin.HttpContext.Request.Host}",
                StringComparison.OrdinalIgnoreCase));
    }
}
