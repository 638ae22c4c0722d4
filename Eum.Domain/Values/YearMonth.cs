using System.Globalization;

namespace Eum.Domain.Values;

/// <summary>A calendar month of Korean business dates, as cashback counters and budgets know it.</summary>
public readonly record struct YearMonth : IComparable<YearMonth>
{
    private readonly int _months; // Since 0001-01, so that default is a legal month.

    public YearMonth(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 9999);
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        _months = (year - 1) * 12 + month - 1;
    }

    public int Year => _months / 12 + 1;

    public int Month => _months % 12 + 1;

    public DateOnly FirstDay => new(Year, Month, 1);

    public DateOnly LastDay => new(Year, Month, DateTime.DaysInMonth(Year, Month));

    /// <summary>yyyymm, as it lies in a column: 202603.</summary>
    public int Number => Year * 100 + Month;

    public static bool operator <(YearMonth left, YearMonth right) => left._months < right._months;

    public static bool operator >(YearMonth left, YearMonth right) => left._months > right._months;

    public static bool operator <=(YearMonth left, YearMonth right) => left._months <= right._months;

    public static bool operator >=(YearMonth left, YearMonth right) => left._months >= right._months;

    public static YearMonth Of(DateOnly day) => new(day.Year, day.Month);

    public static YearMonth FromNumber(int number) => new(number / 100, number % 100);

    public static YearMonth Parse(string text) =>
        TryParse(text, out var month) ? month : throw new FormatException($"'{text}' is not a month such as 2026-03.");

    /// <summary>Reads yyyy-MM and nothing else.</summary>
    public static bool TryParse(string? text, out YearMonth month)
    {
        var read = DateOnly.TryParseExact(
            text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var firstDay);
        month = read ? Of(firstDay) : default;
        return read;
    }

    public bool Contains(DateOnly day) => Of(day) == this;

    public YearMonth PlusMonths(int months)
    {
        var (years, rest) = Math.DivRem(_months + months, 12);
        return new(years + 1, rest + 1);
    }

    public int CompareTo(YearMonth other) => _months.CompareTo(other._months);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");
}
