using System.IO.Compression;
using System.Text;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Files.Sheets;

namespace Eum.Admin.Tests.Files;

public sealed class SheetReaderTests
{
    [Fact]
    public void An_excel_file_gives_its_texts_its_numbers_whole_and_its_days_as_days()
    {
        var rows = Read(SheetFile.Xlsx(
            ["기관", "금액", "결정일"], [], ["인천광역시", 15_000_000_000L, new DateOnly(2026, 3, 2)], [null, 7L, null]));

        Assert.Equal([1, 3, 4], rows.Select(row => row.Line));
        Assert.Equal(["인천광역시", "15000000000", "2026-03-02"], rows[1].Cells);
        Assert.Equal(["", "7"], rows[2].Cells);
        Assert.Equal("", rows[2][9]);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("ks_c_5601-1987", false)]
    public void A_csv_is_read_in_utf_8_and_in_cp949_with_quotes_and_empty_lines(string encoding, bool marked)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string Text = "이름,메모\r\n\r\n\"옥련, 분식\",\"그는 \"\"예\"\"라 했다\n둘째 줄\"\r\n똠방,\n";
        var bytes = Encoding.GetEncoding(encoding).GetBytes(Text);

        var rows = Read(marked ? [.. Encoding.UTF8.Preamble, .. bytes] : bytes);

        Assert.Equal([1, 3, 5], rows.Select(row => row.Line));
        Assert.Equal(["옥련, 분식", "그는 \"예\"라 했다 둘째 줄"], rows[1].Cells);
        Assert.Equal(["똠방", ""], rows[2].Cells);
    }

    [Fact]
    public void What_is_no_table_is_refused_in_a_sentence()
    {
        Assert.Contains("빈 파일", Refusal([]), StringComparison.Ordinal);
        Assert.Contains("xls", Refusal([0xD0, 0xCF, 0x11, 0xE0, 1]), StringComparison.Ordinal);
        Assert.Contains("PDF", Refusal("%PDF-1.7"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("UTF-16", Refusal([0xFF, 0xFE, 65, 0]), StringComparison.Ordinal);
        Assert.Contains("엑셀 파일을 읽을 수 없습니다", Refusal([0x50, 0x4B, 3, 4, 5, 6]), StringComparison.Ordinal);
        Assert.Contains("CP949", Refusal([0x61, 0x81, 0x30, 0x62]), StringComparison.Ordinal);
        Assert.Contains("닫히지", Refusal("가,\"나"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("3개를 넘습니다", Refusal("1\n2\n3\n4\n"u8.ToArray(), most: 3), StringComparison.Ordinal);
        Assert.Contains(
            "칸이 200개", Refusal(Encoding.UTF8.GetBytes(new string(',', 250))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_unpacks_to_more_than_anyone_may_send_is_not_unpacked()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var stream = zip.CreateEntry("xl/worksheets/sheet1.xml").Open())
            for (var block = 0; block < 201; block++) stream.Write(new byte[1 << 20]);

        Assert.Contains("200 MB", Refusal(file.ToArray()), StringComparison.Ordinal);
    }

    private static IReadOnlyList<SheetRow> Read(byte[] content) => SheetReader.Read(content, 100);

    private static string Refusal(byte[] content, int most = 100) =>
        Assert.Throws<FileRefusedException>(() => SheetReader.Read(content, most)).Message;
}
