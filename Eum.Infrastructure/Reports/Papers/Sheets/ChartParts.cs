using System.Globalization;
using Eum.Domain.Statistics;

namespace Eum.Infrastructure.Reports.Papers.Sheets;

/// <summary>A chart as Excel draws it itself, from the cells of the sheet below which it stands.</summary>
internal static class ChartParts
{
    private const string Charts = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string OnSheet = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing";
    private const int Height = 20; // Rows.

    // KRDS: primary, secondary, success, warning, danger, gray; told apart in gray too.
    private static readonly string[] Colours = ["256EF4", "063A74", "3FA654", "FFB114", "DE3412", "6D7882"];

    /// <param name="row">The first row it stands on, from 0.</param>
    public static string Place(int row, int columns) => string.Create(CultureInfo.InvariantCulture, $"""
        <xdr:wsDr xmlns:xdr="{OnSheet}" xmlns:a="{Drawing}"><xdr:twoCellAnchor>
        <xdr:from>{Corner(0, row)}</xdr:from><xdr:to>{Corner(Math.Min(columns, 8), row + Height)}</xdr:to>
        <xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>
        <xdr:cNvPr id="2" name="Chart"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>
        <xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>
        <a:graphic><a:graphicData uri="{Charts}">
        <c:chart xmlns:c="{Charts}" xmlns:r="{BookParts.Relations}" r:id="rId1"/>
        </a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>
        """).ReplaceLineEndings("");

    /// <param name="first">The first row of data, from 1.</param>
    public static string Draw(PaperTable table, string sheet, int first)
    {
        var chart = table.Chart!;
        var last = first + Math.Min(table.Rows.Count, chart.Kind == ChartKind.Bars ? PaperChart.MostBars : 1_000) - 1;
        var series = string.Concat(chart.Values.Select((column, at) => Series(table, sheet, first, last, column, at)));
        var body = chart.Kind == ChartKind.Line
            ? $"<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>{series}<c:marker val=\"1\"/>"
                + "<c:axId val=\"1\"/><c:axId val=\"2\"/></c:lineChart>"
            : $"<c:barChart><c:barDir val=\"{(chart.Kind == ChartKind.Bars ? "bar" : "col")}\"/>"
                + $"<c:grouping val=\"clustered\"/><c:varyColors val=\"0\"/>{series}<c:gapWidth val=\"60\"/>"
                + "<c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>";
        return $"<c:chartSpace xmlns:c=\"{Charts}\" xmlns:a=\"{Drawing}\" xmlns:r=\"{BookParts.Relations}\"><c:chart>"
            + $"<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz=\"1200\" b=\"1\"/></a:pPr><a:r>"
            + $"<a:rPr lang=\"ko-KR\" sz=\"1200\" b=\"1\"/><a:t>{BookPackage.Escaped(chart.Title)}</a:t></a:r></a:p>"
            + "</c:rich></c:tx><c:overlay val=\"0\"/></c:title><c:autoTitleDeleted val=\"0\"/>"
            + $"<c:plotArea><c:layout/>{body}{Axes(chart.Kind, table.Columns[chart.Label].Kind)}</c:plotArea>"
            + (chart.Values.Count > 1 ? "<c:legend><c:legendPos val=\"b\"/><c:overlay val=\"0\"/></c:legend>" : "")
            + "<c:plotVisOnly val=\"1\"/></c:chart></c:chartSpace>";
    }

    private static string Series(PaperTable table, string sheet, int first, int last, int column, int at)
    {
        var colour = $"<a:solidFill><a:srgbClr val=\"{Colours[at % Colours.Length]}\"/></a:solidFill>";
        var isLine = table.Chart!.Kind == ChartKind.Line;
        var isTime = table.Columns[table.Chart.Label].Kind is PaperKind.Day or PaperKind.Month;
        var labels = Range(sheet, table.Chart.Label, first, last);
        return $"<c:ser><c:idx val=\"{at}\"/><c:order val=\"{at}\"/><c:tx><c:strRef><c:f>"
            + $"{Range(sheet, column, first - 1, first - 1)}</c:f></c:strRef></c:tx><c:spPr>"
            + (isLine ? $"<a:ln w=\"22225\">{colour}</a:ln>" : colour) + "</c:spPr>"
            + (isLine ? "<c:marker><c:symbol val=\"none\"/></c:marker>" : "<c:invertIfNegative val=\"0\"/>")
            + (isTime ? $"<c:cat><c:numRef><c:f>{labels}</c:f></c:numRef></c:cat>"
                : $"<c:cat><c:strRef><c:f>{labels}</c:f></c:strRef></c:cat>")
            + $"<c:val><c:numRef><c:f>{Range(sheet, column, first, last)}</c:f></c:numRef></c:val>"
            + (isLine ? "<c:smooth val=\"0\"/>" : "") + "</c:ser>";
    }

    // Lying bars are read from the top down.
    private static string Axes(ChartKind kind, PaperKind label)
    {
        var lying = kind == ChartKind.Bars;
        return "<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"" + (lying ? "maxMin" : "minMax")
            + "\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"" + (lying ? "l" : "b")
            + $"\"/><c:numFmt formatCode=\"{LabelFormat(label)}\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>"
            + "<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:crossAx val=\"2\"/></c:catAx>"
            + "<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/>"
            + "<c:axPos val=\"" + (lying ? "b" : "l") + "\"/><c:majorGridlines/>"
            + "<c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>"
            + "<c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/><c:crossAx val=\"1\"/>"
            + (lying ? "<c:crosses val=\"max\"/>" : "<c:crosses val=\"autoZero\"/>") + "</c:valAx>";
    }

    private static string Corner(int column, int row) => string.Create(
        CultureInfo.InvariantCulture,
        $"<xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff>");

    private static string LabelFormat(PaperKind label) => label switch
    {
        PaperKind.Month => @"yyyy\-mm",
        PaperKind.Day => @"mm\-dd",
        _ => "General",
    };

    private static string Range(string sheet, int column, int first, int last)
    {
        var letters = SheetXml.ColumnName(column);
        return BookPackage.Escaped($"{BookPackage.Quoted(sheet)}!${letters}${first}:${letters}${last}");
    }
}
