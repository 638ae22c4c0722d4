using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Eum.Admin.Hosting;

/// <summary>/alive: the process answers. /health: it can also do its work.</summary>
internal static class PortalHealth
{
    public static void MapPortalHealth(this WebApplication app)
    {
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks(
            "/health", new HealthCheckOptions { Predicate = check => check.Tags.Contains(DatabaseHealth.Ready) })
            .AllowAnonymous();
    }
}
