using System.Globalization;
using System.IO.Compression;
using System.Text;
using Eum.Domain.Statistics;

namespace Eum.Infrastructure.Reports.Papers.Sheets;

/// <summary>A sheet that was written.</summary>
/// <param name="PrintTitle">The row that is repeated on each page; 0 for none.</param>
/// <param name="Filter">The range that is filtered by; empty for none.</param>
internal sealed record BookSheet(string Name, string File, int PrintTitle, string Filter);

/// <summary>The zip file that a workbook is, with one time of making for all its parts.</summary>
internal sealed class BookPackage(Stream target, DateTime madeAt) : IDisposable
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private const string Package = "application/vnd.openxmlformats-package.";
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip = new(target, ZipArchiveMode.Create, leaveOpen: true);
    private WriteBehind? _behind;

    /// <summary>What cells refer to by its number.</summary>
    public KnownTexts Names { get; } = new((_, number) => SheetXml.NameCell(number));

    /// <param name="charts">How many there will be: what the parts are is said before they are there.</param>
    public void Begin(int charts)
    {
        var parts = new StringBuilder(
            $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Office}spreadsheetml.sheet.main+xml\"/>"
            + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Office}spreadsheetml.styles+xml\"/>"
            + $"<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Office}spreadsheetml.sharedStrings+xml\"/>"
            + $"<Override PartName=\"/docProps/core.xml\" ContentType=\"{Package}core-properties+xml\"/>");
        for (var at = 1; at <= charts; at++)
            parts.Append(
                CultureInfo.InvariantCulture,
                $"<Override PartName=\"/xl/drawings/drawing{at}.xml\" ContentType=\"{Office}drawing+xml\"/>"
                + $"<Override PartName=\"/xl/charts/chart{at}.xml\" ContentType=\"{Office}drawingml.chart+xml\"/>");

        // Every other part is a sheet, however many there will be.
        Write("[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + $"<Default Extension=\"rels\" ContentType=\"{Package}relationships+xml\"/>"
            + $"<Default Extension=\"xml\" ContentType=\"{Office}spreadsheetml.worksheet+xml\"/>{parts}</Types>");
        Write("_rels/.rels", Relations(
            ("officeDocument", "xl/workbook.xml", false), ("metadata/core-properties", "docProps/core.xml", true)));
        Write("xl/styles.xml", BookParts.Styles.ReplaceLineEndings(""));
    }

    /// <summary>A part under way; the next may begin when it is closed.</summary>
    public Stream Open(string path)
    {
        var entry = _zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = NoTime;
        return entry.Open();
    }

    /// <summary>The same, packed on a thread of its own: for what is long.</summary>
    public Stream OpenLong(string path) => _behind = new(Open(path));

    /// <summary>A chart, and the sheet it is drawn on.</summary>
    public void Draw(int number, string sheetFile, string drawing, string chart)
    {
        Write(
            $"xl/worksheets/_rels/{sheetFile}.rels", Relations(("drawing", $"../drawings/drawing{number}.xml", false)));
        Write(
            $"xl/drawings/_rels/drawing{number}.xml.rels", Relations(("chart", $"../charts/chart{number}.xml", false)));
        Write($"xl/drawings/drawing{number}.xml", drawing);
        Write($"xl/charts/chart{number}.xml", chart);
    }

    /// <summary>Says which sheets there are, in the order of their tabs.</summary>
    public void Complete(IReadOnlyList<BookSheet> sheets, Paper paper)
    {
        Write("xl/_rels/workbook.xml.rels", Relations(
        [
            .. sheets.Select(sheet => ("worksheet", $"worksheets/{sheet.File}", false)),
            ("styles", "styles.xml", false), ("sharedStrings", "sharedStrings.xml", false),
        ]));
        Write("xl/sharedStrings.xml",
            $"<sst xmlns=\"{BookParts.Main}\" uniqueCount=\"{Names.Texts.Count}\">"
            + string.Concat(Names.Texts.Select(name => $"<si><t xml:space=\"preserve\">{Escaped(name)}</t></si>"))
            + "</sst>");
        var names = new StringBuilder();
        foreach (var (at, sheet) in sheets.Index())
        {
            if (sheet.Filter.Length > 0)
                names.Append(CultureInfo.InvariantCulture,
                    $"<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"{at}\" hidden=\"1\">"
                    + $"{Escaped(Quoted(sheet.Name))}!{Fixed(sheet.Filter)}</definedName>");
            if (sheet.PrintTitle > 0)
                names.Append(CultureInfo.InvariantCulture,
                    $"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">"
                    + $"{Escaped(Quoted(sheet.Name))}!${sheet.PrintTitle}:${sheet.PrintTitle}</definedName>");
        }

        Write("xl/workbook.xml",
            $"<workbook xmlns=\"{BookParts.Main}\" xmlns:r=\"{BookParts.Relations}\"><sheets>"
            + string.Concat(sheets.Select((sheet, at) =>
                $"<sheet name=\"{Escaped(sheet.Name)}\" sheetId=\"{at + 1}\" r:id=\"rId{at + 1}\"/>"))
            + "</sheets>" + (names.Length > 0 ? $"<definedNames>{names}</definedNames>" : "")
            + "<calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/></workbook>");
        var made = madeAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        Write("docProps/core.xml",
            "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
            + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
            + "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
            + $"<dcterms:created xsi:type=\"dcterms:W3CDTF\">{made}</dcterms:created><dc:creator>Eum</dc:creator>"
            + $"<dc:identifier>{Escaped(paper.DocumentId)}</dc:identifier><dc:title>{Escaped(paper.Title)}</dc:title>"
            + "</cp:coreProperties>");
    }

    /// <summary>A sheet's name as formulas write it.</summary>
    public static string Quoted(string sheet) => $"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Escaped(string text)
    {
        using var bytes = new MemoryStream();
        var sink = new Utf8Sink(bytes);
        sink.Xml(text);
        sink.Flush();
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    public void Dispose()
    {
        _behind?.Abandon();
        _zip.Dispose();
    }

    // A4:F200 as $A$4:$F$200.
    private static string Fixed(string range) => string.Join(':', range.Split(':').Select(cell =>
    {
        var letters = cell.TakeWhile(char.IsAsciiLetter).Count();
        return $"${cell[..letters]}${cell[letters..]}";
    }));

    private static string Relations(params IReadOnlyList<(string Type, string Target, bool OfPackage)> targets) =>
        $"<Relationships xmlns=\"{BookParts.PackageRelations}\">"
        + string.Concat(targets.Select((one, at) =>
            $"<Relationship Id=\"rId{at + 1}\" Type=\""
            + (one.OfPackage ? BookParts.PackageRelations : BookParts.Relations)
            + $"/{one.Type}\" Target=\"{one.Target}\"/>"))
        + "</Relationships>";

    private void Write(string path, string xml)
    {
        using var part = Open(path);
        part.Write(Encoding.UTF8.GetBytes(Head + xml));
    }
}
