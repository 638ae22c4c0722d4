using Eum.Infrastructure.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Eum.Infrastructure.Anchoring;

internal static class AnchoringServices
{
    /// <summary><see cref="AuditSealer"/>, <see cref="AuditVerifier"/> and <see cref="AuditExport"/>.</summary>
    internal static void AddAnchoring(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider =>
        {
            var section = configuration.GetSection(AnchorOptions.Section);
            return new AnchorOptions
            {
                KeyFile = section[nameof(AnchorOptions.KeyFile)] ?? "",
                AnchorFile = section[nameof(AnchorOptions.AnchorFile)] ?? "",
                Syslog = section[nameof(AnchorOptions.Syslog)] ?? "",
                KeepYears = int.TryParse(section[nameof(AnchorOptions.KeepYears)], out var years) ? years : 5,
            }.Beside(provider.GetRequiredService<IOptions<StorageOptions>>().Value);
        });
        services.AddSingleton<AuditSealer>();
        services.AddSingleton<AuditVerifier>();
        services.AddSingleton<AuditExport>();
        services.AddSingleton<AuditPurge>();
        services.AddSingleton<KeyChanges>();
    }
}
