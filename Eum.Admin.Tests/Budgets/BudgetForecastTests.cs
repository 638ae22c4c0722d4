using Eum.Domain.Budgets;
using Eum.Domain.Cashback;

namespace Eum.Admin.Tests.Budgets;

public sealed class BudgetForecastTests
{
    private const long Eok = 100_000_000;

    [Fact]
    public void Sixty_billion_left_on_10_June_2022_at_36_billion_a_month_run_dry_at_the_end_of_July()
    {
        var spent = Days(new(2022, 5, 1), new(2022, 6, 10), _ => 12 * Eok);
        var line = Line(2022, 600 * Eok + spent.Values.Sum(), spent);

        var forecast = BudgetForecast.Of(line, spent, new(2022, 6, 10));

        // 50 days last to 30 July; the first day that is not paid for is the next.
        Assert.Equal(new DateOnly(2022, 7, 31), forecast.RunsDry);
    }

    [Fact]
    public void A_steady_year_is_forecast_to_the_won()
    {
        var spent = Days(new(2026, 1, 1), new(2026, 9, 30), _ => 1_000);

        var forecast = BudgetForecast.Of(Line(2026, 400_000, spent), spent, new(2026, 9, 30));

        Assert.Equal((365_000, null), (forecast.YearEnd, forecast.RunsDry));
    }

    [Fact]
    public void Weekdays_that_cost_more_are_forecast_to_cost_more()
    {
        var spent = Days(new(2026, 6, 1), new(2026, 8, 30), Cost);

        var forecast = BudgetForecast.Of(Line(2026, 1, spent), spent, new(2026, 8, 30));

        var expected = Days(new(2026, 8, 31), new(2026, 12, 31), Cost).Values.Sum() + spent.Values.Sum();
        Assert.InRange(forecast.YearEnd, expected * 97 / 100, expected * 103 / 100);

        static long Cost(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday ? 3_000_000 : 1_000_000;
    }

    [Fact]
    public void Without_a_day_seen_nothing_is_made_up()
    {
        var forecast = BudgetForecast.Of(Line(2026, 1_000, []), new Dictionary<DateOnly, long>(), new(2026, 3, 2));

        Assert.Equal(new BudgetForecast(0, null, 0), forecast);
    }

    [Fact]
    public void A_line_already_beyond_its_budget_ran_dry_on_the_day_it_did()
    {
        var spent = Days(new(2026, 3, 1), new(2026, 3, 10), _ => 100);

        var forecast = BudgetForecast.Of(Line(2026, 450, spent), spent, new(2026, 3, 10));

        Assert.Equal(new DateOnly(2026, 3, 5), forecast.RunsDry);
    }

    [Fact]
    public void How_far_off_it_was_is_told_from_days_that_are_known_by_now()
    {
        DateOnly last = new(2026, 6, 30), before = new(2026, 6, 2);
        var spent = Days(new(2026, 3, 1), last, day => day <= before ? 1_000_000 : 1_250_000);

        var check = ForecastCheck.Of(spent, last)!;

        Assert.Equal(new ForecastCheck(new(2026, 6, 3), last, 28_000_000, 35_000_000), check);
        Assert.Equal(2_000, check.Off); // 20 % of what was spent.
        Assert.Equal((4_800_000, 5_200_000), check.Around(spent: 4_000_000, yearEnd: 5_000_000));
        var wild = check with { Said = 5 * check.Was };
        Assert.Equal((4_000_000, 9_000_000), wild.Around(spent: 4_000_000, yearEnd: 5_000_000)); // What is spent stays.
        Assert.Equal(0, ForecastCheck.Of(Days(new(2026, 3, 1), last, _ => 1_000), last)!.Off);
    }

    [Fact]
    public void With_less_than_eight_weeks_or_nothing_spent_nobody_says_how_good_it_is()
    {
        DateOnly last = new(2026, 6, 30);
        Assert.NotNull(ForecastCheck.Of(Days(last.AddDays(-55), last, _ => 1_000), last));
        Assert.Null(ForecastCheck.Of(Days(last.AddDays(-54), last, _ => 1_000), last));
        Assert.Null(ForecastCheck.Of(Days(new(2026, 3, 1), new(2026, 5, 1), _ => 1_000), last));
        Assert.Null(ForecastCheck.Of(new Dictionary<DateOnly, long>(), last));
    }

    [Fact]
    public void The_largest_amounts_do_not_overflow()
    {
        var spent = Days(new(2026, 1, 1), new(2026, 3, 31), _ => 100_000 * Eok);

        var forecast = BudgetForecast.Of(Line(2026, 1, spent), spent, new(2026, 3, 31));

        Assert.InRange(forecast.YearEnd, 36_000_000 * Eok, 37_000_000 * Eok);
    }

    private static Dictionary<DateOnly, long> Days(DateOnly first, DateOnly last, Func<DateOnly, long> won) =>
        Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).ToDictionary(day => day, won);

    private static BudgetLine Line(int year, long available, Dictionary<DateOnly, long> spent)
    {
        var line = new BudgetLine(new(year, Fund.City, 28000, "INCHEON"), available);
        return line.With(line.Post(spent.Values.Sum()));
    }
}
