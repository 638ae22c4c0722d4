using Eum.Admin.Account;
using Eum.Admin.Hosting;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Hosting;

public sealed class ProductionRulesTests
{
    [Fact]
    public async Task SC_1_the_effective_options_of_a_production_are_these()
    {
        using var folder = new TempFolder();
        await using var portal = PortalHost.Build(
        [
            "serve", "--environment=Production", "--urls=http://127.0.0.1:0", "--Portal:Proxies=127.0.0.1",
            "--Portal:Hosts=eum.example.kr", $"--Protection:KeyFile={folder.At("keys.json")}",
            $"--ConnectionStrings:Eum=Data Source={folder.At("eum.db")}",
        ]);
        var session = Named<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme);
        var half = Named<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme);
        var passkeys = Of<IdentityPasskeyOptions>();
        var circuits = Of<CircuitOptions>();
        var limits = Of<SessionLimits>();

        var form = Of<AntiforgeryOptions>().Cookie;
        string[] effective =
        [
            Told("session", session),
            Told("half", half),
            $"form {form.Name} {form.SameSite} {form.SecurePolicy}",
            $"limits {limits.Idle} {limits.Longest} {limits.StepUp} {limits.PerAccount} {CircuitWatch.Every}",
            $"hash {Passwords.Iterations}",
            $"hsts {Of<HstsOptions>().MaxAge.TotalDays} {Of<HstsOptions>().IncludeSubDomains}",
            $"passkey {passkeys.ServerDomain} {passkeys.UserVerificationRequirement} {passkeys.ResidentKeyRequirement}",
            $"circuit {circuits.DetailedErrors} {circuits.PersistedCircuitInMemoryMaxRetained}",
            $"host {Of<HostOptions>().BackgroundServiceExceptionBehavior}",
        ];
        Assert.Equal(
        [
            "session __Host-eum True Strict Always 08:00:00 False",
            "half __Host-eum-half True Strict Always 00:05:00 False",
            "form __Host-eum-form Strict Always",
            "limits 00:10:00 08:00:00 00:05:00 1 00:00:05",
            "hash 210000",
            "hsts 730 True",
            "passkey eum.example.kr required required",
            "circuit False 0",
            "host Ignore",
        ],
        effective);

        T Of<T>()
            where T : class => portal.Services.GetRequiredService<IOptions<T>>().Value;

        T Named<T>(string name)
            where T : class => portal.Services.GetRequiredService<IOptionsMonitor<T>>().Get(name);
    }

    private static string Told(string name, CookieAuthenticationOptions options) =>
        $"{name} {options.Cookie.Name} {options.Cookie.HttpOnly} {options.Cookie.SameSite} "
        + $"{options.Cookie.SecurePolicy} {options.ExpireTimeSpan} {options.SlidingExpiration}";

    [Fact]
    public void SC_2_a_production_without_keys_with_detailed_errors_or_on_an_old_runtime_does_not_start()
    {
        using var folder = new TempFolder();
        var keys = ("Protection:KeyFile", folder.At("keys.json"));
        var runtime = new Version(10, 0, 12);

        Assert.Contains("Protection:KeyFile", Refusal(runtime), StringComparison.Ordinal);
        Assert.Contains("DetailedErrors", Refusal(runtime, keys, ("DetailedErrors", "true")), StringComparison.Ordinal);
        Assert.Contains("10.0.6", Refusal(new Version(10, 0, 6), keys), StringComparison.Ordinal);
        ProductionRules.Check(Settings(keys), isDevelopment: false, runtime);
        ProductionRules.Check(Settings(), isDevelopment: true, new Version(10, 0, 0));
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(keys.Item2, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Contains("chmod 600", Refusal(runtime, keys), StringComparison.Ordinal);
    }

    private static string Refusal(Version runtime, params (string Name, string Value)[] settings) =>
        Assert.Throws<RefusedAddressException>(() =>
            ProductionRules.Check(Settings(settings), isDevelopment: false, runtime)).Message;

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(
            settings.Select(one => KeyValuePair.Create<string, string?>(one.Name, one.Value))).Build();
}
