using System.Globalization;
using System.Text;
using Eum.Domain.Statistics;

namespace Eum.Infrastructure.Reports;

/// <summary>
/// A report as CSV that a spreadsheet opens as it is meant: UTF-8 with its mark, CRLF, numbers bare, and no text that
/// the
/// spreadsheet would run as a formula. Written row by row, so its length does not matter.
/// </summary>
public static class ReportCsv
{
    private const string StartsFormula = "=+-@\t\r＝＋－＠"; // Full-width too: some spreadsheets fold them.

    public static async Task WriteAsync(
        ReportTable table, Stream stream, CultureInfo language, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(table);
        await using var text = new StreamWriter(stream, new UTF8Encoding(true), leaveOpen: true) { NewLine = "\r\n" };
        var english = language.TwoLetterISOLanguageName == "en";
        await text.WriteLineAsync(string.Join(',', table.Columns.Select(column => Field(Heading(column, english)))));
        foreach (var row in table.Rows)
        {
            cancel.ThrowIfCancellationRequested();
            await text.WriteLineAsync(string.Join(',', row.Select(Field)));
        }

        if (table.Totals.Count > 0) await text.WriteLineAsync(string.Join(',', table.Totals.Select(Field)));
    }

    private static string Heading(ReportColumn column, bool english) =>
        (english ? column.NameEn : column.Name) + (column.Unit.Length > 0 ? $"({column.Unit})" : "");

    private static string Field(ReportCell cell) => cell.Text is { } text ? Field(text) : cell.ToString();

    /// <summary>A text as a field: quoted where it must be, and no formula.</summary>
    public static string Field(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 0 && StartsFormula.Contains(text[0], StringComparison.Ordinal)) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
