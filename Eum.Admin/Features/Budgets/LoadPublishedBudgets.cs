using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Budgets;
using Eum.Domain.Officers;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Budgets;

/// <summary>
/// Registers Incheon's published budgets 2019–2026 with four eyes; what is registered already is left alone.
/// </summary>
public sealed class LoadPublishedBudgets(FrontDesk desk) : Guarded<LoadPublishedBudgets.Request>(desk)
{
    public sealed record Request;

    /// <summary>What is answered where there is nothing to propose.</summary>
    public static Problem AllThere { get; } = new("", "공표 예산은 모두 등록되어 있습니다.");

    public override Duty Duty { get; } = new("budget.published", Permissions.BudgetsDocumentPropose)
    {
        Approval = Permissions.BudgetsDocumentApprove,
        City = true,
    };

    public override string Name => "공표 예산 등록";

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var register = new BudgetRegister(reading.Db);
        var missing = await MissingAsync(register, cancel);
        if (missing.Count == 0) return AllThere;

        // Published figures that disagree or do not tell the funds are only kept beside them.
        var kept = PublishedBudgets.All.Count(figure => !figure.IsRegistered);
        return await register.TryAsync(missing, cancel) switch
        {
            Outcome<IReadOnlyList<LineChange>>.Done(var lines) => new Shown(
                "budget/published",
                [
                    new("등록할 문서", "", string.Create(CultureInfo.InvariantCulture, $"{missing.Count}건")),
                    new("등록하지 않는 공표액", "", string.Create(CultureInfo.InvariantCulture, $"{kept}건")),
                    .. lines.Select(line => line.Shown),
                ],
                missing.Sum(entry => entry.Amount),
                [.. lines.Select(line => line.Base)]),
            Outcome<IReadOnlyList<LineChange>>.Refused refused => Refusals.Again<Shown>(refused.Problems),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        var register = new BudgetRegister(work.Db);
        var missing = await MissingAsync(register, cancel);
        foreach (var entry in missing)
            if (await register.AddAsync(entry, cancel) is { } refused)
                return new Problem(refused.Field, $"{entry.Line} {entry.Number}: {refused.Message}");

        work.Audit("공표 예산 등록", "budget/published", $"문서 {missing.Count}건 등록");
        return null;
    }

    private static async Task<List<BudgetEntry>> MissingAsync(BudgetRegister register, CancellationToken cancel)
    {
        List<BudgetEntry> missing = [];
        foreach (var entry in PublishedBudgets.ToRegister)
            if (!await register.HasAsync(entry, cancel))
                missing.Add(entry);
        return missing;
    }
}
