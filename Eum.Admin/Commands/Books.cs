using Eum.Infrastructure.Storage;

namespace Eum.Admin.Commands;

/// <summary>What a verb needs of the host: the settings of the portal, and the books they name. No server is started.</summary>
public static class Books
{
    /// <summary>Services as the portal has them, for verbs that open the books.</summary>
    public static ServiceProvider Services(TimeProvider clock)
    {
        var host = Host.CreateApplicationBuilder(); // appsettings.json → environment, as in the portal.
        host.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        host.Logging.SetMinimumLevel(LogLevel.Error);
        host.Services.AddSingleton(clock);
        host.Services.AddEumStorage(host.Configuration);
        return host.Services.BuildServiceProvider();
    }
}
