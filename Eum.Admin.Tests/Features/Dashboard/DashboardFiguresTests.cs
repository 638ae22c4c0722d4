using Eum.Admin.Features.Dashboard;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback;
using Eum.Domain.Values;

namespace Eum.Admin.Tests.Features.Dashboard;

public sealed class DashboardFiguresTests
{
    private static readonly YearMonth Month = SampleMonth.Month;

    public static TheoryData<string> Engines { get; } = ["Sqlite", "PostgreSql"];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_figures_are_the_sums_of_the_rows_with_last_month_and_last_year_beside_them(string engine)
    {
        await using var books = await OpenAsync(engine);
        var sample = await SampleMonth.FillAsync(books.Database);

        var view = (await new DashboardFigures(books.Database.Desk()).AskAsync(new("2026-10")))!;

        Assert.Equal(Expected(sample.Paid), view.Totals.Paid);
        Assert.Equal(Expected(sample.Issued), view.Totals.Issued);
        Assert.Equal(Expected(sample.SignUps), view.Totals.SignUps);
        Assert.Equal(Expected(sample.Cashback), view.Totals.Cashback);
        Assert.Equal(Expected(sample.OperatorCashback), view.Totals.OperatorCashback);
        Assert.Equal(sample.BudgetLeft, view.Budget.Left.Now);
        Assert.Equal(sample.BudgetLeft, view.Budget.Available - view.Budget.Spent);
        Assert.Equal(SampleMonth.Until, view.Until);
        Assert.Equal(new YearMonth(2025, 10), view.First);
        Assert.Equal(Month, view.Last);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Districts_and_business_groups_each_add_up_to_what_was_paid(string engine)
    {
        await using var books = await OpenAsync(engine);
        var sample = await SampleMonth.FillAsync(books.Database);

        var view = (await new DashboardFigures(books.Database.Desk()).AskAsync(new("2026-10")))!;

        Assert.Equal(
            sample.PaidByDistrict.OrderByDescending(paid => paid.Value).Select(paid => ($"{paid.Key}", paid.Value)),
            view.Districts.Select(share => (share.Code, share.Paid)));
        Assert.Equal(sample.Paid[Month], view.BusinessTypes.Sum(share => share.Paid));
        Assert.Equal(20, view.BusinessTypes.Count);
        Assert.Equal("FOOD", view.BusinessTypes[0].Code);
        Assert.Equal(view.Districts.Sum(share => share.Payments), view.BusinessTypes.Sum(share => share.Payments));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Alarms_name_the_line_without_cover_the_missing_numbers_and_the_differences(string engine)
    {
        await using var books = await OpenAsync(engine);
        await SampleMonth.FillAsync(books.Database);

        var view = await new DashboardFigures(books.Database.Desk()).AskAsync(new("2026-10"));
        var alarms = view!.Alarms;

        Assert.Equal([new UncoveredLine(2026, Fund.Gu, 28275, "SEORO", 123_456_789)], alarms.Uncovered);
        var payments = Assert.Single(alarms.Missing, missing => missing.Kind == "payments");
        Assert.Equal("17, 20–22", string.Join(", ", payments.Gaps));
        Assert.Equal(4, payments.Count);
        Assert.Equal(
            [
                new CauseOfDifference(DifferenceCause.Bracket, 118, 1_180_000, 590_000),
                new CauseOfDifference(DifferenceCause.Rounding, 42, 9_042, 9_084),
            ],
            alarms.Differences);
    }

    [Fact]
    public async Task Books_without_a_row_have_no_figures_rather_than_zeros()
    {
        await using var books = await PortalBooks.OnSqliteAsync();

        var view = (await new DashboardFigures(books.Database.Desk()).AskAsync(new(null)))!;

        Assert.False(view.HasImports);
        Assert.Equal(new YearMonth(2026, 3), view.Month);
        Assert.Equal(new Compared(null, null, null), view.Totals.Paid);
        Assert.Equal(new Compared(null, null, null), view.Totals.SignUps);
        Assert.Equal(new Compared(null, null, null), view.Budget.Left);
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("2026-1")]
    [InlineData("0001-01")]
    [InlineData("지난달")]
    [InlineData("")]
    public async Task A_month_that_cannot_be_is_not_found(string month)
    {
        await using var books = await PortalBooks.OnSqliteAsync();

        Assert.Null(await new DashboardFigures(books.Database.Desk()).AskAsync(new(month)));
    }

    private static Compared Expected(Dictionary<YearMonth, long> sums) =>
        new(sums[Month], sums[Month.PlusMonths(-1)], sums[Month.PlusMonths(-12)]);

    private static Task<PortalBooks> OpenAsync(string engine) =>
        engine == "Sqlite" ? PortalBooks.OnSqliteAsync() : PortalBooks.OnPostgresAsync();
}
