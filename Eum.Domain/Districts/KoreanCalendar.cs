using System.Collections.Frozen;
using System.Globalization;
using Eum.Domain.Values;

namespace Eum.Domain.Districts;

/// <summary>
/// Public holidays (관공서의 공휴일) of Korea, known from 2018 to 2027. Outside those years only the weekend is known,
/// which <see cref="Knows"/> tells; a new year is a new part of the table.
/// </summary>
public static class KoreanCalendar
{
    private static readonly FrozenDictionary<DateOnly, string> Names = EmbeddedTable.Rows("Districts.holidays.csv")
        .ToFrozenDictionary(
            row => DateOnly.ParseExact(row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            row => row[1].Replace("|", ", ", StringComparison.Ordinal));

    public static int FirstYear { get; } = Names.Keys.Min(day => day.Year);

    public static int LastYear { get; } = Names.Keys.Max(day => day.Year);

    public static bool Knows(DateOnly day) => day.Year >= FirstYear && day.Year <= LastYear;

    public static bool IsHoliday(DateOnly day) => Names.ContainsKey(day);

    /// <summary>The Korean name of a public holiday, two joined by a comma; null on any other day.</summary>
    public static string? NameOf(DateOnly day) => Names.GetValueOrDefault(day);

    public static bool IsBusinessDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsHoliday(day);

    /// <summary>So many business days later: D+2 of a Friday is Tuesday, if Monday is no holiday.</summary>
    public static DateOnly PlusBusinessDays(DateOnly day, int businessDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(businessDays);
        while (businessDays > 0)
        {
            day = day.AddDays(1);
            if (IsBusinessDay(day)) businessDays--;
        }

        return day;
    }
}
