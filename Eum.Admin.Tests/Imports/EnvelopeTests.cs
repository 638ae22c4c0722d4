using System.IO.Compression;
using System.Text;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Imports;

/// <summary>A file whose envelope is wrong is refused whole: a sentence, a line, and nothing posted.</summary>
public sealed class EnvelopeTests
{
    private static readonly string Good = OperatorDesk.TextOf("payments",
        [
            OperatorDesk.Pay("T1", OperatorDesk.At("10:00:00.000"), 10_000, theirs: 1_000),
            OperatorDesk.Pay("T2", OperatorDesk.At("11:00:00.000"), 20_000, theirs: 2_000),
        ]);

    public static TheoryData<string, int, string> Wrong => new()
    {
        { "", 1, "비어" },
        { "hello\n", 1, "#EUM" },
        { Good.Replace("#EUM,payments", "#EUM,receipts"), 1, "receipts" },
        { Good.Replace("payments,1,", "payments,2,"), 1, "1판만" },
        { Good.Replace(",2025-09-01,", ",2025-02-29,"), 1, "2025-02-29" },
        { Good.Replace("T23:59:59+09:00,1", "T23:59:59,1"), 1, "생성 시각" },
        { Good.Replace("+09:00,1\n", "+09:00,x\n"), 1, "일련번호" },
        { Good.Replace("+09:00,1\n", "+09:00,0\n"), 1, "1부터" },
        { Good.Replace("+09:00,1\n", "+09:00,1,2\n"), 1, "7칸" },
        { Good.Replace("member_id,card_id", "card_id,member_id"), 2, "5번째 열은 'member_id'" },
        { Good.Replace(",operator_cashback\n", "\n"), 2, "14번째 열" },
        { Good[..Good.IndexOf("#END", StringComparison.Ordinal)], 4, "잘린" },
        { Good[..Good.IndexOf("T2,PAY", StringComparison.Ordinal)], 3, "잘린" },
        { Good.Replace("#END,2,", "#END,3,"), 5, "3행이라 하는데 실제로는 2행" },
        { Good.Replace("#END,2,30000", "#END,2,30001"), 5, "30,001인데 행을 더하면 30,000" },
        { Good.Replace(",3000\n", ",2999\n"), 5, "2,999인데 행을 더하면 3,000" },
        { Good.Replace(",30000,3000\n", ",30000\n"), 5, "operator_cashback 합계가 없습니다" },
        { Good.Replace(",30000,3000\n", ",30000,3000,0\n"), 5, "칸이 5개" },
        { Good.Replace("T1,PAY", "\"T1,PAY"), 3, "따옴표" },
        { Good + "T3\n", 6, "#END 뒤에" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task A_wrong_envelope_is_refused_whole_with_its_line(string text, int line, string sentence)
    {
        using var desk = await OperatorDesk.OpenAsync(StorageEngine.Sqlite);

        var result = await desk.ImportAsync(desk.Folder.Write("payments.csv", text));

        var problem = Assert.Single(result.Problems);
        Assert.Equal(("REFUSED", line), (result.Status, problem.Line));
        Assert.Contains(sentence, problem.Message, StringComparison.Ordinal);
        Assert.Equal(0, await desk.Database.NumberAsync("SELECT COUNT(*) FROM payments"));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_refused_file_is_on_record_and_its_corrected_self_is_taken(StorageEngine engine)
    {
        using var desk = await OperatorDesk.OpenAsync(engine);
        var path = desk.Folder.Write("payments.csv", Good.Replace("#END,2,30000", "#END,2,30001"));

        var refused = await desk.RunAsync("import", path);
        var again = await desk.RunAsync("import", path);
        desk.Folder.Write("payments.csv", Good);
        var taken = await desk.RunAsync("import", path);

        Assert.Equal((3, 3, 0), (refused.Exit, again.Exit, taken.Exit));
        Assert.Contains("payments.csv:5 #END의 amount 합계는 30,001인데", refused.Error, StringComparison.Ordinal);
        Assert.Equal(1, await desk.Database.NumberAsync("SELECT COUNT(*) FROM import_batches WHERE status = 4"));
        Assert.Equal(2, await desk.Database.NumberAsync("SELECT COUNT(*) FROM payments"));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF }, 4)] // Neither UTF-8 nor CP949.
    [InlineData(new byte[] { 0xC0, 0xAF, 0x80 }, 4)]
    public async Task An_encoding_that_changes_in_the_middle_is_refused_with_the_line(byte[] bad, int line)
    {
        using var desk = await OperatorDesk.OpenAsync(StorageEngine.Sqlite);
        var at = Good.IndexOf("T2,PAY", StringComparison.Ordinal);

        var result = await desk.ImportAsync(desk.Folder.Write("payments.csv",
            [.. Encoding.UTF8.GetBytes(Good[..at]), .. Encoding.UTF8.GetBytes("옥련"), .. bad,
                .. Encoding.UTF8.GetBytes(Good[at..])]));

        Assert.Equal(("REFUSED", line), (result.Status, Assert.Single(result.Problems).Line));
        Assert.Contains("부호화", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_promises_utf8_and_holds_the_file_to_it()
    {
        using var desk = await OperatorDesk.OpenAsync(StorageEngine.Sqlite);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var cp949 = Encoding.GetEncoding(949).GetBytes(Good.Replace("TEST", "운영사"));

        var result = await desk.ImportAsync(desk.Folder.Write("payments.csv", [.. Encoding.UTF8.Preamble, .. cp949]));

        Assert.Equal("REFUSED", result.Status);
    }

    [Fact]
    public async Task A_broken_archive_is_refused()
    {
        using var desk = await OperatorDesk.OpenAsync(StorageEngine.Sqlite);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(
            Encoding.UTF8.GetBytes(Good));
        var bytes = packed.ToArray();
        bytes[bytes.Length / 2] ^= 0xFF;

        var result = await desk.ImportAsync(desk.Folder.Write("payments.csv.gz", bytes));

        Assert.Equal("REFUSED", result.Status);
        Assert.Contains("압축", result.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#END,1", "DONE")]
    [InlineData("#END,1,0", "DONE")]
    [InlineData("#END,1,5", "REFUSED")]
    [InlineData("#END,1,0,0", "REFUSED")]
    public async Task A_kind_without_amounts_has_no_sum_or_one_of_nothing(string end, string status)
    {
        using var desk = OperatorDesk.Empty(StorageEngine.Sqlite);
        var text = OperatorDesk.TextOf("members", [OperatorDesk.Members[0]]).Replace("#END,1,0", end);

        var result = await desk.ImportAsync(desk.Folder.Write("members.csv", text));

        Assert.Equal(status, result.Status);
    }
}
