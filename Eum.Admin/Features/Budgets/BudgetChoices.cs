using Eum.Admin.Desk;
using Eum.Domain.Budgets;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Budgets;

/// <summary>What a budget document can be for: for whom she makes budgets, and what has a line.</summary>
/// <param name="Authorities">28000 the city, gu that stand or stood, institutions that have a line.</param>
public sealed record BudgetChoiceView(
    IReadOnlyList<int> Authorities, IReadOnlyList<string> Programmes, IReadOnlyList<BudgetLine> Lines,
    IReadOnlyList<BudgetThresholdsOf> Thresholds);

/// <summary>What an authority has set.</summary>
public sealed record BudgetThresholdsOf(int Authority, BudgetThresholds Thresholds);

/// <summary>Reads what the forms of the budget offer.</summary>
public sealed class BudgetChoices(FrontDesk desk) : Question<BudgetChoices.Request, BudgetChoiceView>(desk)
{
    private const int FirstOwnInstitution = BudgetLineKey.FirstInstitution; // 인천문화재단, the first to fund a card.

    public sealed record Request;

    public override Duty Duty { get; } = new("budgets.choices", Permissions.BudgetsLinesSee);

    protected override async Task<Outcome<BudgetChoiceView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var scope = reading.Officer.ScopeFor(Permissions.BudgetsDocumentPropose);
        var rows = await reading.Db.BudgetLines.ToListAsync(cancel);
        var lines = rows.Select(BudgetRows.ToLine).ToList();
        var institutions = lines.Select(line => line.Key.Authority)
            .Where(code => code >= BudgetLineKey.FirstInstitution).Append(FirstOwnInstitution);
        int[] authorities =
        [
            .. DistrictTable.All.Select(district => district.Code).Prepend(DistrictTable.CityCode)
                .Concat(institutions.Distinct().Order()).Where(scope.Covers),
        ];
        var set = await reading.Db.BudgetThresholds.OrderBy(row => row.Authority).ToListAsync(cancel);
        return new BudgetChoiceView(
            authorities,
            [.. GuBrands.All.Select(brand => brand.Code).Union(lines.Select(line => line.Key.Programme)).Order()],
            lines,
            [.. set.Select(row => new BudgetThresholdsOf(row.Authority, new(row.OverPercent, row.UnderPercent)))]);
    }
}
