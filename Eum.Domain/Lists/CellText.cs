using System.Globalization;
using Eum.Domain.Values;

namespace Eum.Domain.Lists;

/// <summary>Reads what people and spreadsheets write into cells of any list.</summary>
public static class CellText
{
    private const int LastSerial = 80_000; // 2119

    private static readonly string[] DayForms =
        ["yyyy-MM-dd", "yyyy.MM.dd", "yyyy/MM/dd", "yyyyMMdd", "yyyy.M.d", "yyyy/M/d", "yyyy-M-d", "yyyy년M월d일"];

    private static readonly DateOnly SerialZero = new(1899, 12, 30); // As spreadsheets count days.

    /// <summary>2026-08-14, 2026.8.14., 20260814, or a spreadsheet's number of days.</summary>
    /// <param name="since">The first year it may lie in.</param>
    public static bool TryDay(string cell, out DateOnly day, int since = 1991)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var plain = Hangul.Plain(cell).TrimEnd('.');
        if (plain.Length <= 5 && int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            && serial is > 0 and <= LastSerial)
        {
            day = SerialZero.AddDays(serial);
            return day.Year >= since;
        }

        return DateOnly.TryParseExact(plain, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
            && day.Year >= since && day.Year < 2200;
    }

    /// <summary>Digits that a spreadsheet took for a number: 1234567891, 1.234567891E+09, 123-45-67891.</summary>
    public static string NumberText(string cell) =>
        cell.Contains('E', StringComparison.Ordinal)
        && decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number == decimal.Truncate(number)
            ? number.ToString("0", CultureInfo.InvariantCulture)
            : cell;
}
