using Eum.Domain.Values;
using Eum.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Account;

/// <summary>Somebody's own account as its page shows it.</summary>
/// <param name="IsFresh">She has just proven that it is she, and may change her factors.</param>
internal sealed record OwnAccountView(
    string Account, string Name, string Since, int CodesLeft, bool IsFresh, IReadOnlyList<OwnPasskey> Passkeys);

/// <param name="Id">Of the credential, in hex.</param>
internal sealed record OwnPasskey(string Id, string Name, string Added);

/// <summary>
/// What somebody sees and changes of her own account. Factors change only right after proving presence.
/// </summary>
internal sealed class OwnAccount(
    UserManager<AppUser> users, Sessions sessions, OwnFactors factors, OwnPasskeys keys,
    IOptions<SessionLimits> options, TimeProvider clock)
{
    private static readonly Problem NotFresh = new("", "먼저 본인 확인을 하세요.");

    public async Task<OwnAccountView?> ViewAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } standing) return null;
        var user = standing.User;
        var passkeys = await users.GetPasskeysAsync(user);
        return new(
            user.UserName ?? "", user.DisplayName,
            $"{KoreanTime.Print(standing.Session.StartedAt)[..16].Replace('T', ' ')} · {standing.Session.Address}",
            await factors.CodesLeftAsync(user.Id, context.RequestAborted), IsFresh(standing),
            [
                .. passkeys.Select(passkey => new OwnPasskey(
                    Convert.ToHexString(passkey.CredentialId), passkey.Name ?? "",
                    KoreanTime.Print(passkey.CreatedAt.UtcDateTime)[..16].Replace('T', ' '))),
            ]);
    }

    /// <summary>The user, where she has stepped up within the last minutes; else null.</summary>
    public async Task<AppUser?> FreshAsync(HttpContext context) =>
        await FindAsync(context) is { } standing && IsFresh(standing)
            ? await users.FindByIdAsync(standing.User.Id.ToString())
            : null;

    /// <summary>False where she has as many as she may.</summary>
    public Task<bool> AddPasskeyAsync(HttpContext context, AppUser user, UserPasskeyInfo passkey, string? name)
    {
        passkey.Name = name is { Length: > 0 } ? name[..Math.Min(name.Length, 60)] : "패스키";
        return keys.AddAsync(user, passkey, SignInRoom.AddressOf(context), context.RequestAborted);
    }

    public async Task RemovePasskeyAsync(HttpContext context, string credentialId)
    {
        if (await FreshAsync(context) is not { } user) return;
        await keys.RemoveAsync(
            user, Convert.FromHexString(credentialId), SignInRoom.AddressOf(context), context.RequestAborted);
    }

    public async Task<IReadOnlyList<string>> RenewCodesAsync(HttpContext context) =>
        await FreshAsync(context) is { } user
            ? await factors.RenewCodesAsync(user, SignInRoom.AddressOf(context), context.RequestAborted)
            : [];

    public async Task<Problem?> ChangePasswordAsync(HttpContext context, string password) =>
        await FreshAsync(context) is { } user
            ? await factors.ChangePasswordAsync(
                user, password, SignInRoom.AddressOf(context), context.RequestAborted)
            : NotFresh;

    private async Task<SessionStanding?> FindAsync(HttpContext context) =>
        context.User.SessionId() is { } id
        && await sessions.FindAsync(id, context.RequestAborted) is { IsAlive: true } standing ? standing : null;

    private bool IsFresh(SessionStanding standing)
    {
        var age = clock.GetUtcNow().UtcDateTime - standing.Session.SteppedUpAt;
        return age >= TimeSpan.Zero && age <= options.Value.StepUp;
    }
}
