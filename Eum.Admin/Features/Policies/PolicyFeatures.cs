using Eum.Admin.Desk;

namespace Eum.Admin.Features.Policies;

/// <summary>What 캐시백 정책 reads and does.</summary>
internal static class PolicyFeatures
{
    public static IServiceCollection AddPolicies(this IServiceCollection services) => services
        .AddUseCase<PolicyList>()
        .AddUseCase<PolicyVersionDetail>()
        .AddUseCase<DraftDetail>()
        .AddUseCase<CheckDraft>()
        .AddUseCase<StartDraft>()
        .AddUseCase<SaveDraft>()
        .AddUseCase<DropDraft>()
        .AddUseCase<ProposeVersion>();
}
