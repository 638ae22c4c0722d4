using Eum.Domain.Budgets;
using Standing = Eum.Admin.Features.Budgets.BudgetStatus.Standing;

namespace Eum.Admin.Features.Budgets;

/// <summary>A row of the budget book: an authority, a programme with several funds, or a line.</summary>
/// <param name="Level">0, 1, 2: how far in it stands.</param>
/// <param name="Line">Null for what only adds up the rows below it.</param>
public sealed record BudgetNode(
    int Level, int Authority, string? Programme, Eum.Domain.Cashback.Fund? Fund, BudgetFigures Figures,
    Standing? Line);

/// <summary>A year's budget as a book is printed: every line, changed or not, under what it adds up to.</summary>
public static class BudgetTree
{
    public static IReadOnlyList<BudgetNode> Of(IEnumerable<Standing> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return
        [
            .. lines.GroupBy(line => line.Line.Key.Authority).SelectMany(authority =>
                authority.GroupBy(line => line.Line.Key.Programme).SelectMany(Programme)
                    .Prepend(new(0, authority.Key, null, null, SumOf(authority), null))),
        ];
    }

    public static BudgetFigures SumOf(IEnumerable<Standing> lines) =>
        BudgetFigures.Sum(lines.Select(line => line.Figures));

    private static IEnumerable<BudgetNode> Programme(IGrouping<string, Standing> lines)
    {
        var key = lines.First().Line.Key;
        var funds = lines.ToList();
        if (funds is [var only])
        {
            yield return new(1, key.Authority, key.Programme, key.Fund, only.Figures, only);
            yield break;
        }

        yield return new(1, key.Authority, key.Programme, null, SumOf(funds), null);
        foreach (var line in funds)
            yield return new(2, key.Authority, key.Programme, line.Line.Key.Fund, line.Figures, line);
    }
}
