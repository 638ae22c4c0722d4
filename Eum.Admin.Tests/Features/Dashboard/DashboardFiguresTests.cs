using Eum.Admin.Features.Dashboard;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback;
using Eum.Domain.Officers;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.Dashboard;

public sealed class DashboardFiguresTests
{
    private const int Seohae = 28275;
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

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_gu_of_the_city_is_what_an_officer_of_that_gu_sees_and_hers_alone(string engine)
    {
        await using var books = await OpenAsync(engine);
        var sample = await SampleMonth.FillAsync(books.Database);
        var counter = new Counter(books.Database, new StoppedClock());
        var figures = new DashboardFigures(counter.Desk);
        var city = await counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var seohae = await counter.OfficerAsync(RoleTable.GuOfficial, Seohae);

        var one = (await figures.AskAsync(new("2026-10", $"{Seohae}"), city))!;
        var own = (await figures.AskAsync(new("2026-10"), seohae))!;

        Assert.Equal(sample.PaidByDistrict[Seohae], one.Totals.Paid.Now);
        Assert.Equal(own.Totals, one.Totals);
        Assert.Equal(own.Districts, one.Districts);
        Assert.Equal(own.Days, one.Days);
        Assert.Equal(own.Budget.Left, one.Budget.Left);
        Assert.Equal(11, one.Choices.Count);
        Assert.Equal([Seohae], own.Choices);
        Assert.NotNull(await figures.AskAsync(new("2026-10", $"{Seohae}"), seohae));
        Assert.Null(await figures.AskAsync(new("2026-10", "28200"), seohae));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Each_day_stands_with_what_was_paid_on_it(string engine)
    {
        await using var books = await OpenAsync(engine);
        await SampleMonth.FillAsync(books.Database);
        await using var db = await books.Database.CreateDbContextAsync();

        var view = (await new DashboardFigures(books.Database.Desk()).AskAsync(new("2026-10")))!;

        var rows = await db.PaymentsDaily.Where(row => row.Day >= new DateOnly(2026, 10, 1)).ToListAsync();
        Assert.Equal(
            rows.GroupBy(row => row.Day).OrderBy(day => day.Key).Select(day => new DayOfMonth(
                day.Key, day.Sum(row => row.Kind == PaymentKind.Cancel ? -row.Amount : row.Amount))),
            view.Days);
        Assert.Equal(SampleMonth.Until, view.Days[^1].Day);
    }

    [Theory]
    [InlineData("28000")]
    [InlineData("99999")]
    [InlineData("-28200")]
    [InlineData("남동구")]
    [InlineData("")]
    public async Task A_gu_that_cannot_be_is_not_found(string district)
    {
        await using var books = await PortalBooks.OnSqliteAsync();

        Assert.Null(await new DashboardFigures(books.Database.Desk()).AskAsync(new("2026-10", district)));
    }

    private static Compared Expected(Dictionary<YearMonth, long> sums) =>
        new(sums[Month], sums[Month.PlusMonths(-1)], sums[Month.PlusMonths(-12)]);

    private static Task<PortalBooks> OpenAsync(string engine) =>
        engine == "Sqlite" ? PortalBooks.OnSqliteAsync() : PortalBooks.OnPostgresAsync();
}
