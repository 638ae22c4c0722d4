namespace Eum.Domain.Values;

/// <summary>A day as it lies in a column: yyyymmdd, readable in the table and ordered like the days.</summary>
public static class DateNumber
{
    public static int Of(DateOnly day) => day.Year * 10_000 + day.Month * 100 + day.Day;

    public static DateOnly ToDate(int number) => new(number / 10_000, number / 100 % 100, number % 100);

    public static bool TryToDate(int number, out DateOnly day)
    {
        day = default;
        var (year, month, dayOfMonth) = (number / 10_000, number / 100 % 100, number % 100);
        if (year is < 1 or > 9999 || month is < 1 or > 12) return false;
        if (dayOfMonth < 1 || dayOfMonth > DateTime.DaysInMonth(year, month)) return false;

        day = new(year, month, dayOfMonth);
        return true;
    }
}
