using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
            $"--Audit:KeyFile={folder.At("signing.pem")}", $"--Audit:AnchorFile={folder.At("anchors.jsonl")}",
            $"--ConnectionStrings:Eum=Data Source={folder.At("books", "eum.db")}",
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
        var own = Own(folder);

        Assert.Contains(
            "DetailedErrors", Refusal(Runtime, [.. own, ("DetailedErrors", "true")]), StringComparison.Ordinal);
        Assert.Contains("10.0.6", Refusal(new Version(10, 0, 6), own), StringComparison.Ordinal);
        ProductionRules.Check(Settings(own), isDevelopment: false, Runtime);
        ProductionRules.Check(Settings(), isDevelopment: true, new Version(10, 0, 0));
        foreach (var missing in own) // The ring, the key that signs, the file of anchors.
            Assert.Contains(
                missing.Name, Refusal(Runtime, [.. own.Where(one => one != missing)]), StringComparison.Ordinal);
    }

    [Fact]
    public void SC_2_a_production_whose_keys_others_read_or_lie_beside_the_books_does_not_start()
    {
        using var folder = new TempFolder();
        var own = Own(folder);
        ProductionRules.Check(Settings(own), isDevelopment: false, Runtime);
        foreach (var file in own)
            Assert.Contains(
                file.Name,
                Refusal(Runtime,
                [
                    .. own.Where(one => one != file), (file.Name, folder.At("books", Path.GetFileName(file.Value))),
                    ("ConnectionStrings:Eum", $"Data Source={folder.At("books", "eum.db")}"),
                ]),
                StringComparison.Ordinal);
        if (OperatingSystem.IsWindows()) return;
        foreach (var (_, key) in own[..2])
        {
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Assert.Contains("chmod 600", Refusal(Runtime, own), StringComparison.Ordinal);
            File.SetUnixFileMode(key, UnixFileMode.UserRead);
        }
    }

    [Fact]
    public void SC_2_a_production_with_the_certificate_of_a_development_machine_does_not_start()
    {
        using var folder = new TempFolder();
        foreach (var isOfDevelopment in (bool[])[true, false])
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
            if (isOfDevelopment)
                request.CertificateExtensions.Add(new X509Extension("1.3.6.1.4.1.311.84.1.1", [2], critical: false));
            using var certificate = request.CreateSelfSigned(
                DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
            var path = folder.At($"{isOfDevelopment}.pfx");
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, "x"));
            (string, string)[] settings =
            [
                .. Own(folder), ("Kestrel:Certificates:Default:Path", path),
                ("Kestrel:Certificates:Default:Password", "x"),
            ];
            if (isOfDevelopment) Assert.Contains("개발용 인증서", Refusal(Runtime, settings), StringComparison.Ordinal);
            else ProductionRules.Check(Settings(settings), isDevelopment: false, Runtime);
        }
    }

    [Fact]
    public void SC_2_a_production_without_tls_does_not_start()
    {
        using var folder = new TempFolder();
        string[] settings = [.. Own(folder).Select(one => $"--{one.Name}={one.Value}")];

        foreach (var url in (string[])["http://127.0.0.1:0", "http://0.0.0.0:0", "http://eum.example.kr:0"])
            Assert.Throws<RefusedAddressException>(() =>
                PortalHost.Build(["serve", "--environment=Production", $"--urls={url}", .. settings]));
    }

    [Fact]
    public async Task SC_2_a_production_over_books_with_accounts_that_anyone_knows_does_not_start()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await PortalAccount.AddAsync(books, employeeNo: Accounts.Demonstration + "1");
        using var folder = new TempFolder();
        await using var portal = PortalHost.Build(
        [
            "serve", "--environment=Production", "--urls=https://127.0.0.1:0",
            .. Own(folder).Append(("ConnectionStrings:Eum", books.ConnectionString))
                .Select(one => $"--{one.Item1}={one.Item2}"),
        ]);

        var refused = await Assert.ThrowsAsync<RefusedAddressException>(() =>
            ProductionRules.CheckAsync(portal, default));
        Assert.Contains("시연 계정", refused.Message, StringComparison.Ordinal);
    }

    private static Version Runtime { get; } = new(10, 0, 12);

    private static (string Name, string Value)[] Own(TempFolder folder) =>
    [
        ("Protection:KeyFile", folder.At("keys.json")), ("Audit:KeyFile", folder.At("signing.pem")),
        ("Audit:AnchorFile", folder.At("anchors.jsonl")),
    ];

    private static string Refusal(Version runtime, params (string Name, string Value)[] settings) =>
        Assert.Throws<RefusedAddressException>(() =>
            ProductionRules.Check(Settings(settings), isDevelopment: false, runtime)).Message;

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(
            settings.Select(one => KeyValuePair.Create<string, string?>(one.Name, one.Value))).Build();
}
