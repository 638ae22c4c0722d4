using System.Text;
using Eum.Domain.Values;
using Eum.Infrastructure.Files;

namespace Eum.Admin.Tests.Files;

public sealed class EnvelopeWriterTests
{
    [Fact]
    public void It_writes_header_columns_rows_and_totals()
    {
        var text = Written(FileKind.BenefitPlus, rows =>
        {
            rows.Id("S"u8, 42, 8);
            rows.Number(300);
            rows.Date(new(2026, 10, 1));
            rows.Empty();
            rows.EndRow();
        });

        Assert.Equal("""
            #EUM,benefit-plus,1,TEST,2026-10-01,2026-10-02T02:00:00+09:00,7
            merchant_id,rate_bp,valid_from,valid_to
            S00000042,300,2026-10-01,
            #END,1,0

            """, text);
    }

    [Fact]
    public void Amounts_add_up_with_their_signs()
    {
        var text = Written(FileKind.Services, rows =>
        {
            foreach (var won in new[] { 5L, -12_000L, long.MaxValue / 2 })
            {
                rows.Code("MALL"u8);
                rows.Text("인천e몰");
                rows.Number(28_185);
                rows.Code("AMOUNT"u8);
                rows.Number(won);
                rows.EndRow(won);
            }
        });

        Assert.EndsWith($"#END,3,{5 - 12_000 + long.MaxValue / 2}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("한마음 약국", "한마음 약국")]
    [InlineData("빵, 그리고 커피", "\"빵, 그리고 커피\"")]
    [InlineData("소래 \"본점\"", "\"소래 \"\"본점\"\"\"")]
    [InlineData("두\n줄", "\"두\n줄\"")]
    [InlineData("", "")]
    public void Texts_are_quoted_only_where_they_must_be(string text, string field) =>
        Assert.Contains($"\nMALL,{field},28185,", Written(FileKind.Services, rows => Service(rows, text)),
            StringComparison.Ordinal);

    [Fact]
    public void What_it_writes_the_reader_reads_however_long()
    {
        var longText = string.Concat(Enumerable.Repeat("쉼표,와 \"따옴표\"", 20_000));
        var bytes = Encoding.UTF8.GetBytes(Written(FileKind.Services, rows =>
        {
            for (var i = 0; i < 20_000; i++) Service(rows, i == 7 ? longText : "서로도움");
        }));

        var check = FileCheck.Run(new MemoryStream(bytes));

        Assert.Equal((20_000, 7), (check.Rows, check.Envelope.Sequence));
        Assert.Equal(20_000, check.Totals[0]);
    }

    [Theory]
    [InlineData(0, "2026-01-01T00:00:00.000+09:00")]
    [InlineData(86_399_999, "2026-01-01T23:59:59.999+09:00")]
    [InlineData(45_296_007, "2026-01-01T12:34:56.007+09:00")]
    public void Instants_are_Korean_to_the_millisecond(int ms, string text)
    {
        var day = new DateOnly(2026, 1, 1);
        var unixMs = KoreanTime.ToUnixMs(KoreanTime.StartOf(day)) + ms;

        var written = Written(FileKind.Members, rows =>
        {
            rows.Id("M"u8, 1, 9);
            rows.Code("JOIN"u8);
            rows.Instant(day.DayNumber, ms);
            rows.Instant(unixMs);
            rows.Empty();
            rows.Empty();
            rows.EndRow();
        });

        Assert.Contains($"M000000001,JOIN,{text},{text},,\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_a_field_too_few_is_a_bug() => Assert.Throws<InvalidOperationException>(() =>
        Written(FileKind.BenefitPlus, rows =>
        {
            rows.Id("S"u8, 1, 8);
            rows.EndRow();
        }));

    [Fact]
    public void A_file_left_open_has_no_end_line()
    {
        using var stream = new MemoryStream();
        using (var rows = Open(stream, FileKind.Services)) Service(rows, "x");

        Assert.Throws<FileRefusedException>(() => FileCheck.Run(new MemoryStream(stream.ToArray())));
    }

    private static void Service(EnvelopeWriter rows, string provider)
    {
        rows.Code("MALL"u8);
        rows.Text(provider);
        rows.Number(28_185);
        rows.Code("ORDERS"u8);
        rows.Number(1);
        rows.EndRow(1);
    }

    private static string Written(FileKind kind, Action<EnvelopeWriter> write)
    {
        using var stream = new MemoryStream();
        using var rows = Open(stream, kind);
        write(rows);
        rows.Complete();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static EnvelopeWriter Open(Stream stream, FileKind kind)
    {
        var day = new DateOnly(2026, 10, 1);
        return new(stream, new(kind, 1, "TEST", day, KoreanTime.At(day.AddDays(1), new(2, 0)), 7));
    }
}
