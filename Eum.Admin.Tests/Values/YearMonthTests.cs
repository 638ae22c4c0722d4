using Eum.Domain.Values;

namespace Eum.Admin.Tests.Values;

public sealed class YearMonthTests
{
    [Fact]
    public void A_month_knows_its_days_and_its_number()
    {
        var month = YearMonth.Of(new(2024, 2, 10));

        Assert.Equal((2024, 2, 202402), (month.Year, month.Month, month.Number));
        Assert.Equal(new DateOnly(2024, 2, 1), month.FirstDay);
        Assert.Equal(new DateOnly(2024, 2, 29), month.LastDay);
        Assert.Equal("2024-02", month.ToString());
        Assert.Equal(month, YearMonth.FromNumber(202402));
    }

    [Fact]
    public void A_month_contains_its_days_and_no_others()
    {
        var month = YearMonth.Parse("2026-06");

        Assert.True(month.Contains(new(2026, 6, 1)) && month.Contains(new(2026, 6, 30)));
        Assert.False(month.Contains(new(2026, 5, 31)) || month.Contains(new(2026, 7, 1)));
    }

    [Theory]
    [InlineData("2026-03", 1, "2026-04")]
    [InlineData("2026-12", 1, "2027-01")]
    [InlineData("2026-01", -1, "2025-12")]
    [InlineData("2026-05", -17, "2024-12")]
    [InlineData("0001-01", 0, "0001-01")]
    [InlineData("9999-11", 1, "9999-12")]
    public void Months_are_counted_across_years(string from, int months, string to) =>
        Assert.Equal(to, YearMonth.Parse(from).PlusMonths(months).ToString());

    [Theory]
    [InlineData("0001-01", -1)]
    [InlineData("9999-12", 1)]
    public void Beyond_the_calendar_there_is_no_month(string from, int months) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => YearMonth.Parse(from).PlusMonths(months));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-3")]
    [InlineData("202603")]
    [InlineData("2026-03-01")]
    [InlineData(" 2026-03")]
    public void Anything_but_year_and_month_is_refused(string? text)
    {
        Assert.False(YearMonth.TryParse(text, out _));
        Assert.Throws<FormatException>(() => YearMonth.Parse(text!));
    }

    [Theory]
    [InlineData(2026, 0)]
    [InlineData(2026, 13)]
    [InlineData(0, 1)]
    [InlineData(10000, 1)]
    public void A_month_out_of_range_cannot_be_made(int year, int month) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new YearMonth(year, month));

    [Fact]
    public void Months_are_ordered_and_the_default_is_the_first()
    {
        var (march, april) = (YearMonth.Parse("2026-03"), YearMonth.Parse("2026-04"));

        Assert.True(march < april && april > march && march <= april && april >= march && default(YearMonth) < march);
        Assert.Equal("0001-01", default(YearMonth).ToString());
    }
}
