using System.Globalization;
using Eum.Domain.Statistics;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Reports.Papers.Pdf;

/// <summary>A table over as many pages as it takes, with its headings on each.</summary>
internal sealed class PdfTable
{
    private const decimal Size = 8.5m;
    private const decimal Smallest = 5.5m;
    private const decimal Readable = 6.2m; // Below that a sum of hundreds of billions is not read any more.
    private const decimal Pad = 4;
    private const decimal Widest = 190; // Of a column of words, before it is broken into lines.
    private const decimal Leading = 1.35m;
    private const decimal PortraitWidth = 511;
    private const decimal LandscapeWidth = 757;

    private readonly PdfDocument _document;
    private readonly IReadOnlyList<PaperColumn> _columns;
    private readonly List<string[]> _rows;
    private readonly string[] _totals;
    private readonly decimal _needed;
    private readonly decimal[] _natural;
    private decimal _size = Size;
    private decimal[] _widths = [];
    private string[][] _heads = [];

    public PdfTable(PdfDocument document, PaperTable table)
    {
        (_document, _columns) = (document, table.Columns);
        _rows = [.. table.Rows.Select(Shown)];
        _totals = table.Totals.Count > 0 && table.Rows.Count > 0 ? Shown(table.Totals) : [];
        _natural = [.. _columns.Select((_, at) => Natural(at))];
        _needed = _natural.Sum();
    }

    public bool IsLandscape => _needed > PortraitWidth;

    /// <summary>
    /// A table as it can be read: where its numbers would have to become too small, beside each other its amounts
    /// go on in further tables, each with the columns again that name a row.
    /// </summary>
    public static IReadOnlyList<PaperTable> Bands(PdfDocument document, PaperTable table)
    {
        var whole = new PdfTable(document, table);
        var names = table.Columns.TakeWhile(column => !column.IsAmount).Count();
        var most = whole.Letters(Enumerable.Range(0, names));
        var room = LandscapeWidth * Size / Readable;
        var amounts = Enumerable.Range(names, table.Columns.Count - names).ToList();
        if (amounts.Count < 2 || whole.Letters(Enumerable.Range(0, table.Columns.Count)) <= room) return [table];

        var parts = 2;
        while (parts < amounts.Count && Split(parts).Any(part => most + whole.Letters(part) > room)) parts++;
        return
        [
            .. Split(parts).Index().Select(part => Of(
                table, [.. Enumerable.Range(0, names), .. part.Item],
                string.Create(CultureInfo.InvariantCulture, $"{table.Title} ({part.Index + 1}/{parts})"))),
        ];

        IEnumerable<int[]> Split(int into) => amounts.Chunk((amounts.Count + into - 1) / into);
    }

    private static PaperTable Of(PaperTable table, int[] columns, string title) => new(
        title, [.. columns.Select(at => table.Columns[at])],
        [.. table.Rows.Select(row => (ReportCell[])[.. columns.Select(at => row[at])])],
        table.Totals.Count == 0 ? [] : [.. columns.Select(at => table.Totals[at])]);

    // What columns need at the readable size, told in the usual one.
    private decimal Letters(IEnumerable<int> columns) => columns.Sum(at =>
        _natural[at] - 2 * Pad + 2 * Pad * Size / Readable);

    private decimal Line => _size * Leading;

    /// <summary>Begins at <paramref name="y"/> and tells where on which page it ends.</summary>
    /// <param name="next">A new page, with what stands above each.</param>
    public (PdfPage Page, decimal Y) Draw(
        PdfPage page, decimal y, PdfTag into, Func<bool, (PdfPage Page, decimal Y)> next)
    {
        Fit(page.Inner);
        var table = into.Add("Table");
        y = DrawHeads(page, y, table.Add("TR"));
        foreach (var row in _rows)
        {
            var lines = LinesOf(row, _document.Regular);
            var height = HeightOf(lines);
            if (y + height > page.Bottom - Line)
            {
                (page, y) = next(page.Width > page.Height);
                y = DrawHeads(page, y, null);
            }

            DrawRow(page, y, height, lines, table.Add("TR"), _document.Regular);
            y += height;
        }

        if (_totals.Length == 0) return (page, y);

        var sums = LinesOf(_totals, _document.Bold);
        var tall = HeightOf(sums);
        if (y + tall > page.Bottom)
        {
            (page, y) = next(page.Width > page.Height);
            y = DrawHeads(page, y, null);
        }

        page.BeginSilent();
        page.Fill(PdfPage.Margin, y, page.Inner, tall, PdfInk.Sum);
        page.Line(PdfPage.Margin, y, PdfPage.Margin + page.Inner, y, 1, PdfInk.Strong);
        page.End();
        DrawRow(page, y, tall, sums, table.Add("TR"), _document.Bold);
        return (page, y + tall);
    }

