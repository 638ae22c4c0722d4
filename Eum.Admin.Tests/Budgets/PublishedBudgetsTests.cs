using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Values;

namespace Eum.Admin.Tests.Budgets;

public sealed class PublishedBudgetsTests
{
    [Fact]
    public void Every_registered_figure_is_a_document_a_line_takes()
    {
        var refused = PublishedBudgets.ToRegister.GroupBy(entry => entry.Line).SelectMany(Refused);

        Assert.Empty(refused);

        static IEnumerable<string> Refused(IGrouping<BudgetLineKey, BudgetEntry> documents)
        {
            var line = new BudgetLine(documents.Key);
            foreach (var document in documents)
                if (line.Register(document) is Outcome<BudgetRegistration>.Done done) line = done.Value.Line;
                else yield return document.ToString();
        }
    }

    [Theory]
    [InlineData(2019, 260, 460)]
    [InlineData(2020, 662, 1_474)]
    [InlineData(2021, 1_176, 2_272)]
    [InlineData(2022, 1_079, 1_965)]
    [InlineData(2023, 339, 2_019)]
    [InlineData(2024, 243, 1_100)]
    public void The_registered_figures_of_the_city_add_up_to_the_published_totals(int year, long national, long city) =>
        Assert.Equal(
            (national * 100_000_000, city * 100_000_000), (Total(year, Fund.National), Total(year, Fund.City)));

    [Fact]
    public void Where_reports_disagree_the_document_says_so_and_the_other_figure_is_kept()
    {
        var disputed = PublishedBudgets.All.Where(figure => figure.Standing == FigureStanding.Disputed).ToList();

        Assert.All(disputed, figure => Assert.StartsWith("[자료 상충]", figure.Entry.Decision, StringComparison.Ordinal));
        Assert.All(
            disputed.Where(figure => figure.IsRegistered).Select(figure => figure.Entry.Line.Year).Distinct(),
            year => Assert.Contains(disputed, figure => figure.Entry.Line.Year == year && !figure.IsRegistered));
    }

    [Fact]
    public void No_document_stands_twice() =>
        Assert.All(
            PublishedBudgets.ToRegister.GroupBy(entry => (entry.Line, entry.Kind, entry.Number)),
            same => Assert.Single(same));

    private static long Total(int year, Fund fund) => PublishedBudgets.ToRegister
        .Where(entry => entry.Line == new BudgetLineKey(year, fund, 28000, "INCHEON"))
        .Sum(entry => entry.Amount);
}
