using System.Globalization;
using Eum.Admin.Account;
using Eum.Admin.Commands;
using Eum.Admin.Features;
using Eum.Admin.Features.Jobs;
using Eum.Admin.Jobs;
using Eum.Admin.Layout;
using Eum.Infrastructure.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Radzen;

namespace Eum.Admin.Hosting;

/// <summary>eum serve: the portal.</summary>
public static class PortalHost
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    // The lowest layer of the settings. A request is no news, and RunAsync says itself how the start went.
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
        ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
    };

    /// <summary>Serves until it is told to stop. What keeps it from starting is said in a sentence on stderr.</summary>
    public static async Task<ExitCode> RunAsync(string[] args, Terminal terminal)
    {
        try
        {
            await using var portal = Build(args);
            await ProductionRules.CheckAsync(portal, default);
            await portal.StartAsync();
            foreach (var address in AddressesOf(portal)) terminal.Out.WriteLine($"이음 관리 포털: {address}");
            await portal.WaitForShutdownAsync();
            return ExitCode.Done;
        }
        catch (RefusedAddressException refused)
        {
            return terminal.Fail(ExitCode.WrongUsage, refused.Message);
        }
        catch (OptionsValidationException invalid)
        {
            return terminal.Fail(ExitCode.WrongUsage, invalid.Failures);
        }
        catch (IOException broken) when (broken.InnerException is AddressInUseException)
        {
            return terminal.Fail(
                ExitCode.WrongUsage,
                "포털의 주소를 열 수 없습니다. 다른 프로그램이 쓰고 있으면 --urls http://127.0.0.1:5081 처럼 다른 번호를 주세요.");
        }
    }

    /// <summary>The portal, not yet listening.</summary>
    /// <exception cref="RefusedAddressException">An address that other machines could reach.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args is ["serve", .. var settings] ? settings : args,
            ApplicationName = typeof(PortalHost).Assembly.GetName().Name, // Its static files are listed by this name.
        });
        builder.WebHost.UseStaticWebAssets(); // Where it runs from its build folder, in any environment.
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        LoopbackOnly.Enforce(builder);
        ProductionRules.Check(builder);
        AddPortal(builder);

        var app = builder.Build();
        Use(app);
        return app;
    }

    internal static IEnumerable<string> AddressesOf(WebApplication portal) =>
        portal.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    private static void AddPortal(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptionsWithValidateOnStart<PortalOptions, PortalOptionsCheck>()
            .BindConfiguration(PortalOptions.Section);
        services.AddSingleton(TimeProvider.System);
        services.AddEumStorage(builder.Configuration);
        services.AddSingleton<IStringLocalizer<Texts>, ChosenWords>();
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
            circuits.DetailedErrors = builder.Environment.IsDevelopment());
        services.AddRadzenComponents();
        services.AddSingleton<ILocalizer, RadzenWords>();
        services.ConfigureOptions<CircuitLimits>();
        services.ConfigureOptions<ListedProxies>();
        services.Configure<HostOptions>(host =>
            host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        builder.AddAccount();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: [DatabaseHealth.Ready]);
        services.AddFeatures();
        services.AddHostedService<AuditSealing>();
        services.AddJobRunner();
        services.AddHostedService<KeyChanging>();
    }

    private static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<SecurityHeaders>();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseMiddleware<OwnOriginOnly>();
        app.UseRequestLocalization(Languages());
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseRouting(); // Here, so that a path that is re-executed as /not-found is routed anew.
        app.UseAccount();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapPortalHealth();
        app.MapLanguageSwitch();
        app.MapAccount();
        app.MapFeatures();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(
            circuits =>
            {
                circuits.ContentSecurityFrameAncestorsPolicy = null; // SecurityHeaders says it for every answer.
                circuits.DisableWebSocketCompression = true; // Secrets beside what an attacker can have shown.
            });
    }

    private static RequestLocalizationOptions Languages()
    {
        CultureInfo[] known = [.. LanguageSwitch.Known.Select(CultureInfo.GetCultureInfo)];
        return new RequestLocalizationOptions
        {
            DefaultRequestCulture = new(known[0]),
            SupportedCultures = known,
            SupportedUICultures = known,
            RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = LanguageSwitch.CookieName }],
        };
    }
}
