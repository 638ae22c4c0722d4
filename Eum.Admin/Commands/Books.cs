using Eum.Admin.Account;
using Eum.Admin.Desk;
using Eum.Admin.Features;
using Eum.Domain.Cashback;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Cashback;

namespace Eum.Admin.Commands;

/// <summary>The settings of the portal and the books they name, for a verb; no server is started.</summary>
public static class Books
{
    /// <summary>Services as the portal has them, for verbs that open the books.</summary>
    public static ServiceProvider Services(Terminal terminal)
    {
        var host = Builder(terminal);
        host.Services.AddEumIdentity();
        host.Services.AddSingleton<IPersonSignIn, PersonSignIn>();
        host.Services.AddFeatures();
        return host.Services.BuildServiceProvider();
    }

    /// <summary>
    /// The policies to go by: those of the books that the settings name, or those that ship with the product where no
    /// books are named or made yet.
    /// </summary>
    public static PolicyTimeline Policies(Terminal terminal)
    {
        var host = Builder(terminal);
        if (string.IsNullOrWhiteSpace(host.Configuration.GetConnectionString("Eum"))) return PolicyCatalogue.Timeline;
        using var services = host.Services.BuildServiceProvider();
        return BookPolicies.ReadOrShipped(services.GetRequiredService<BulkConnections>());
    }

    private static HostApplicationBuilder Builder(Terminal terminal)
    {
        var host = Host.CreateApplicationBuilder(); // appsettings.json → environment, as in the portal.
        host.Configuration.AddInMemoryCollection(terminal.Settings);
        host.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        host.Logging.SetMinimumLevel(LogLevel.Error);
        host.Services.AddSingleton(terminal.Clock);
        host.Services.AddEumStorage(host.Configuration);
        return host;
    }
}
