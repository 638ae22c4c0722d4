using System.Globalization;
using Eum.Domain.Statistics;

namespace Eum.Infrastructure.Reports.Papers.Sheets;

/// <summary>Where on a sheet the sum of a column stands.</summary>
internal sealed record SheetSum(string Table, string Column, string Formula);

/// <summary>A sheet with one table: title, headings that stay in sight, typed rows, sums that are formulas.</summary>
internal sealed class DataSheet(BookPackage book, Paper paper, string name, string file)
{
    private const int HeadingRow = 3;
    private const int LandscapeFrom = 8; // Columns.
    private const int WidestHeading = 14; // Beyond that it takes two lines.

    private readonly List<SheetSum> _sums = [];
    private Stream? _part;
    private Utf8Sink? _sink;
    private SheetXml? _xml;
    private PaperExtract? _extract;
    private long[] _added = [];
    private PaperKind[] _kinds = []; // Of the extract's columns.

    public BookSheet Sheet { get; private set; } = new(name, file, HeadingRow, "");

    public IReadOnlyList<SheetSum> Sums => _sums;

    /// <summary>No row fits any more, but for that of the sums.</summary>
    public bool IsFull => _xml!.Row >= SheetXml.MostRows - 1;

    /// <summary>The whole of a table, with its chart where <paramref name="chart"/> is a number.</summary>
    public void Write(PaperTable table, int chart)
    {
        Open(
            book.Open(Part), table.Title, table.Columns,
            [.. table.Columns.Index().Select(column => Width(table, column.Index))]);
        foreach (var row in table.Rows)
        {
            _xml!.BeginRow();
            for (var at = 0; at < row.Count; at++) _xml.Cell(table.Columns[at].Kind, row[at]);
            _xml.EndRow();
        }

        var last = _xml!.Row;
        if (table.Totals.Count > 0)
        {
            _xml.BeginRow();
            for (var at = 0; at < table.Totals.Count; at++) Total(table, at, last);
            _xml.EndRow();
        }

        if (table.Rows.Count == 0) Note(PaperWords.Of(paper.English).Empty);
        var below = _xml.Row + 1;
        Close(table.Columns.Count, table.Rows.Count > 0 ? last : 0, chart > 0 ? "rId1" : "");
        if (chart > 0)
            book.Draw(
                chart, file, ChartParts.Place(below, table.Columns.Count),
                ChartParts.Draw(table, name, HeadingRow + 1));
    }

    public void Begin(PaperExtract extract)
    {
        (_extract, _added) = (extract, new long[extract.Columns.Count]);
        _kinds = [.. extract.Columns.Select(column => column.Kind)];
        Open(book.OpenLong(Part), extract.Title, extract.Columns, [.. extract.Columns.Select(WidthOf)]);
    }

    /// <summary>A row of the extract.</summary>
    public void Row(ReportCell[] row)
    {
        _xml!.BeginRow();
        for (var at = 0; at < row.Length; at++)
        {
            _xml.Cell(_kinds[at], row[at]);
            if (_kinds[at] == PaperKind.Number) _added[at] = checked(_added[at] + (row[at].Number ?? 0));
        }

        _xml.EndRow();
    }

    /// <summary>Closes the extract's sheet with the sums of what it holds.</summary>
    public void End()
    {
        var (columns, last) = (_extract!.Columns, _xml!.Row);
        _xml.BeginRow();
        for (var at = 0; at < columns.Count; at++)
            if (columns[at].Kind == PaperKind.Number && last > HeadingRow)
                Sum(_extract.Title, columns[at].Heading, at, last, _added[at]);
            else if (at == 0) _xml.Text(PaperWords.Of(paper.English).Total, CellStyle.TotalText);
            else _xml.Empty(CellStyle.TotalText);
        _xml.EndRow();
        Close(columns.Count, last > HeadingRow ? last : 0, "");
    }

    private string Part => $"xl/worksheets/{file}";

    private void Open(Stream part, string title, IReadOnlyList<PaperColumn> columns, IReadOnlyList<int> widths)
    {
        _part = part;
        _sink = new(_part);
        _xml = new(_sink, book.Names);
        _xml.Begin(HeadingRow, widths);
        _xml.BeginRow(26);
        _xml.Text(title, CellStyle.Title);
        _xml.EndRow();
        _xml.BeginRow();
        _xml.Text($"{paper.Title} · {paper.DocumentId}", CellStyle.Note);
        _xml.EndRow();
        _xml.BeginRow(32);
        foreach (var column in columns) _xml.Text(column.Heading, CellStyle.Heading);
        _xml.EndRow();
    }

    private void Note(string text)
    {
        _xml!.BeginRow();
        _xml.Text(text, CellStyle.Note);
        _xml.EndRow();
    }

    private void Total(PaperTable table, int at, int last)
    {
        var cell = table.Totals[at];
        if (cell.Number is not { } total)
        {
            if (cell.Text is { } text) _xml!.Text(text, CellStyle.TotalText);
            else _xml!.Empty(CellStyle.TotalText);
        }
        else if (table.Rows.Count > 0 && table.IsAdded(at))
        {
            Sum(table.Title, table.Columns[at].Heading, at, last, total);
        }
        else if (table.Columns[at].Kind == PaperKind.Share)
        {
            _xml!.Share(total, CellStyle.TotalShare);
        }
        else
        {
            _xml!.Number(total, CellStyle.TotalNumber); // People are not added up, nor is an average.
        }
    }

    private void Sum(string table, string heading, int at, int last, long value)
    {
        var letters = SheetXml.ColumnName(at);
        _xml!.Formula(
            string.Create(CultureInfo.InvariantCulture, $"SUM({letters}{HeadingRow + 1}:{letters}{last})"), value,
            CellStyle.TotalNumber);
        _sums.Add(new(table, heading, $"{BookPackage.Quoted(name)}!{letters}{_xml.Row}"));
    }

    private void Close(int columns, int last, string drawing)
    {
        var filter = last == 0 ? "" : string.Create(
            CultureInfo.InvariantCulture, $"A{HeadingRow}:{SheetXml.ColumnName(columns - 1)}{last}");
        Sheet = Sheet with { Filter = filter };
        _xml!.End(
            filter, [], landscape: columns >= LandscapeFrom, $"&L{paper.DocumentId}&C&P / &N&R{paper.MadeOn}", drawing);
        _part!.Dispose();
    }

    private static int Width(PaperTable table, int at)
    {
        var column = table.Columns[at];
        var widest = table.Rows.Append(table.Totals).Where(row => row.Count > at)
            .Max(row => row[at].Text is { } text ? Letters(text)
                : row[at].Number is { } number ? Digits(column.Kind, number) : 0);
        return Math.Clamp(Math.Max(widest, Math.Min(Letters(column.Heading), WidestHeading)) + 3, 9, 48);
    }

    private static int WidthOf(PaperColumn column) => column.Kind switch
    {
        PaperKind.Instant => 20,
        PaperKind.Day or PaperKind.Month => 12,
        PaperKind.Number => 14,
        _ => Math.Max(14, Letters(column.Heading) + 3),
    };

    private static int Digits(PaperKind kind, long number) => kind switch
    {
        PaperKind.Number => number.ToString("#,0", CultureInfo.InvariantCulture).Length,
        PaperKind.Instant => 19,
        _ => 10,
    };

    // A Korean letter is two wide.
    internal static int Letters(string text) => text.Sum(letter => letter < 0x1100 ? 1 : 2);
}
