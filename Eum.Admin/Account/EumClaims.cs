using System.Globalization;
using System.Security.Claims;
using Eum.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;

namespace Eum.Admin.Account;

/// <summary>What a cookie says: which session it claims to be. Rights are never in it.</summary>
internal static class EumClaims
{
    public const string Session = "eum:session";
    public const string Stamp = "eum:stamp";
    public const string DisplayName = "eum:name";
    public const string Address = "eum:address";

    public static ClaimsPrincipal Of(AppUser user, SessionRow session) => new(new ClaimsIdentity(
        [
            new(ClaimTypes.NameIdentifier, user.Id.ToString()),
            new(ClaimTypes.Name, user.UserName ?? ""),
            new(DisplayName, user.DisplayName),
            new(Session, session.SessionId),
            new(Stamp, session.SecurityStamp),
            new(Address, session.Address),
        ],
        IdentityConstants.ApplicationScheme));

    /// <summary>Of somebody whose password was right, and no more.</summary>
    public static ClaimsPrincipal Half(AppUser user) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, user.Id.ToString()), new(Stamp, user.SecurityStamp ?? "")],
        IdentityConstants.TwoFactorUserIdScheme));

    public static string? SessionId(this ClaimsPrincipal principal) => principal.FindFirstValue(Session);

    public static Guid? UserId(this ClaimsPrincipal principal) =>
        Guid.TryParse(
            principal.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) ? id : null;
}
