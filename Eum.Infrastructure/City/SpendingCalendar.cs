using Eum.Domain.Districts;
using Eum.Domain.Values;

namespace Eum.Infrastructure.City;

/// <summary>
/// How much is spent on a day: the published won of the month, laid on its days by weekday and holiday.
/// </summary>
internal static class SpendingCalendar
{
    private static readonly string[] Feasts = ["설날", "추석"];

    // Purchases, of which refunds take back about this much: published figures are what remains.
    private const long NetPerMille = 988;

    private static readonly SortedDictionary<int, long> Published = new(CityTable.Rows("monthly-spend.csv")
        .ToDictionary(row => YearMonth.Parse(row[0]).Number, row => CityTable.Long(row[1])));

    /// <summary>
    /// Won of the month in the whole city; outside the published months, those of the same month in the nearest
    /// year.
    /// </summary>
    public static long MonthlyWon(YearMonth month)
    {
        while (month.Number < Published.Keys.First()) month = month.PlusMonths(12);
        while (month.Number > Published.Keys.Last()) month = month.PlusMonths(-12);
        return Published[month.Number];
    }

    /// <summary>Won of all purchases of the day by so many members.</summary>
    public static long PurchasesOn(DateOnly day, int members)
    {
        var month = YearMonth.Of(day);
        long weights = 0;
        for (var other = month.FirstDay; other <= month.LastDay; other = other.AddDays(1)) weights += Weight(other);
        var won = (Int128)MonthlyWon(month) * Weight(day) / weights;
        return (long)(won * members / CityOptions.FullSizeMembers * 1000 / NetPerMille);
    }

    /// <summary>
    /// A day against an average one, in thousandths (assumed: Saturdays and Fridays are strong, Sundays and feasts
    /// weak).
    /// </summary>
    public static int Weight(DateOnly day)
    {
        if (KoreanCalendar.NameOf(day) is { } name) return Feasts.Any(name.Contains) ? 620 : 930;
        return day.DayOfWeek switch
        {
            DayOfWeek.Monday => 960,
            DayOfWeek.Tuesday => 970,
            DayOfWeek.Wednesday => 980,
            DayOfWeek.Thursday => 985,
            DayOfWeek.Friday => 1080,
            DayOfWeek.Saturday => 1120,
            _ => 905,
        };
    }
}
