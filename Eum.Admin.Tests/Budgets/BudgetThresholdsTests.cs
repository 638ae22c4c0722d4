using Eum.Domain.Budgets;
using Eum.Domain.Cashback;

namespace Eum.Admin.Tests.Budgets;

public sealed class BudgetThresholdsTests
{
    private const long Eok = 100_000_000;
    private static readonly BudgetLineKey Key = new(2024, Fund.City, 28000, "INCHEON");

    [Theory]
    [InlineData(1_001, BudgetAlarm.RunsDry)]
    [InlineData(1_000, BudgetAlarm.None)]
    [InlineData(900, BudgetAlarm.None)]
    [InlineData(899, BudgetAlarm.LeftOver)]
    public void A_line_is_worth_a_word_above_and_below_its_thresholds(long forecast, BudgetAlarm alarm) =>
        Assert.Equal(alarm, BudgetThresholds.Usual.Judge(new(Key, 1_000), new(forecast, null, 30)));

    [Fact]
    public void What_was_spent_beyond_is_told_first_and_a_few_days_tell_nothing()
    {
        Assert.Equal(BudgetAlarm.Beyond, BudgetThresholds.Usual.Judge(new(Key, 10, 10, 5), new(15, null, 3)));
        Assert.Equal(BudgetAlarm.None, BudgetThresholds.Usual.Judge(new(Key, 1_000), new(10, null, 13)));
        Assert.Equal(BudgetAlarm.None, BudgetThresholds.Usual.Judge(new(Key), new(0, null, 30)));
    }

    [Fact]
    public void What_is_promised_counts_as_if_it_were_spent() =>
        Assert.Equal(
            BudgetAlarm.RunsDry, BudgetThresholds.Usual.Judge(new(Key, 1_000, Committed: 200), new(801, null, 30)));

    [Fact]
    public void The_autumn_of_2024_with_408_of_1343_left_would_have_warned_of_what_is_left()
    {
        // 935 spent in nine months, 103.9 a month: 96 left at the end of the year, 7 % of it.
        var line = new BudgetLine(Key, 1_343 * Eok, 935 * Eok);
        var forecast = new BudgetForecast(1_247 * Eok, null, 91);

        Assert.Equal(BudgetAlarm.None, BudgetThresholds.Usual.Judge(line, forecast));
        Assert.Equal(BudgetAlarm.LeftOver, new BudgetThresholds(100, 95).Judge(line, forecast));
    }

    [Theory]
    [InlineData(49, 40)]
    [InlineData(201, 90)]
    [InlineData(100, 100)]
    [InlineData(80, 85)]
    [InlineData(100, -1)]
    public void Thresholds_that_cannot_be_are_refused(int over, int under) =>
        Assert.NotNull(new BudgetThresholds(over, under).Problem());

    [Fact]
    public void The_months_ahead_come_to_what_the_forecast_says()
    {
        var first = new DateOnly(2026, 1, 1);
        var spent = Enumerable.Range(0, 120).ToDictionary(first.AddDays, day => 1_000L + day % 7 * 333);
        var line = new BudgetLine(new(2026, Fund.City, 28000, "INCHEON"), Eok);
        line = line.With(line.Post(spent.Values.Sum()));

        var ahead = BudgetForecast.MonthsAhead(2026, spent, first.AddDays(119));

        Assert.Equal(
            BudgetForecast.Of(line, spent, first.AddDays(119)).YearEnd - line.Spent, ahead.Values.Sum());
        Assert.Equal([5, 6, 7, 8, 9, 10, 11, 12], ahead.Keys.Select(month => month.Month).Order());
    }

    [Theory]
    [InlineData("2026-CITY-28000-INCHEON", true)]
    [InlineData("2026-GU-28275-A-B_C", true)]
    [InlineData("2026-city-28000-INCHEON", false)]
    [InlineData("2026-MERCHANT-28000-INCHEON", false)]
    [InlineData("2026-CITY-11111-INCHEON", false)]
    [InlineData("2026-CITY-028000-INCHEON", false)]
    [InlineData("none", false)]
    [InlineData(null, false)]
    public void A_line_is_known_by_its_address_alone(string? code, bool known)
    {
        Assert.Equal(known, BudgetLineKey.TryParse(code, out var key));
        if (known) Assert.Equal(code, key.ToCode());
    }
}
