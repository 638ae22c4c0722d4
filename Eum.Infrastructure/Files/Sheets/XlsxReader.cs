using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Eum.Infrastructure.Files.Sheets;

/// <summary>
/// The first sheet of an Excel file, read through once: its values as they were last computed, no formula, no macro, no
/// link. Nothing is unpacked further than a limit.
/// </summary>
internal static class XlsxReader
{
    private const long MostUnpacked = 200L << 20;
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        MaxCharactersInDocument = MostUnpacked,
    };

    public static IEnumerable<SheetRow> Read(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Sum(entry => entry.Length) > MostUnpacked)
                throw new FileRefusedException(0, $"풀면 {MostUnpacked >> 20} MB가 넘습니다. 나누어 올리세요.");
            var sheet = zip.GetEntry(FirstSheet(zip)) ?? throw NoSheet();
            return [.. Rows(sheet, SharedTexts(zip), DayStyles(zip))];
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or FormatException)
        {
            throw new FileRefusedException(0, "엑셀 파일을 읽을 수 없습니다. 암호를 풀고 xlsx로 다시 저장해 올리세요.");
        }
    }

    private static FileRefusedException NoSheet() => new(0, "엑셀 파일에 시트가 없습니다. xlsx로 다시 저장해 올리세요.");

    private static string FirstSheet(ZipArchive zip)
    {
        string? id = null;
        foreach (var element in Elements(zip, "xl/workbook.xml", "sheet"))
        {
            id = element.GetAttribute("id", Relations);
            break;
        }

        foreach (var element in Elements(zip, "xl/_rels/workbook.xml.rels", "Relationship"))
            if (element.GetAttribute("Id") == id && element.GetAttribute("Target") is { } target)
                return target.StartsWith('/') ? target[1..] : $"xl/{target}";
        throw NoSheet();
    }

    private static List<string> SharedTexts(ZipArchive zip)
    {
        List<string> texts = [];
        foreach (var element in Elements(zip, "xl/sharedStrings.xml", "si")) texts.Add(TextOf(element));
        return texts;
    }

    // Which cell formats show a number as a day.
    private static List<bool> DayStyles(ZipArchive zip)
    {
        Dictionary<int, bool> own = [];
        foreach (var element in Elements(zip, "xl/styles.xml", "numFmt"))
            own[Number(element.GetAttribute("numFmtId"))] = ShowsDay(element.GetAttribute("formatCode") ?? "");
        List<bool> styles = [];
        var isCell = false;
        foreach (var element in Elements(zip, "xl/styles.xml", "cellXfs", "cellStyles", "xf"))
        {
            if (element.LocalName != "xf") isCell = element.LocalName == "cellXfs";
            else if (isCell)
            {
                var format = Number(element.GetAttribute("numFmtId"));
                styles.Add(own.TryGetValue(format, out var shows) ? shows : format is >= 14 and <= 17 or 22 or 31);
            }
        }

        return styles;
    }

    private static bool ShowsDay(string format)
    {
        var plain = System.Text.RegularExpressions.Regex.Replace(format, "\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
        return plain.Contains('y', StringComparison.OrdinalIgnoreCase)
            && plain.Contains('d', StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<SheetRow> Rows(ZipArchiveEntry entry, List<string> texts, List<bool> days)
    {
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, Safe);
        var (line, cells) = (0, new List<string>());
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row") yield return new(line, cells);
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "row")
            {
                line = xml.GetAttribute("r") is { } no ? Number(no) : line + 1;
                cells = [];
            }
            else if (xml.LocalName == "c")
            {
                var column = xml.GetAttribute("r") is { } place ? ColumnOf(place) : cells.Count;
                if (column is < 0 or >= SheetReader.MostColumns)
                    throw new FileRefusedException(line, $"칸이 {SheetReader.MostColumns}개를 넘습니다.");
                while (cells.Count < column) cells.Add("");
                cells.Add(SheetReader.Plain(CellOf(xml, texts, days)));
            }
        }
    }

    private static string CellOf(XmlReader cell, List<string> texts, List<bool> days)
    {
        var (type, style) = (cell.GetAttribute("t") ?? "n", Number(cell.GetAttribute("s")));
        if (cell.IsEmptyElement) return "";
        var value = "";
        using var inside = cell.ReadSubtree();
        inside.Read();
        while (inside.Read())
        {
            if (inside.NodeType != XmlNodeType.Element) continue;
            if (inside.LocalName == "is") return TextOf(inside);
            if (inside.LocalName == "v") value = inside.ReadElementContentAsString();
        }

        return type switch
        {
            "s" => Number(value) is >= 0 and var at && at < texts.Count ? texts[at] : "",
            "b" => value == "1" ? "TRUE" : "FALSE",
            "n" => NumberText(value, style >= 0 && style < days.Count && days[style]),
            _ => value,
        };
    }

    // 1.5E10 is how a file may say 15000000000; a day is a count from 1899-12-30.
    private static string NumberText(string value, bool isDay)
    {
        if (value.Length == 0) return "";
        if (!decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value;
        return isDay && number is >= 61 and < 2_958_466
            ? new DateOnly(1899, 12, 30).AddDays((int)number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : number.ToString("0.############", CultureInfo.InvariantCulture);
    }

    // Runs of one text are put together; how it is spoken (rPh) is not part of it.
    private static string TextOf(XmlReader element)
    {
        if (element.IsEmptyElement) return "";
        var text = "";
        using var inside = element.ReadSubtree();
        inside.Read();
        inside.Read();
        while (!inside.EOF)
        {
            if (inside.NodeType == XmlNodeType.Element && inside.LocalName == "rPh") inside.Skip();
            else if (inside.NodeType == XmlNodeType.Element && inside.LocalName == "t")
                text += inside.ReadElementContentAsString();
            else inside.Read();
        }

        return text;
    }

    private static IEnumerable<XmlReader> Elements(ZipArchive zip, string part, params string[] names)
    {
        if (zip.GetEntry(part) is not { } entry) yield break;
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, Safe);
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && names.Contains(xml.LocalName))
                yield return xml;
    }

    private static int ColumnOf(string place)
    {
        var column = 0;
        foreach (var unit in place.TakeWhile(char.IsAsciiLetterUpper)) column = column * 26 + unit - 'A' + 1;
        return column - 1;
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
