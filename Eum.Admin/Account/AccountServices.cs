using Eum.Admin.Desk;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;

namespace Eum.Admin.Account;

/// <summary>
/// Who comes in, and by which cookie. Whatever is not said to be open to everyone asks for a session.
/// </summary>
internal static class AccountServices
{
    public static void AddAccount(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var isSecure = !builder.Environment.IsDevelopment(); // A development machine serves itself without TLS.
        services.AddEumIdentity();
        services.AddEumDataProtection();
        services.AddHttpContextAccessor();
        services.AddIdentityCore<AppUser>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddEntityFrameworkStores<EumDbContext>();
        services.AddScoped<IPasskeyHandler<AppUser>, PasskeyHandler<AppUser>>();
        services.ConfigureOptions<PasskeyRules>();
        services.AddScoped<SessionCookie>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                Harden(cookie, "eum", TimeSpan.FromHours(SessionLimits.LongestHours), isSecure);
                cookie.EventsType = typeof(SessionCookie);
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
                Harden(cookie, "eum-half", TimeSpan.FromMinutes(5), isSecure));
        services.AddAuthorizationBuilder().SetFallbackPolicy(
            new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.Configure<AntiforgeryOptions>(forms =>
        {
            forms.Cookie.Name = isSecure ? "__Host-eum-form" : "eum-form";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(730), true));
        services.AddCascadingAuthenticationState();
        services.AddRooms();
    }

    /// <summary>Before anything that answers.</summary>
    public static void UseAccount(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseMiddleware<CircuitDoor>();
    }

    private static void AddRooms(this IServiceCollection services)
    {
        services.AddSingleton<OpenCircuits>();
        services.AddSingleton<CircuitRoom>();
        services.AddSingleton<PasskeyChallenges>();
        services.AddSingleton<CircuitWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<CircuitWatch>());
        services.AddSingleton<SignInRoom>();
        services.AddSingleton<EnrolRoom>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<CircuitPerson>();
        services.AddScoped<CircuitHandler, CircuitOpening>();
        services.AddScoped<ICurrentCaller, CurrentCaller>();
        services.AddScoped<IStepUp, PageStepUp>();
        services.AddOptionsWithValidateOnStart<RoleAddresses, RoleAddressesCheck>()
            .BindConfiguration(RoleAddresses.Section);
        services.AddSingleton<OfficerRoll>();
        services.AddSingleton<IOfficerRoll, SessionRoll>();
    }

    private static void Harden(CookieAuthenticationOptions cookie, string name, TimeSpan lives, bool isSecure)
    {
        cookie.Cookie.Name = isSecure ? $"__Host-{name}" : name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.Path = "/";
        cookie.ExpireTimeSpan = lives;
        cookie.SlidingExpiration = false;
        cookie.LoginPath = SignInPage.Address;
    }
}
