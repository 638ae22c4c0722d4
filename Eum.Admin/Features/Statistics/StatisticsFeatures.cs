using Eum.Admin.Desk;
using Eum.Infrastructure.Reports.Statistics;

namespace Eum.Admin.Features.Statistics;

/// <summary>통계: presets, the explorer and the dictionary of measures.</summary>
internal static class StatisticsFeatures
{
    public static IServiceCollection AddStatistics(this IServiceCollection services) => services
        .AddSingleton<StatisticMemory>()
        .AddSingleton<StatisticWarming>()
        .AddUseCase<AskStatistic>();
}
