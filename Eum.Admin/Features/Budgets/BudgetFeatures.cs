using System.Text;
using Eum.Admin.Desk;
using Eum.Domain.Officers;

namespace Eum.Admin.Features.Budgets;

/// <summary>The budget book: what is read of it, and what changes it, each change with four eyes.</summary>
internal static class BudgetFeatures
{
    public static IServiceCollection AddBudgets(this IServiceCollection services) => services
        .AddUseCase<RegisterBudgetEntry>()
        .AddUseCase<ImportBudget>()
        .AddUseCase<SetBudgetThresholds>()
        .AddUseCase<LoadPublishedBudgets>()
        .AddUseCase<CloseMonth>()
        .AddUseCase<BudgetStatus>()
        .AddUseCase<BudgetLineDetail>()
        .AddUseCase<BudgetChoices>()
        .AddUseCase<ReadBudgetSheet>();

    public static void MapBudgets(this WebApplication app) =>
        app.MapGet("/budgets/template.csv", () => Results.File(Template(), "text/csv; charset=utf-8", "예산서_양식.csv"))
            .RequireAuthorization(Permissions.BudgetsDocumentPropose);

    // With its mark, so that a spreadsheet shows its Hangul; an example row says how each column is meant.
    private static byte[] Template() =>
    [
        .. Encoding.UTF8.Preamble,
        .. Encoding.UTF8.GetBytes(
            string.Join(',', BudgetSheet.Columns.Select(words => words[0])) + "\r\n"
            + "2026,시비,인천광역시,INCHEON,추경,1,2026-05-20,시의회 의결,1000000000,제1회 추가경정예산서\r\n"),
    ];
}
