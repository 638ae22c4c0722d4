using System.Text;
using Eum.Domain.Statistics;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Reports.Papers.Sheets;

/// <summary>The rows of one sheet, written as they come.</summary>
/// <param name="names">Those that stand in the workbook once, and in cells by their number.</param>
internal sealed class SheetXml(Utf8Sink sink, KnownTexts? names = null)
{
    /// <summary>More a spreadsheet does not hold.</summary>
    public const int MostRows = 1_048_576;

    private const int LongestText = 32_767;
    private const long ExactNumber = 999_999_999_999_999; // More digits a spreadsheet does not keep.
    private const int FirstDay = 693_593; // 1899-12-30, day 0 of a spreadsheet.

    // How a cell of each style begins.
    private static readonly byte[][] Opened =
        [.. Enum.GetValues<CellStyle>().Select(style => Encoding.ASCII.GetBytes($"<c s=\"{(int)style}\""))];

    private static readonly byte[][] OpenedValue = [.. Opened.Select(open => (byte[])[.. open, .. "><v>"u8])];

    private static readonly byte[][] OpenedText = [.. Opened.Select(open =>
        (byte[])[.. open, .. " t=\"inlineStr\"><is><t"u8])];

    private KoreanDay _day; // Of the last instant: they come in order, mostly.

    /// <summary>Of the last row begun, from 1.</summary>
    public int Row { get; private set; }

    /// <param name="frozen">Rows that stay in sight.</param>
    /// <param name="widths">Of the columns, in letters.</param>
    public void Begin(int frozen, IReadOnlyList<int> widths)
    {
        sink.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"u8);
        sink.Text($"<worksheet xmlns=\"{BookParts.Main}\" xmlns:r=\"{BookParts.Relations}\">");
        sink.Raw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"u8);
        sink.Raw("<sheetViews><sheetView showGridLines=\"0\" workbookViewId=\"0\">"u8);
        if (frozen > 0)
            sink.Text(
                $"<pane ySplit=\"{frozen}\" topLeftCell=\"A{frozen + 1}\" "
                + "activePane=\"bottomLeft\" state=\"frozen\"/>");
        sink.Raw("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"16\"/><cols>"u8);
        for (var at = 1; at <= widths.Count; at++)
            sink.Text($"<col min=\"{at}\" max=\"{at}\" width=\"{widths[at - 1]}\" customWidth=\"1\"/>");
        sink.Raw("</cols><sheetData>"u8);
    }

    public void BeginRow(int height = 0)
    {
        Row++;
        if (height == 0) sink.Raw("<row>"u8);
        else sink.Text($"<row ht=\"{height}\" customHeight=\"1\">");
    }

    public void EndRow() => sink.Raw("</row>"u8);

    public void Blank()
    {
        BeginRow();
        EndRow();
    }

    /// <summary>Always a text, whatever it begins with: nothing of it is ever run.</summary>
    public void Text(string text, CellStyle style)
    {
        sink.Raw(OpenedText[(int)style]);
        sink.Raw(HasEdges(text) ? " xml:space=\"preserve\">"u8 : ">"u8);
        sink.Xml(text.AsSpan(0, Math.Min(text.Length, LongestText)));
        sink.Raw("</t></is></c>"u8);
    }

    public void Number(long number, CellStyle style)
    {
        if (number is > ExactNumber or < -ExactNumber)
        {
            Text(new ReportCell(null, number).ToString(), style);
            return;
        }

        sink.Raw(OpenedValue[(int)style]);
        sink.Number(number);
        sink.Raw("</v></c>"u8);
    }

    /// <param name="share">In 0.01 %.</param>
    public void Share(long share, CellStyle style) => Decimal(share / 10_000m, style);

    /// <summary>A formula with what it comes to.</summary>
    public void Formula(string formula, long value, CellStyle style)
    {
        Open(style);
        sink.Raw("><f>"u8);
        sink.Xml(formula);
        sink.Raw("</f><v>"u8);
        sink.Number(value);
        sink.Raw("</v></c>"u8);
    }

