using System.Text.Json;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage.Engines;
using static Eum.Admin.Tests.Kit.OperatorDesk;

namespace Eum.Admin.Tests.Commands;

public sealed class ImportCommandTests
{
    private const string Reason = "운영사에 되돌려 보냄";

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_folder_is_taken_in_the_order_in_which_its_files_build_on_each_other(StorageEngine engine)
    {
        using var desk = Empty(engine);
        desk.Write("payments", [Pay("T1", At("10:00:00.000"), 10_000, theirs: 900)], name: "a.csv");
        desk.Write("cards", OperatorDesk.Cards, name: "b.csv");
        desk.Write("members", OperatorDesk.Members, name: "c.csv");
        desk.Write("merchants", OperatorDesk.Merchants, name: "d.csv", sequence: 3);

        var run = await desk.RunAsync("import", desk.Folder.Path, "--json");

        Assert.Equal((0, ""), (run.Exit, run.Error));
        var files = run.Json.GetProperty("files").EnumerateArray().ToList();
        Assert.Equal(["d.csv", "c.csv", "b.csv", "a.csv"], files.Select(file => file.GetProperty("name").GetString()));
        Assert.Equal("아직 오지 않은 일련번호: 1–2", files[0].GetProperty("message").GetString());
        var paid = files[3];
        Assert.Equal(
            ["name", "kind", "businessDate", "sequence", "rows", "accepted", "duplicates", "conflicts", "rejected",
                "amount",
                "operatorCashback", "ownCashback", "differences", "seconds", "rowsPerSecond", "status", "message"],
            paid.EnumerateObject().Select(property => property.Name));
        Assert.Equal((10_000, 900, 1_000, "DONE"), (Number(paid, "amount"), Number(paid, "operatorCashback"),
            Number(paid, "ownCashback"), paid.GetProperty("status").GetString()));
        Assert.Equal(100, Number(Assert.Single(paid.GetProperty("differences").EnumerateArray()), "won"));
    }

