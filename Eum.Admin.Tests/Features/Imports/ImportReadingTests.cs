using Eum.Admin.Desk;
using Eum.Admin.Features.Imports;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback;
using Eum.Domain.Values;

namespace Eum.Admin.Tests.Features.Imports;

public sealed class ImportReadingTests
{
    public static TheoryData<string> Engines { get; } = ["Sqlite", "PostgreSql"];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_list_shows_the_newest_first_and_only_what_the_filter_lets_through(string engine)
    {
        await using var books = await OpenAsync(engine);
        await SampleMonth.FillAsync(books.Database);
        var list = new ImportList(books.Database.Desk());

        var all = (await list.AskAsync(new(new(null, null, null), 1)))!;
        var second = (await list.AskAsync(new(new(null, null, null), 2)))!;
        var payments = (await list.AskAsync(new(new(ImportState.Done, "payments", SampleMonth.Month), 1)))!;
        var before = (await list.AskAsync(new(new(null, null, new YearMonth(2026, 9)), 1)))!;

        Assert.Equal(Enumerable.Range(0, 50).Select(i => 72 - i), all.Lines.Select(line => line.No));
        Assert.Equal(22, second.Lines.Count);
        Assert.Equal(72, all.Total);
        Assert.Equal(24, payments.Total);
        Assert.All(payments.Lines, line => Assert.Equal(("payments", ImportState.Done), (line.Kind, line.State)));
        Assert.Empty(before.Lines);
        Assert.True(before.HasImports);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_import_shows_its_quarantine_by_page_and_its_differences_by_cause(string engine)
    {
        await using var books = await OpenAsync(engine);
        await SampleMonth.FillAsync(books.Database);
        var detail = new ImportDetail(books.Database.Desk());

        var third = (await detail.AskAsync(new(SampleMonth.Partly, 3)))!;
        var paid = (await detail.AskAsync(new(2, 1)))!;

        Assert.Equal(SampleMonth.Rejects, third.RejectsTotal);
        Assert.Equal(Enumerable.Range(108, 20).Select(line => (long)line), third.Rejects.Select(reject => reject.Line));
        Assert.True(third.Rejects[^1].IsConflict);
        Assert.Equal(
            [new ImportDifference(DifferenceCause.Bracket, 118, 590_000, new(177_000, 413_000, 0, 0, 0))],
                paid.Differences);
        Assert.Equal(590_000, paid.Import.Difference);
        Assert.Null(await detail.AskAsync(new(99, 1)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_rejects_file_gives_back_each_row_as_it_came_with_its_reason_behind(string engine)
    {
        await using var books = await OpenAsync(engine);
        await SampleMonth.FillAsync(books.Database);
        var file = new RejectsFile(books.Database.Desk());
        using var written = new MemoryStream();

        using var sent = Assert.IsType<Outcome<TakenFile>.Done>(
            await file.RunAsync(Caller.Machine, new(new(SampleMonth.Partly), "운영사에 되돌려 보냄"), default)).Value;
        await sent.Content.CopyToAsync(written);

        var bytes = written.ToArray();
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split('\n');
        Assert.Equal("merchants-20261028.1.rejects.csv", sent.Name);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.StartsWith("#EUM,merchants,1,", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(",0", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("merchant_id,event,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",qr,line,column,rule,message", lines[1], StringComparison.Ordinal);
        Assert.Equal(SampleMonth.Rejects + 4, lines.Length);
        Assert.Equal($"#END,{SampleMonth.Rejects}", lines[^2]);
        Assert.EndsWith(
            ",OPEN,Y,8,business_registration_no,CHECK_DIGIT,\"사업자등록번호의 검증 숫자가 맞지 않습니다.\"",
            lines[2],
            StringComparison.Ordinal);
        Assert.IsType<Outcome<TakenFile>.Refused>(
            await file.RunAsync(Caller.Machine, new(new(1), "운영사에 되돌려 보냄"), default));
    }

    [Fact]
    public async Task FU_7_of_a_rejected_row_a_spreadsheet_runs_nothing()
    {
        using var desk = OperatorDesk.Empty(Infrastructure.Storage.Engines.StorageEngine.Sqlite);
        var rows = ((string[])["=HYPERLINK(1)", "\"=1+1, 분식\"", "+82 분식", "-1+1", "＝1", "-100", "\"\"\"=1\"\"\""])
            .Index().Select(name => OperatorDesk.Merchant(
                $"S{name.Index + 1}", "NEW", "2020-01-02", name: name.Item, bracket: "@SUM(A1)"));
        var taken = await desk.ImportAsync(desk.Write("merchants", [.. rows]));

        using var sent = Assert.IsType<Outcome<TakenFile>.Done>(await new RejectsFile(desk.Database.Desk()).RunAsync(
            Caller.Machine, new(new(taken.BatchNo), "운영사에 되돌려 보냄"), default)).Value;
        using var text = new StreamReader(sent.Content);
        var lines = (await text.ReadToEndAsync()).Split('\n')[2..^2];

        Assert.Equal(
            [",'=HYPERLINK(1),", ",\"'=1+1, 분식\",", ",'+82 분식,", ",'-1+1,", ",'＝1,", ",-100,", ",\"\"\"=1\"\"\","],
            lines.Select(line => line[line.IndexOf("91,", StringComparison.Ordinal)..][2..])
                .Select(line => line[..(line.IndexOf(",RESTAURANT", StringComparison.Ordinal) + 1)]));
        Assert.All(lines, line => Assert.Contains(",'@SUM(A1),", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("done", "payments", "2026-10", true)]
    [InlineData(null, null, null, true)]
    [InlineData("finished", null, null, false)]
    [InlineData(null, "receipts", null, false)]
    [InlineData(null, null, "2026-13", false)]
    public void A_filter_is_known_or_not_found(string? state, string? kind, string? month, bool known) =>
        Assert.Equal(known, ImportFilter.Find(state, kind, month) is not null);

    private static Task<PortalBooks> OpenAsync(string engine) =>
        engine == "Sqlite" ? PortalBooks.OnSqliteAsync() : PortalBooks.OnPostgresAsync();
}
