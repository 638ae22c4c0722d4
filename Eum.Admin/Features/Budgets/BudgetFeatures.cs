using Eum.Admin.Desk;

namespace Eum.Admin.Features.Budgets;

/// <summary>What changes the budget book, each with four eyes.</summary>
internal static class BudgetFeatures
{
    public static IServiceCollection AddBudgets(this IServiceCollection services) => services
        .AddUseCase<RegisterBudgetEntry>()
        .AddUseCase<LoadPublishedBudgets>()
        .AddUseCase<CloseMonth>();
}
