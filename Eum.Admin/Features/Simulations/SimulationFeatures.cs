using Eum.Admin.Desk;
using Eum.Admin.Jobs;

namespace Eum.Admin.Features.Simulations;

/// <summary>시뮬레이션: what a draft of a policy would have cost.</summary>
internal static class SimulationFeatures
{
    public static IServiceCollection AddSimulations(this IServiceCollection services) => services
        .AddSingleton<JobKind, SimulationJob>()
        .AddUseCase<ReplayDraft>()
        .AddUseCase<StartSimulation>()
        .AddUseCase<KeepSimulation>()
        .AddUseCase<SimulationChoices>()
        .AddUseCase<SimulationList>()
        .AddUseCase<SimulationDetail>()
        .AddUseCase<SimulationRunDetail>();
}
