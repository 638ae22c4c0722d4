using Eum.Admin.Desk;
using Eum.Admin.Features.PersonalData;

namespace Eum.Admin.Features.Audit;

internal static class AuditFeatures
{
    /// <summary>The record: what was done, who looked at whom, whether it is whole.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddUseCase<VerifyAudit>()
        .AddUseCase<AnchorAudit>()
        .AddUseCase<ExportAudit>()
        .AddUseCase<PurgeAudit>()
        .AddUseCase<TrailList>()
        .AddUseCase<AccessLog>()
        .AddUseCase<MonthReview>()
        .AddUseCase<AskExplanation>()
        .AddUseCase<ExplainFinding>()
        .AddUseCase<SignOffFinding>()
        .AddUseCase<TrailState>()
        .AddUseCase<RevealField>()
        .AddUseCase<FindMerchants>()
        .AddUseCase<RotateKeys>()
        .AddUseCase<FinishKeyChanges>()
        .AddUseCase<PermitDownload>();
}
