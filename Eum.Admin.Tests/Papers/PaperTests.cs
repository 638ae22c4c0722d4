using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports.Papers;
using Eum.Infrastructure.Reports.Papers.Sheets;

namespace Eum.Admin.Tests.Papers;

public sealed class PaperTests
{
    [Fact]
    public async Task A_workbook_keeps_to_the_standard_in_every_part()
    {
        var book = await BookAsync(SamplePaper.WithExtract(100));

        using var document = SpreadsheetDocument.Open(new MemoryStream(book), isEditable: false);
        var found = new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document);

        Assert.Empty(found.Select(one => $"{one.Part?.Uri} {one.Path?.XPath}: {one.Description}"));
        Assert.Equal(
            ["표지", "월별 결제", "업종별  현황 전체", "빈 표", "거래", "정의"],
            document.WorkbookPart!.Workbook.Sheets!.Select(sheet => sheet.GetAttribute("name", "").Value));
    }

    [Fact]
    public async Task Another_program_adds_up_what_we_added_up_and_runs_nothing()
    {
        using var folder = new TempFolder();
        var sheets = await OtherPrograms.RecalculatedAsync(folder, await BookAsync(SamplePaper.WithExtract(1_000)));

        Assert.Equal(["합계", "21000", $"{SamplePaper.Paid}", "-105000", ""], sheets["월별 결제"][^1]);
        var shops = sheets["업종별  현황 전체"];
        Assert.Equal(["합계", "186", "9"], shops[^1]); // People are not added up, and are as they were told.
        Assert.Equal(["=HYPERLINK(\"x\")", "+82", "-5", "@SUM(A1)"], shops.Skip(3).Take(4).Select(row => row[0]));
        Assert.Equal(["합계", "", "890000", "", ""], sheets["거래"][^1]);
        Assert.Equal("=승인 <&>", sheets["거래"][3][4]);
        var controls = sheets["표지"].Where(row => row[0] is "월별 결제" or "거래" or "업종별: 현황/전체")
            .Select(row => (row[1], row[2]));
        Assert.Equal(
            [("결제 건수", "21000"), ("결제액", $"{SamplePaper.Paid}"), ("차이", "-105000"), ("건수", "186"), ("이용자", "9"),
                ("결제액", "890000")],
            controls);
    }

    [Fact]
    public async Task What_is_beyond_a_sheet_goes_on_in_the_next_with_its_own_sums()
    {
        var rows = SheetXml.MostRows + 10;
        using var zip = new ZipArchive(new MemoryStream(await BookAsync(SamplePaper.WithExtract(rows))));

        var (first, second) = (Text(zip, "xl/worksheets/data4.xml"), Text(zip, "xl/worksheets/data5.xml"));

        Assert.Equal(SheetXml.MostRows, Count(first, "<row"));
        Assert.Equal(rows, Count(first, "<row") + Count(second, "<row") - 8); // Head and sum of each.
        Assert.Contains($"T{rows:0000000}", second, StringComparison.Ordinal);
        Assert.Contains("거래 (2)", Text(zip, "xl/workbook.xml"), StringComparison.Ordinal);
        Assert.Contains(
            $"<f>'거래'!C{SheetXml.MostRows}+'거래 (2)'!C18</f>", Text(zip, "xl/worksheets/cover.xml"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_extract_only_amounts_are_added_up_however_many_instants_stand_beside_them()
    {
        const int Rows = 40_000;
        const long Latest = 253_402_214_400_000; // 9999-12-31: so many of them are beyond what a sum can hold.
        var paper = SamplePaper.Of() with
        {
            Tables = [],
            Extract = new(
                "거래", [new("승인", "", PaperKind.Instant), new("결제액", "원", PaperKind.Number)],
                _ => Enumerable.Repeat<ReportCell[]>([Latest, 1_000L], Rows).ToAsyncEnumerable()),
        };

        var content = await PaperBook.WriteAsync(paper, Stream.Null, default);

        Assert.Equal(Rows, content.Rows);
        Assert.Equal(1_000L * Rows, Assert.Single(content.Totals).Value);
    }

    [Fact]
    public async Task An_instant_is_a_day_and_its_fraction_to_the_millisecond()
    {
        const long Midnight = 1_782_831_600_000; // 2026-07-01 in Korea, day 46,204 of a spreadsheet.
        long[] past = [0, 1, 999, 1_000, 27, 43_200_000, 61_234_567, 86_399_999, -1];
        var paper = SamplePaper.Of() with
        {
            Tables = [],
            Extract = new(
                "거래", [new("승인", "", PaperKind.Instant)],
                _ => past.Select(ms => (ReportCell[])[Midnight + ms]).ToAsyncEnumerable()),
        };
        using var zip = new ZipArchive(new MemoryStream(await BookAsync(paper)));

        var sheet = Text(zip, "xl/worksheets/data1.xml");

        foreach (var ms in past)
        {
            var serial = (46_204 + ms / 86_400_000m).ToString("0.############", CultureInfo.InvariantCulture);
            Assert.Contains($"<v>{serial}</v>", sheet, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_disk_that_is_full_ends_a_workbook_with_its_own_words_and_stops_the_reading()
    {
        var ended = false;
        var paper = SamplePaper.WithExtract(0);
        paper = paper with { Extract = paper.Extract! with { Read = RowsAsync } };

        var failed = await Assert.ThrowsAsync<IOException>(
            () => PaperBook.WriteAsync(paper, new FullDisk(100_000), default));

        Assert.Equal("No space left on device", failed.Message);
        Assert.True(ended);

        async IAsyncEnumerable<ReportCell[]> RowsAsync([EnumeratorCancellation] CancellationToken cancel)
        {
            try
            {
                for (var at = 0L; at < 1_000_000; at++) // Far more than there is room for.
                {
                    cancel.ThrowIfCancellationRequested();
                    yield return [$"T{at * 7_919_000_033 % 10_000_000_019}", at * 1_000, at, 20_260_701L, "승인"];
                }
            }
            finally
            {
                ended = true;
            }
        }
    }

    [Fact]
    public async Task Books_that_break_while_they_are_read_break_the_paper_too()
    {
        var paper = SamplePaper.WithExtract(0);
        paper = paper with { Extract = paper.Extract! with { Read = _ => RowsAsync() } };
        foreach (var write in (Func<Task>[])
                 [() => BookAsync(paper), () => PaperCsv.WriteAsync(paper, Stream.Null, default)])
        {
            var failed = await Assert.ThrowsAsync<InvalidDataException>(write);
            Assert.Equal("disk image is malformed", failed.Message);
        }

        static async IAsyncEnumerable<ReportCell[]> RowsAsync()
        {
            for (var at = 0L; at < 700; at++) yield return [$"T{at}", at, at, 20_260_701L, "승인"];
            await Task.Yield();
            throw new InvalidDataException("disk image is malformed");
        }
    }

    [Fact]
    public async Task The_same_paper_is_the_same_bytes()
    {
        foreach (var write in (Func<Task<byte[]>>[])
                 [() => BookAsync(SamplePaper.WithExtract(50)), () => Task.FromResult(Pdf(SamplePaper.Of(90)))])
            Assert.Equal(SHA256.HashData(await write()), SHA256.HashData(await write()));

        var other = SamplePaper.Of() with { DocumentId = "EUM-2026-000013" };
        Assert.NotEqual(await BookAsync(SamplePaper.Of()), await BookAsync(other));
        Assert.Equal(PaperCsv.Measure(SamplePaper.Of()).DataSha256, PaperCsv.Measure(other).DataSha256);
    }

    [Fact]
    public async Task The_hash_on_the_cover_is_that_of_the_same_data_as_csv()
    {
        using var csv = new MemoryStream();
        var content = await PaperCsv.WriteAsync(SamplePaper.WithExtract(20), csv, default);
        using var folder = new TempFolder();
        var cover = (await OtherPrograms.RecalculatedAsync(folder, await BookAsync(SamplePaper.WithExtract(20))))["표지"];

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(csv.ToArray())), content.DataSha256);
        Assert.Contains(cover, row => row[0] == "자료 SHA-256" && row[1] == content.DataSha256);
        Assert.Contains(cover, row => row[0] == "행 수" && row[1] == "38");
        Assert.Equal(38, content.Rows);
    }

    [Fact]
    public async Task FU_7_of_a_csv_nothing_is_run_and_its_numbers_are_numbers()
    {
        using var csv = new MemoryStream();

        await PaperCsv.WriteAsync(SamplePaper.WithExtract(1), csv, default);

        var text = Encoding.UTF8.GetString(csv.ToArray());
        Assert.StartsWith("\uFEFF월별 결제\r\n월,결제 건수(건),결제액(원),차이(원),비중\r\n2026-01,1000,", text, StringComparison.Ordinal);
        Assert.Contains(",-5000,0.012\r\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "\"'=HYPERLINK(\"\"x\"\")\",10,\r\n'+82,11,7\r\n'-5,12,7\r\n'@SUM(A1),13,\r\n'\t탭,14,7\r\n'＝１,15,7",
            text, StringComparison.Ordinal);
        Assert.EndsWith("T0000001,2026-07-01 09:00:01,1000,2026-07-01,'=승인 <&>\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pdf_carries_its_letters_its_structure_and_its_sums()
    {
        var pdf = Pdf(SamplePaper.Of(300));
        using var folder = new TempFolder();

        var text = await OtherPrograms.TextOfAsync(folder, pdf);
        var (fonts, facts) = await OtherPrograms.FactsOfAsync(folder, pdf);

        foreach (var word in (string[])
                 ["2026년 6월 운영현황", "EUM-2026-000012", "월별 결제", "1,234,567,890,123", "-105,000", "1.20 %", "한식 & <양식>",
                     "가게 299", "담당", "국장", "취소를 빼지 않은", "이 기간에 기록이 없습니다."])
            Assert.Contains(word, text, StringComparison.Ordinal);
        var pages = text.Split('\f').Length - 1;
        Assert.Contains($"1 / {pages}", text, StringComparison.Ordinal);
        Assert.True(Count(text, "이용자 (명)") + Count(text, "이용자") >= 5, "The headings stand on each page.");
        foreach (var line in fonts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2))
            Assert.Matches(@"[A-Z]{6}\+PretendardGOV-\w+ +CID TrueType +Identity-H +yes yes yes", line);
        Assert.Contains("Table", facts, StringComparison.Ordinal);
        foreach (var word in (string[])["H1", "H2", "TH", "TD", "Figure"])
            Assert.Contains(word, facts, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6)]
    [InlineData(15)]
    [InlineData(40)]
    public async Task No_number_is_broken_however_wide_a_table_is(int amounts)
    {
        List<IReadOnlyList<ReportCell>> rows =
            [.. Enumerable.Range(1, 3).Select(row => (ReportCell[])["군·구 " + row, .. Numbers(row)])];
        var wide = new PaperTable(
            "군·구별 현황",
            [
                new("군·구", "", PaperKind.Text),
                .. Enumerable.Range(1, amounts).Select(at => new PaperColumn($"금액{at}", "원", PaperKind.Number)),
            ],
            rows,
            ["합계", .. Enumerable.Range(1, amounts).Select(at => (ReportCell)rows.Sum(row => row[at].Number!.Value))],
            new(ChartKind.Bars, "그림", 0, [amounts]));
        using var folder = new TempFolder();

        var text = await OtherPrograms.TextOfAsync(folder, Pdf(SamplePaper.Of() with { Tables = [wide] }));

        Assert.All(
            wide.Rows.Append(wide.Totals).SelectMany(row => row.Skip(1)),
            cell => Assert.Contains($"{cell.Number:#,0}", text, StringComparison.Ordinal));
        Assert.Contains("그림", text, StringComparison.Ordinal);

        IEnumerable<ReportCell> Numbers(int row) =>
            Enumerable.Range(1, amounts).Select(at => (ReportCell)(1_111_111_111_111 * row + 7_003 * at));
    }

    [Fact]
    public void Digits_of_a_column_stand_in_line()
    {
        var font = new Eum.Infrastructure.Reports.Papers.Pdf.FontInUse(
            Eum.Infrastructure.Reports.Papers.Pdf.TrueTypeFont.Regular, "F1");

        Assert.Single(Enumerable.Range(0, 10)
            .Select(digit => font.Width(digit.ToString(CultureInfo.InvariantCulture), 10)).Distinct());
    }

    private static async Task<byte[]> BookAsync(Paper paper)
    {
        using var file = new MemoryStream();
        await PaperBook.WriteAsync(paper, file, default);
        return file.ToArray();
    }

    private static byte[] Pdf(Paper paper)
    {
        using var file = new MemoryStream();
        PaperPdf.Write(paper, file);
        return file.ToArray();
    }

    private static string Text(ZipArchive zip, string part)
    {
        using var reader = new StreamReader(zip.GetEntry(part)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static int Count(string text, string word) =>
        (text.Length - text.Replace(word, "", StringComparison.Ordinal).Length) / word.Length;

    /// <summary>Takes so many bytes and no more.</summary>
    private sealed class FullDisk(long room) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            room -= buffer.Length;
            if (room < 0) throw new IOException("No space left on device");
        }
    }
}
