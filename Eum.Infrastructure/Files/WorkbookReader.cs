using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Eum.Infrastructure.Files;

/// <summary>
/// Reads the cells of a workbook's first sheet as text, forward only: no formula is run, nothing outside is fetched,
/// and what unpacks to more than a list can be is refused.
/// </summary>
internal static class WorkbookReader
{
    private const long MostUnpacked = 500L << 20;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreWhitespace = false,
    };

    public static List<(int Line, IReadOnlyList<string> Cells)> FirstSheet(ZipArchive zip)
    {
        if (zip.Entries.Sum(entry => entry.Length) > MostUnpacked)
            throw new FileRefusedException(0, "풀면 500 MB가 넘는 엑셀 파일입니다. CSV로 저장해 올리세요.");
        var shared = Shared(zip);
        var sheet = zip.GetEntry(SheetOf(zip)) ?? throw new InvalidDataException("No sheet.");
        using var xml = Open(sheet);
        List<(int, IReadOnlyList<string>)> rows = [];
        var line = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row") continue;
            line = Number(xml.GetAttribute("r")) ?? line + 1;
            if (xml.IsEmptyElement) continue;
            rows.Add((line, Cells(xml, shared, line)));
            if (rows.Count > ListSheet.MostRows + 1) throw new FileRefusedException(line, DelimitedText.TooManyRows);
        }

        return rows;
    }

    private static List<string> Cells(XmlReader xml, List<string> shared, int line)
    {
        List<string> cells = [];
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
            var column = ColumnOf(xml.GetAttribute("r")) ?? cells.Count;
            if (column >= ListSheet.MostColumns)
            {
                if (!xml.IsEmptyElement && ValueOf(xml, shared).Length == 0) continue;
                throw new FileRefusedException(line, $"칸이 {ListSheet.MostColumns}개를 넘습니다.");
            }

            while (cells.Count <= column) cells.Add("");
            if (!xml.IsEmptyElement) cells[column] = ValueOf(xml, shared);
            if (cells[column].Length > ListSheet.LongestCell)
                throw new FileRefusedException(line, DelimitedText.CellTooLong);
        }

        return cells;
    }

    // A shared text by its number, a text in place, or a number as it stands.
    private static string ValueOf(XmlReader xml, List<string> shared)
    {
        var (type, depth) = (xml.GetAttribute("t"), xml.Depth);
        var text = new StringBuilder();
        while (xml.Read() && xml.Depth > depth)
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName is "v" or "t" && !xml.IsEmptyElement)
                text.Append(Inner(xml));
        if (type == "s")
            return int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                && at < shared.Count ? shared[at] : "";
        return type == "e" ? "" : text.ToString();
    }

    private static List<string> Shared(ZipArchive zip)
    {
        List<string> texts = [];
        if (zip.GetEntry("xl/sharedStrings.xml") is not { } entry) return texts;
        using var xml = Open(entry);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si") continue;
            using var one = xml.ReadSubtree();
            var text = new StringBuilder();
            while (one.Read())
                if (one.NodeType == XmlNodeType.Element && one.LocalName == "rPh") one.Skip(); // How it is read aloud.
                else if (one.NodeType == XmlNodeType.Element && one.LocalName == "t" && !one.IsEmptyElement)
                    text.Append(Inner(one));
            texts.Add(text.ToString());
        }

        return texts;
    }

    // Of the element the reader stands on; it ends at the element's end.
    private static string Inner(XmlReader xml)
    {
        var (text, depth) = (new StringBuilder(), xml.Depth);
        while (xml.Read() && xml.Depth > depth)
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                or XmlNodeType.CDATA) text.Append(xml.Value);
        return text.ToString();
    }

    // The sheet that stands first in the book, by way of its relation.
    private static string SheetOf(ZipArchive zip)
    {
        string? id = null;
        if (zip.GetEntry("xl/workbook.xml") is { } book)
        {
            using var xml = Open(book);
            while (id is null && xml.Read())
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet")
                    id = xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        }

        if (zip.GetEntry("xl/_rels/workbook.xml.rels") is { } relations)
        {
            using var xml = Open(relations);
            while (xml.Read())
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship"
                    && xml.GetAttribute("Id") == id && xml.GetAttribute("Target") is { } target)
                    return target.StartsWith('/') ? target[1..] : "xl/" + target;
        }

        return "xl/worksheets/sheet1.xml";
    }

    private static XmlReader Open(ZipArchiveEntry entry) => XmlReader.Create(entry.Open(), Settings);

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A is 0, AB is 27.
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var unit in reference ?? "")
            if (char.IsAsciiLetterUpper(unit) && column < 1_000) column = column * 26 + unit - 'A' + 1;
            else break;
        return column == 0 ? null : column - 1;
    }
}