    /// <summary>As paper shows it: 1,234, 12.34 %, 2026-07-01.</summary>
    public static string Shown(PaperKind kind, ReportCell cell)
    {
        if (cell.Number is not { } number) return cell.Text ?? "";
        return kind switch
        {
            PaperKind.Share => string.Create(CultureInfo.InvariantCulture, $"{number / 100m:0.00} %"),
            PaperKind.Month => string.Create(CultureInfo.InvariantCulture, $"{number / 100:0000}-{number % 100:00}"),
            PaperKind.Day => DateNumber.ToDate((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            PaperKind.Instant => KoreanTime.Print(number)[..19].Replace('T', ' '),
            _ => number.ToString("#,0", CultureInfo.InvariantCulture),
        };
    }

    private string[] Shown(IReadOnlyList<ReportCell> row) =>
        [.. row.Select((cell, at) => Shown(_columns[at].Kind, cell))];

    private decimal Natural(int at)
    {
        var widest = _rows.Select(row => _document.Regular.Width(row[at], Size)).DefaultIfEmpty(0).Max();
        if (_totals.Length > 0) widest = Math.Max(widest, _document.Bold.Width(_totals[at], Size));
        var head = Words(_columns[at]).Max(word => _document.Bold.Width(word, Size));
        if (!_columns[at].IsAmount) widest = Math.Min(widest, Widest);
        return Math.Max(widest, head) + 2 * Pad;
    }

    // Where it is too wide the letters shrink, the space around them as it is; below that, words break.
    private void Fit(decimal width)
    {
        var pads = 2 * Pad * _columns.Count;
        var ratio = (width - pads) / (_needed - pads);
        _size = ratio < 1 ? Math.Max(Smallest, Math.Floor(Size * ratio * 100) / 100) : Size;
        _widths = [.. _natural.Select(natural => (natural - 2 * Pad) * ratio + 2 * Pad)];
        _heads = [.. _columns.Select((column, at) => Broken(
            column.Unit.Length > 0 ? $"{column.Name} ({column.Unit})" : column.Name, _document.Bold, _widths[at]))];
    }

    private decimal DrawHeads(PdfPage page, decimal y, PdfTag? row)
    {
        var height = _heads.Max(lines => lines.Length) * Line + Pad * 1.5m;
        page.BeginSilent();
        page.Fill(PdfPage.Margin, y, page.Inner, height, PdfInk.Head);
        page.Line(PdfPage.Margin, y + height, PdfPage.Margin + page.Inner, y + height, 0.8m, PdfInk.Strong);
        page.End();
        var x = PdfPage.Margin;
        for (var at = 0; at < _columns.Count; at++)
        {
            // Once is told, after that it is only seen.
            if (row is null) page.BeginSilent();
            else page.Begin(row.Add("TH"));
            var top = y + (height - _heads[at].Length * Line) / 2;
            foreach (var (line, text) in _heads[at].Index())
                page.Text(
                    x + Shift(at, text, _document.Bold), top + line * Line + _size, text, _document.Bold, _size,
                    PdfInk.Title);
            page.End();
            x += _widths[at];
        }

        return y + height;
    }

    private void DrawRow(PdfPage page, decimal y, decimal height, string[][] lines, PdfTag row, FontInUse font)
    {
        var x = PdfPage.Margin;
        for (var at = 0; at < lines.Length; at++)
        {
            page.Begin(row.Add("TD"));
            foreach (var (line, text) in lines[at].Index())
                page.Text(
                    x + Shift(at, text, font), y + Pad * 0.5m + line * Line + _size, text, font, _size,
                    _columns[at].IsAmount && text.StartsWith('-') ? PdfInk.Negative : PdfInk.Text);
            page.End();
            x += _widths[at];
        }

        page.BeginSilent();
        page.Line(PdfPage.Margin, y + height, PdfPage.Margin + page.Inner, y + height, 0.4m, PdfInk.Rule);
        page.End();
    }

    private decimal Shift(int at, string text, FontInUse font) =>
        _columns[at].IsAmount ? _widths[at] - Pad - font.Width(text, _size) : Pad;

    private string[][] LinesOf(string[] row, FontInUse font) =>
        [.. row.Select((text, at) => Broken(text, font, _widths[at]))];

    private decimal HeightOf(string[][] lines) => lines.Max(cell => cell.Length) * Line + Pad;

    private string[] Broken(string text, FontInUse font, decimal width) =>
        PdfLines.Of(text, font, _size, width - 2 * Pad + 0.01m);

    private static IEnumerable<string> Words(PaperColumn column) =>
        column.Unit.Length > 0 ? column.Name.Split(' ').Append($"({column.Unit})") : column.Name.Split(' ');
}

/// <summary>A text in lines.</summary>
internal static class PdfLines
{
    /// <summary>Breaks at blanks; within a word where it alone is too long.</summary>
    public static string[] Of(string text, FontInUse font, decimal size, decimal width)
    {
        if (font.Width(text, size) <= width) return [text];

        List<string> lines = [];
        var line = "";
        foreach (var word in text.Split(' '))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (font.Width(longer, size) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0) lines.Add(line);
            line = word;
            while (font.Width(line, size) > width && line.Length > 1)
            {
                var fits = line.Length - 1;
                while (fits > 1 && font.Width(line[..fits], size) > width) fits--;
                if (char.IsHighSurrogate(line[fits - 1]) && fits > 1) fits--;
                lines.Add(line[..fits]);
                line = line[fits..];
            }
        }

        lines.Add(line);
        return [.. lines];
    }
}
