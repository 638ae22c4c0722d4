using System.Globalization;
using System.Text;
using Eum.Infrastructure.Reports;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Components.Lists;

/// <summary>
/// A list as a CSV that a spreadsheet opens as it is meant (UTF-8 with its mark, CRLF, numbers bare, nothing that it
/// would run as a formula): the columns and rows of the page, all of its pages.
/// </summary>
public static class ListExport
{
    /// <summary>As many as a spreadsheet takes.</summary>
    public const int MostRows = 1_000_000;

    /// <summary>Writes the rows; gives how many there were.</summary>
    public static async Task<long> WriteAsync<TRow>(
        ListShape<TRow> shape, ListChoice choice, IAsyncEnumerable<TRow> rows, IStringLocalizer texts, Stream target,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(rows);
        var columns = shape.Shown(choice).ToArray();
        await using var text = new StreamWriter(target, new UTF8Encoding(true), leaveOpen: true) { NewLine = "\r\n" };
        var headings = columns.Select(column => ReportCsv.Field(HeadingOf(column, texts)));
        await text.WriteLineAsync(string.Join(',', headings));
        var count = 0L;
        var line = new StringBuilder();
        await foreach (var row in rows.WithCancellation(cancel))
        {
            line.Clear();
            foreach (var (at, column) in columns.Index())
                line.Append(at == 0 ? "" : ",").Append(FieldOf(column.Cell(row, texts)));
            await text.WriteLineAsync(line, cancel);
            count++;
        }

        return count;
    }

    private static string HeadingOf<TRow>(ListColumn<TRow> column, IStringLocalizer texts) =>
        column.Unit is { } unit ? $"{texts[column.Title]}({texts[unit]})" : texts[column.Title];

    private static string FieldOf(ListCell cell) => cell.Number is { } number
        ? number.ToString(CultureInfo.InvariantCulture)
        : ReportCsv.Field(cell.Note is { Length: > 0 } note ? $"{cell.Text} {note}" : cell.Text);
}