    public void Empty(CellStyle style)
    {
        Open(style);
        sink.Raw("/>"u8);
    }

    public void Cell(PaperKind kind, in ReportCell cell)
    {
        if (cell.Text is { } text) Text(kind, text);
        else if (cell.Number is { } number) Value(kind, number);
        else Empty(CellStyle.Text);
    }

    /// <param name="filter">The range to filter by, e.g. A4:F200; empty for none.</param>
    /// <param name="merged">Ranges that are one cell.</param>
    /// <param name="drawing">The relation of what is drawn on it; empty for none.</param>
    public void End(string filter, IReadOnlyList<string> merged, bool landscape, string footer, string drawing)
    {
        sink.Raw("</sheetData>"u8);
        if (filter.Length > 0) sink.Text($"<autoFilter ref=\"{filter}\"/>");
        if (merged.Count > 0)
            sink.Text($"<mergeCells count=\"{merged.Count}\">"
                + string.Concat(merged.Select(range => $"<mergeCell ref=\"{range}\"/>")) + "</mergeCells>");
        sink.Raw("<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.7\" "u8);
        sink.Raw("header=\"0.3\" footer=\"0.3\"/>"u8);
        var way = landscape ? "landscape" : "portrait";
        sink.Text($"<pageSetup paperSize=\"9\" orientation=\"{way}\" fitToHeight=\"0\"/>");
        sink.Raw("<headerFooter><oddFooter>"u8);
        sink.Xml(footer);
        sink.Raw("</oddFooter></headerFooter>"u8);
        if (drawing.Length > 0) sink.Text($"<drawing r:id=\"{drawing}\"/>");
        sink.Raw("</worksheet>"u8);
        sink.Flush();
    }

    /// <summary>A, B, … Z, AA.</summary>
    public static string ColumnName(int at) =>
        at < 26 ? $"{(char)('A' + at)}" : ColumnName(at / 26 - 1) + (char)('A' + at % 26);

    /// <summary>A cell that refers to a name by its number.</summary>
    public static byte[] NameCell(int number) =>
        Encoding.ASCII.GetBytes($"<c s=\"{(int)CellStyle.Text}\" t=\"s\"><v>{number}</v></c>");

    private void Text(PaperKind kind, string text)
    {
        if (kind == PaperKind.Name && names?.Find(text) is { } known) sink.Raw(known);
        else Text(text, CellStyle.Text);
    }

    private void Value(PaperKind kind, long number)
    {
        switch (kind)
        {
            case PaperKind.Share:
                Share(number, CellStyle.Share);
                return;
            case PaperKind.Month:
                Number(Serial(DateNumber.ToDate((int)number * 100 + 1)), CellStyle.Month);
                return;
            case PaperKind.Day:
                Number(Serial(DateNumber.ToDate((int)number)), CellStyle.Day);
                return;
            case PaperKind.Instant:
                Instant(number);
                return;
            default:
                Number(number, CellStyle.Number);
                return;
        }
    }

    // Days and a fraction of twelve decimals: a millisecond is 1/86,400,000 = 312,500/27 of the last of them.
    private void Instant(long unixMs)
    {
        _day = _day.Of(unixMs);
        sink.Raw(OpenedValue[(int)CellStyle.Instant]);
        sink.Number(Serial(_day.Date));
        sink.Fraction(((unixMs - _day.Start) * 312_500 + 13) / 27);
        sink.Raw("</v></c>"u8);
    }

    // What a spreadsheet would let go of.
    private static bool HasEdges(string text) => text.Length > 0 && (text[0] <= ' ' || text[^1] <= ' ');

    private static long Serial(DateOnly day) => day.DayNumber - FirstDay;

    private void Decimal(decimal number, CellStyle style)
    {
        sink.Raw(OpenedValue[(int)style]);
        sink.Number(number);
        sink.Raw("</v></c>"u8);
    }

    private void Open(CellStyle style) => sink.Raw(Opened[(int)style]);
}
