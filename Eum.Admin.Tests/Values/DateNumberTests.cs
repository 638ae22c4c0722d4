using Eum.Domain.Values;

namespace Eum.Admin.Tests.Values;

public sealed class DateNumberTests
{
    [Fact]
    public void Every_day_of_a_leap_year_survives_the_column()
    {
        for (var day = new DateOnly(2024, 1, 1); day.Year == 2024; day = day.AddDays(1))
        {
            Assert.Equal(day, DateNumber.ToDate(DateNumber.Of(day)));
            Assert.True(DateNumber.TryToDate(DateNumber.Of(day), out var read) && read == day);
        }

        Assert.Equal(20260701, DateNumber.Of(new(2026, 7, 1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-20260101)]
    [InlineData(20270229)]
    [InlineData(20261301)]
    [InlineData(20260100)]
    [InlineData(100000101)]
    public void A_number_that_is_no_day_is_refused(int number) => Assert.False(DateNumber.TryToDate(number, out _));
}
