using Eum.Admin.Desk;

namespace Eum.Admin.Features.Papers;

/// <summary>보고서: statistics on paper.</summary>
internal static class PaperFeatures
{
    public static IServiceCollection AddPapers(this IServiceCollection services) => services
        .AddUseCase<TakePaper>()
        .AddUseCase<TakeExtract>();
}
