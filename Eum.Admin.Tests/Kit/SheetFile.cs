using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Eum.Admin.Tests.Kit;

/// <summary>Excel files as a test writes them: shared texts, plain numbers, days in their own format.</summary>
internal static class SheetFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <param name="rows">Cells: a string, a number (long) or a DateOnly.</param>
    public static byte[] Xlsx(params IReadOnlyList<object?[]> rows)
    {
        List<string> texts = [];
        var body = new StringBuilder();
        foreach (var (at, row) in rows.Index())
        {
            body.Append(CultureInfo.InvariantCulture, $"<row r=\"{at + 1}\">");
            foreach (var (column, cell) in row.Index())
                if (cell is not null) body.Append(Cell($"{(char)('A' + column)}{at + 1}", cell, texts));
            body.Append("</row>");
        }

        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>"
                + "<sheet name=\"예산\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Write(zip, "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"rId1\" Type=\"sheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            Write(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><numFmts count=\"1\">"
                + "<numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;년&quot;\\ m\\ d\"/></numFmts>"
                + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
            Write(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">"
                + string.Concat(texts.Select(text => $"<si><t>{text}</t><rPh sb=\"0\" eb=\"1\"><t>읽기</t></rPh></si>"))
                + "</sst>");
            Write(zip, "xl/worksheets/sheet1.xml",
                $"<worksheet xmlns=\"{Main}\"><sheetData>{body}</sheetData></worksheet>");
        }

        return file.ToArray();
    }

    private static string Cell(string place, object cell, List<string> texts)
    {
        if (cell is string text)
        {
            texts.Add(text);
            return $"<c r=\"{place}\" t=\"s\"><v>{texts.Count - 1}</v></c>";
        }

        return cell is DateOnly day
            ? $"<c r=\"{place}\" s=\"1\"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>"
            : string.Create(
                CultureInfo.InvariantCulture, $"<c r=\"{place}\"><v>{(decimal)(long)cell:0.0###########E0}</v></c>");
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