    [Fact]
    public async Task What_is_wrong_is_told_on_stderr_with_file_line_and_column()
    {
        using var desk = await OpenAsync(StorageEngine.Sqlite);
        var path = desk.Write("payments",
            [.. Enumerable.Range(1, 25).Select(no => Pay($"T{no}", At("10:00:00.000"), 1_000, "S9"))], name: "p.csv");

        var run = await desk.RunAsync("import", path, desk.Folder.At("nothing.csv"), desk.Folder.At("x*.csv"));

        Assert.Equal(3, run.Exit);
        var lines = run.Error.Trim().Split('\n');
        Assert.Equal(2, lines.Count(line => line.Contains("파일이 없습니다", StringComparison.Ordinal)));
        Assert.Equal(20, lines.Count(line => line.StartsWith("p.csv:", StringComparison.Ordinal)
            && line.Contains(":merchant_id 가맹점 S9", StringComparison.Ordinal)));
        Assert.StartsWith("p.csv:3:merchant_id ", lines[2], StringComparison.Ordinal);
        Assert.Contains("p.csv: 이런 행이 5개 더 있습니다.", run.Error, StringComparison.Ordinal);
        Assert.Contains("--rejects 4 --out p.rejects.csv", run.Error, StringComparison.Ordinal);
        Assert.Contains("일부 반려", run.Out, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Rejected_rows_come_back_as_a_file_that_can_be_corrected_and_sent_again(StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        await desk.PayAsync(
            Pay("T1", At("10:00:00.000"), 1_000, "S9"), Pay("T2", At("11:00:00.000"), 1_000),
                Pay("T3", At("12:00:00.000"), 2_000).Replace(",CARD,", ",\"C\nA\","));
        var path = desk.Folder.At("p.rejects.csv");

        var given = await desk.RunAsync("import", "--rejects", "4", "--out", path, "--reason", Reason, "--json");
        var text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text.Replace(",S9,", ",S3,").Replace("\"C␊A\"", "QR"));
        var corrected = await desk.RunAsync("import", path, "--json");
        var uncorrected = await desk.ImportAsync(desk.Folder.Write("again.csv", text));

        Assert.Equal((0, 2), (given.Exit, given.Json.GetProperty("rows").GetInt32()));
        Assert.Equal((0, ""), (corrected.Exit, corrected.Error));
        Assert.Equal(2, Number(corrected.Json.GetProperty("files")[0], "accepted"));
        Assert.Equal(4_000, await desk.Database.NumberAsync("SELECT SUM(amount) FROM payments"));
        Assert.Equal("PARTLY", uncorrected.Status);
        var second = desk.Folder.At("again.rejects.csv");
        await desk.RunAsync("import", "--rejects", $"{uncorrected.BatchNo}", "--out", second, "--reason", Reason);
        // No column comes twice.
        Assert.Equal(text.Split('\n')[1], (await File.ReadAllTextAsync(second)).Split('\n')[1]);
        Assert.Equal(3, (await desk.RunAsync("import", "--rejects", "99", "--out", path, "--reason", Reason)).Exit);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "--rejects", "1")]
    [InlineData("import", "x.csv", "--out", "y.csv")]
    [InlineData("import", "x.csv", "--rejects", "1", "--out", "y.csv")]
    [InlineData("import", "x.csv", "--kind", "receipts")]
    public async Task What_makes_no_sense_is_wrong_usage(params string[] words)
    {
        using var desk = Empty(StorageEngine.Sqlite);

        var run = await desk.RunAsync(words);

        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.StartsWith("eum: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_another_kind_than_was_said_is_refused()
    {
        using var desk = Empty(StorageEngine.Sqlite);

        var run = await desk.RunAsync("import", desk.Write("members", OperatorDesk.Members), "--kind", "cards");

        Assert.Equal(3, run.Exit);
        Assert.Contains("cards 파일이라 했는데 머리줄은 members", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await desk.Database.NumberAsync("SELECT COUNT(*) FROM members"));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_payment_is_explained_with_its_refunds_and_the_operators_figure(StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        await desk.PayAsync(
            Pay("T1", At("10:00:00.000"), 295_000, theirs: 29_500),
                Pay("T2", At("11:00:00.000"), 10_000, theirs: 1_000),
            Cancel("T3", "T2", At("12:00:00.000"), 6_000));

        var explained = await desk.RunAsync("cashback", "explain", "T2", "--json");
        var refund = await desk.RunAsync("cashback", "explain", "T3", "--json");
        var table = await desk.RunAsync("cashback", "explain", "T2");
        var unknown = await desk.RunAsync("cashback", "explain", "T9");

        Assert.Equal((0, 0, 0, 3), (explained.Exit, refund.Exit, table.Exit, unknown.Exit));
        Assert.Equal(["tx", "payment", "quote", "cancellations", "operatorCashback", "difference", "cause"],
            explained.Json.EnumerateObject().Select(property => property.Name));
        var quote = explained.Json.GetProperty("quote"); // Of 300,000 won a month, 5,000 were left.
        Assert.Equal((500, 295_000), (Number(quote, "total"), Number(quote, "monthToDate")));
        Assert.Equal(
            (1_000, -500, "BAND"), (Number(explained.Json, "operatorCashback"), Number(explained.Json, "difference"),
            explained.Json.GetProperty("cause").GetString()));
        Assert.Equal(-100, Number(explained.Json.GetProperty("cancellations")[0], "cashback"));
        Assert.Equal((-100, 500), (
            Number(refund.Json.GetProperty("payment"), "cashback"), Number(refund.Json.GetProperty("quote"), "total")));
        Assert.Contains("우리 500원, 운영사 1,000원: 차이 -500원", table.Out, StringComparison.Ordinal);
        Assert.Contains("T9", unknown.Error, StringComparison.Ordinal);
    }

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
