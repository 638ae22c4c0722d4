using Eum.Admin.Desk;

namespace Eum.Admin.Features.Audit;

internal static class AuditFeatures
{
    /// <summary>The record: what was done, who looked at whom, whether it is whole.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddUseCase<VerifyAudit>()
        .AddUseCase<AnchorAudit>()
        .AddUseCase<ExportAudit>();
}
