using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Eum.Admin.Desk;
using Eum.Admin.Features.Papers;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Papers;

public sealed class PaperDownloadTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private const string Reason = "시의회 6월 업무보고";

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Every_paper_leaves_in_every_form_with_its_number_and_its_reason(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        await using var registry = Registry.Over(database);
        var auditor = await new Counter(database, new StoppedClock()).OfficerAsync(RoleTable.Auditor, 28000);
        using var folder = new TempFolder();

        foreach (var form in Admin.Features.Papers.Papers.All.Where(form => !form.IsExtract && form.Name != "explore"))
        {
            var book = await BytesAsync(registry.Get<TakePaper>(), auditor, Order(form.Name, PaperFormat.Xlsx));
            using var document = SpreadsheetDocument.Open(new MemoryStream(book.Bytes), isEditable: false);
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(one => $"{form.Name} {one.Description}"));

            var pdf = await BytesAsync(registry.Get<TakePaper>(), auditor, Order(form.Name, PaperFormat.Pdf));
            var text = await OtherPrograms.TextOfAsync(folder, pdf.Bytes);
            var number = DocumentNumber.Of(pdf.File.Mark.No, pdf.File.Mark.At);
            foreach (var word in (string[])
                     [form.Title, number, Reason, "인천광역시 전체", "기록된 대로", "2026-03-31", "INCHEON-BASE"])
                Assert.Contains(word, text, StringComparison.Ordinal);

            var csv = await BytesAsync(registry.Get<TakePaper>(), auditor, Order(form.Name, PaperFormat.Csv));
            Assert.Equal(csv.File.Sha256, Convert.ToHexStringLower(SHA256.HashData(csv.Bytes)));
            // The cover's hash is that of the same data as CSV.
            Assert.Contains(csv.File.Sha256, Plain(text), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_paper_adds_up_to_what_the_payments_say(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        await using var registry = Registry.Over(database);
        var auditor = await new Counter(database, new StoppedClock()).OfficerAsync(RoleTable.CityFinance, 28000);
        var paid = await database.NumberAsync("SELECT SUM(amount) FROM payments WHERE kind = 1");
        var net = paid - await database.NumberAsync("SELECT SUM(amount) FROM payments WHERE kind = 2");
        using var folder = new TempFolder();

        var book = await BytesAsync(registry.Get<TakePaper>(), auditor, Order("districts", PaperFormat.Xlsx));
        var extract = await BytesAsync(registry.Get<TakeExtract>(), auditor, Order("audit-extract", PaperFormat.Xlsx));
        var districts = await OtherPrograms.RecalculatedAsync(folder, book.Bytes);
        using var other = new TempFolder();
        var rows = (await OtherPrograms.RecalculatedAsync(other, extract.Bytes))["거래"];

        Assert.Contains($"{paid}", districts["군·구별 현황"][^1]);
        Assert.Contains(districts["표지"], row => row[1] == "승인액" && row[2] == $"{paid}");
        Assert.Contains(districts["표지"], row => row[1] == "결제액" && row[2] == $"{net}");
        Assert.Equal($"{net}", rows[^1][10]);
        Assert.Equal(await database.NumberAsync("SELECT COUNT(*) FROM payments"), rows.Length - 4);
        Assert.Equal(
            await database.NumberAsync("SELECT COUNT(DISTINCT member_key) FROM payments"), extract.File.People);
    }

    [Fact]
    public async Task An_officer_of_a_gu_takes_what_is_hers_and_no_reason_makes_no_file()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var registry = Registry.Over(database);
        var official = await new Counter(database, new StoppedClock()).OfficerAsync(RoleTable.GuOfficial, 28185);
        var papers = registry.Get<TakePaper>();

        var own = await BytesAsync(papers, official, Order("payments", PaperFormat.Csv));

        var paid = await database.NumberAsync(
            "SELECT SUM(p.amount) FROM payments p JOIN rating_facts f ON f.facts_no = p.facts_no "
            + "WHERE p.kind = 1 AND f.district = 28185");
        var last = Encoding.UTF8.GetString(own.Bytes).Trim().Split('\n')[^1];
        Assert.Contains($",{paid},", last, StringComparison.Ordinal);
        Assert.IsType<Outcome<TakenFile>.Refused>(await papers.RunAsync(
            official, new(Order("payments", PaperFormat.Csv) with { District = 28200 }, Reason), default));
        Assert.IsType<Outcome<TakenFile>.Refused>(
            await papers.RunAsync(official, new(Order("payments", PaperFormat.Csv), "짧다"), default));
        Assert.IsType<Outcome<TakenFile>.Refused>(
            await papers.RunAsync(official, new(Order("audit-extract", PaperFormat.Csv), Reason), default));
    }

    [Fact]
    public async Task What_was_explored_is_a_paper_too_and_an_address_that_says_nothing_is_none()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var registry = Registry.Over(database);
        var counter = new Counter(database, new StoppedClock());
        var official = await counter.OfficerAsync(RoleTable.GuOfficial, 28185);
        var city = await counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var order = Order("explore", PaperFormat.Csv) with { Query = "?measures=approved,payments&rows=group" };
        var papers = registry.Get<TakePaper>();

        var own = Encoding.UTF8.GetString((await BytesAsync(papers, official, order)).Bytes).Trim().Split('\n')[^1];
        var all = Encoding.UTF8.GetString((await BytesAsync(papers, city, order)).Bytes).Trim().Split('\n')[^1];

        var paid = await database.NumberAsync("SELECT SUM(amount) FROM payments WHERE kind = 1");
        Assert.StartsWith($"합계,{paid},", all, StringComparison.Ordinal);
        Assert.NotEqual(all, own);
        foreach (var wrong in (string[])["", "?measures=none", "?rows=group", "?measures=paid&district=28200"])
            Assert.IsType<Outcome<TakenFile>.Refused>(
                await papers.RunAsync(official, new(order with { Query = wrong }, Reason), default));
    }

    [Theory]
    [InlineData("monthly", "out.xlsx")]
    [InlineData("reconciliation", "out.pdf")]
    [InlineData("budgets", "out.csv")]
    public async Task From_the_command_line_the_same_papers_are_written(string name, string file)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        using var folder = new TempFolder();
        var run = await CommandRun.OfAsync(
            database, "report", name, "--from", "2026-02-01", "--to", "2026-03-31", "--out", folder.At(file),
            "--reason", Reason);

        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Contains("EUM-", run.Out, StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(folder.At(file))));
        Assert.Contains(hash, run.Out, StringComparison.Ordinal);
        Assert.Equal(1, await database.NumberAsync($"SELECT COUNT(*) FROM downloads WHERE sha256 = '{hash}'"));
    }

    private static PaperOrder Order(string paper, PaperFormat format) => new(
        paper, format, new(2026, 2, 1), new(2026, 3, 31), DistrictView.Recorded, null, English: false);

    // Where a hash is broken over two lines.
    private static string Plain(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static async Task<(TakenFile File, byte[] Bytes)> BytesAsync(
        PaperDownload papers, Caller by, PaperOrder order)
    {
        var outcome = await papers.RunAsync(by, new(order, Reason), default);
        using var taken = Assert.IsType<Outcome<TakenFile>.Done>(outcome).Value;
        using var bytes = new MemoryStream();
        await taken.Content.CopyToAsync(bytes);
        var number = string.Create(CultureInfo.InvariantCulture, $"-{taken.Mark.No:000000}.");
        Assert.Contains(number, taken.Name, StringComparison.Ordinal);
        return (taken, bytes.ToArray());
    }
}
