using System.IO.Compression;
using System.Text;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Files;

namespace Eum.Admin.Tests.Files;

public sealed class ListSheetTests
{
    private const string Text = "상호,주소\n\"가게, 하나\",\"옥련동 \"\"1\"\"\n2층\"\n\n똠방,\n";

    [Theory]
    [InlineData("utf-8", "UTF-8")]
    [InlineData("ks_c_5601-1987", "CP949")]
    public void A_table_is_read_as_it_was_saved(string encoding, string called)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var sheet = Read(Encoding.GetEncoding(encoding).GetBytes(Text));

        Assert.Equal(called, sheet.Encoding);
        Assert.Equal(["상호", "주소"], sheet.Headings);
        Assert.Equal([(2, "가게, 하나|옥련동 \"1\"\n2층"), (5, "똠방|")], Flat(sheet));
    }

    [Fact]
    public void Tabs_semicolons_marks_and_other_line_ends_are_read_too()
    {
        Assert.Equal([(2, "가|나")], Flat(Read("상호\t주소\r\n가\t나\r\n"u8.ToArray())));
        Assert.Equal([(2, "가|나")], Flat(Read("상호;주소\n가;나"u8.ToArray())));
        Assert.Equal("상호", Read([.. Encoding.UTF8.Preamble, .. "상호,주소\n가,나\n"u8]).Headings[0]);
    }

    [Fact]
    public void A_workbooks_first_sheet_is_read_shared_texts_places_and_numbers_alike()
    {
        var sheet = Read(Workbook(
            """
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>구간</t></is></c></row>
            <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>1234567891</v></c>
              <c r="C3" t="str"><f>A1</f><v>영세</v></c></row>
            <row r="4"><c r="A4" t="e"><v>#N/A</v></c><c r="C4" s="1"/></row>
            """,
            """<si><t>상호</t></si><si><r><t>가게 </t></r><r><t>하나</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>"""));

        Assert.Equal("xlsx", sheet.Encoding);
        Assert.Equal(["상호", "", "구간"], sheet.Headings);
        Assert.Equal([(3, "가게 하나|1234567891|영세")], Flat(sheet));
    }

    [Theory]
    [InlineData("%PDF-1.7 ...", "PDF")]
    [InlineData("PK\u0003\u0004 nothing behind", "엑셀")]
    [InlineData("", "빈 파일")]
    [InlineData("\n\n", "비어")]
    [InlineData("상호\n\"안 닫힘", "따옴표")]
    [InlineData("상호\0", "글자가 아닌")]
    public void What_is_no_table_is_refused_with_a_sentence(string text, string reason)
    {
        var refused = Assert.Throws<FileRefusedException>(() => Read(Encoding.UTF8.GetBytes(text)));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", refused.Message.TrimEnd(')'), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_larger_than_a_list_may_be_are_refused()
    {
        Assert.Throws<FileRefusedException>(() => Read(Encoding.UTF8.GetBytes(new string(',', 101) + "\n")));
        Assert.Throws<FileRefusedException>(() => Read(Encoding.UTF8.GetBytes("a\n" + new string('b', 2_001))));
        Assert.Throws<FileRefusedException>(() => Read(
            Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a\n", ListSheet.MostRows + 2)))));
        Assert.Throws<FileRefusedException>(() => Read(Workbook("""<row r="1"><c r="CZ1"><v>1</v></c></row>""", "")));
        Assert.Throws<FileRefusedException>(() => Read(Workbook("<!DOCTYPE x>", "")));
    }

    private static ListSheet Read(byte[] bytes)
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.At("list"), bytes);
        return ListSheet.Read(folder.At("list"));
    }

    private static IEnumerable<(int, string)> Flat(ListSheet sheet) =>
        sheet.Rows.Select(row => (row.Line, string.Join('|', row.Cells)));

    private static byte[] Workbook(string rows, string texts)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="a" sheetId="1" r:id="r7"/></sheets></workbook>""");
            Add("xl/_rels/workbook.xml.rels",
                """<Relationships><Relationship Id="r1" Target="x.xml"/><Relationship Id="r7" Target="worksheets/first.xml"/></Relationships>""");
            Add("xl/worksheets/first.xml", $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData></worksheet>""");
            Add("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{texts}</sst>""");

            void Add(string name, string text)
            {
                using var entry = new StreamWriter(zip.CreateEntry(name).Open());
                entry.Write(text);
            }
        }

        return bytes.ToArray();
    }
}
