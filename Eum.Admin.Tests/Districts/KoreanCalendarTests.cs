using System.Globalization;
using KoreanCalendar = Eum.Domain.Districts.KoreanCalendar;

namespace Eum.Admin.Tests.Districts;

public sealed class KoreanCalendarTests
{
    [Theory]
    [InlineData("2019-02-05", "설날")]
    [InlineData("2020-08-17", "임시공휴일")]
    [InlineData("2025-05-05", "어린이날, 부처님 오신 날")]
    [InlineData("2026-03-02", "대체공휴일(3ㆍ1절)")]
    [InlineData("2026-06-03", "전국동시지방선거")]
    [InlineData("2026-07-17", "제헌절")]
    [InlineData("2025-07-17", null)]
    [InlineData("2026-03-03", null)]
    public void Holidays_are_known_by_name(string day, string? name)
    {
        Assert.Equal(name, KoreanCalendar.NameOf(Day(day)));
        Assert.Equal(name is not null, KoreanCalendar.IsHoliday(Day(day)));
    }

    [Theory]
    [InlineData("2026-03-06", true)] // a Friday
    [InlineData("2026-03-07", false)]
    [InlineData("2026-03-08", false)]
    [InlineData("2026-03-02", false)]
    [InlineData("2026-12-25", false)]
    public void Weekends_and_holidays_are_no_business_days(string day, bool works) =>
        Assert.Equal(works, KoreanCalendar.IsBusinessDay(Day(day)));

    [Theory]
    [InlineData("2026-02-26", 2, "2026-03-03")] // over a weekend and a substitute holiday
    [InlineData("2026-03-06", 2, "2026-03-10")]
    [InlineData("2026-09-23", 1, "2026-09-28")]
    [InlineData("2026-03-07", 0, "2026-03-07")]
    public void Business_days_are_counted_over_what_is_closed(string from, int days, string to) =>
        Assert.Equal(Day(to), KoreanCalendar.PlusBusinessDays(Day(from), days));

    [Fact]
    public void The_table_says_which_years_it_knows()
    {
        Assert.Equal((2018, 2027), (KoreanCalendar.FirstYear, KoreanCalendar.LastYear));
        Assert.True(KoreanCalendar.Knows(new(2027, 12, 31)) && KoreanCalendar.Knows(new(2018, 1, 1)));
        Assert.False(KoreanCalendar.Knows(new(2028, 1, 1)) || KoreanCalendar.Knows(new(2017, 12, 31)));
    }

    [Fact]
    public void Every_year_has_its_fixed_holidays_and_three_days_of_both_great_feasts()
    {
        for (var year = KoreanCalendar.FirstYear; year <= KoreanCalendar.LastYear; year++)
        {
            var names = Enumerable.Range(0, 366)
                .Select(i => KoreanCalendar.NameOf(new DateOnly(year, 1, 1).AddDays(i)) ?? "").ToList();

            Assert.All(
                ["설날 전날", "설날", "설날 다음 날", "추석 전날", "추석", "추석 다음 날", "3ㆍ1절", "광복절", "개천절", "한글날"],
                feast => Assert.Contains(feast, names));
        }
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
