using Eum.Admin.Desk;

namespace Eum.Admin.Features.Officers;

/// <summary>사용자·역할: who there is and why she may what; what she holds changes with four eyes.</summary>
internal static class OfficerFeatures
{
    public static IServiceCollection AddOfficers(this IServiceCollection services) => services
        .AddUseCase<OfficerList>()
        .AddUseCase<OfficerDetail>()
        .AddUseCase<ProposeOfficer>()
        .AddUseCase<ChangeGrants>()
        .AddUseCase<DisableOfficer>()
        .AddUseCase<LiftLock>()
        .AddUseCase<ResetOfficer>();
}
