using System.Text;
using Bunit;
using Eum.Admin.Components;
using Eum.Admin.Features.Budgets;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Features.Budgets;

/// <summary>예산서 as its officials see and click it.</summary>
public sealed class BudgetPagesTests : IDisposable
{
    private readonly TestDatabase _database = TestDatabase.On(StorageEngine.Sqlite);
    private readonly TwoPeople _people;

    public BudgetPagesTests() => _people = new(_database);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task The_book_shows_every_line_under_what_it_adds_up_to_and_says_that_it_does()
    {
        await _people.LoadPublishedBudgetsAsync();
        await using var pages = await PagesAsync();
        var page = pages.Open<BudgetsPage>("/budgets?year=2026&unit=won");

        page.WaitForElement(".book tbody tr");
        Assert.Equal(5, page.FindAll(".tile").Count);
        var published = PublishedBudgets.ToRegister.Where(entry => entry.Line is { Year: 2026, Authority: 28000 });
        Assert.Equal($"{published.Sum(entry => entry.Amount):#,0}", Cell(page.Find("tbody .level-0"), 0));
        Assert.Equal(Cell(page.Find("tfoot tr"), 0), page.Find(".tile-value").TextContent.Trim());
        Assert.Contains("과목", page.Find(".book-note").TextContent, StringComparison.Ordinal);
        var line = page.FindAll("tbody a").Select(link => link.GetAttribute("href")).First();
        Assert.StartsWith("/budgets/2026-", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_outlook_says_how_good_it_has_been_and_what_that_means_for_the_year()
    {
        await using var pages = await PagesAsync();
        var last = new DateOnly(2026, 11, 30);
        var spent = Enumerable.Range(0, 91).ToDictionary(
            at => last.AddDays(-at), at => at < ForecastCheck.Days ? 1_250_000L : 1_000_000L);
        var line = new BudgetLine(new(2026, Fund.City, 28000, "INCHEON"), 200_000_000, spent.Values.Sum());
        var forecast = BudgetForecast.Of(line, spent, last);
        var view = new BudgetLineView(
            line, forecast, BudgetThresholds.Usual, [], [], last, spent, BudgetForecast.MonthsAhead(2026, spent, last),
            false);

        var outlook = pages.Render<BudgetOutlook>(
            with => with.Add(one => one.Of, view).Add(one => one.Unit, MoneyUnit.Won));

        var margin = (forecast.YearEnd - line.Spent) / 5;
        Assert.Contains("2026-11-03부터 2026-11-30까지", outlook.Markup, StringComparison.Ordinal);
        Assert.Contains("(20.0% 차이)", outlook.Markup, StringComparison.Ordinal);
        Assert.Contains($"12월 31일까지 {Money(-margin)}에서 {Money(margin)} 사이", outlook.Markup, StringComparison.Ordinal);

        string Money(long more) => MoneyUnit.Won.Print(forecast.YearEnd + more) + "원";
    }

    [Fact]
    public async Task A_line_tells_its_documents_its_months_and_where_it_is_going_in_a_sentence()
    {
        using var town = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var pages = new PortalPages(town);
        var page = Open(pages, "2026-CITY-28000-INCHEON");

        page.WaitForElement(".outlook");
        Assert.Contains("더 썼습니다", page.Find(".alarms").TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-03-02까지의 3일", page.Find(".outlook").TextContent, StringComparison.Ordinal);
        Assert.Equal(12, page.FindAll("a[href*='month=2026-']").Count);
        Assert.Contains("등록된 문서가 없습니다", page.Markup, StringComparison.Ordinal);

        var days = Open(pages, "2026-CITY-28000-INCHEON", "?month=2026-03");
        days.WaitForElement("a[href^='/payments?from=2026-03-01']");
        Assert.Equal(31, days.FindAll(".chart rect").Count);
    }

    [Theory]
    [InlineData("2026-CITY-28000-NONE", "")]
    [InlineData("2026-MERCHANT-28000-INCHEON", "")]
    [InlineData("none", "")]
    public async Task What_there_is_not_is_not_found(string line, string query)
    {
        await using var pages = new PortalPages(_database);
        var missing = 0;
        pages.Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missing++;
        var page = Open(pages, line, query);

        page.WaitForAssertion(() => Assert.Equal(1, missing));
    }

    [Fact]
    public async Task A_document_with_its_paper_is_typed_refused_beside_its_fields_and_led_to_its_proposal()
    {
        await using var pages = await PagesAsync();
        var page = pages.Open<NewBudgetDocumentPage>("/budgets/new");
        await page.WaitForElement("form").SubmitAsync();
        page.WaitForElement("[data-field=Amount][aria-invalid=true]");

        foreach (var (field, value) in ((string, string)[])
            [
                ("Kind", "Original"), ("Year", "2026"), ("Fund", "CITY"), ("Authority", "28000"),
                ("Programme", "incheon"), ("Amount", "3억"), ("Number", "본예산"), ("Dated", "2026-01-01"),
                ("Decision", "시의회 의결"),
                ("Source", "예산서"), ("Reason", "본예산 의결"),
            ])
            await page.Find($"[data-field={field}]").ChangeAsync(new() { Value = value });
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText("의결", "의결서.txt"));
        page.WaitForElement(".attach li");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.EndsWith(
            "/approvals/1", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal(300_000_000, await _database.NumberAsync("SELECT effect FROM proposals"));
        Assert.Equal("의결서.txt", await _database.ScalarAsync("SELECT name FROM proposal_files"));
        Assert.Equal(1, await _database.NumberAsync("SELECT COUNT(*) FROM proposal_files"));
    }

    [Fact]
    public async Task A_transfer_and_a_return_are_typed_as_they_are_said()
    {
        var line = new BudgetLineKey(2026, Fund.City, 28000, "INCHEON");
        var day = new DateOnly(2026, 3, 1);

        var transfer = BudgetDocumentFields.Ask(line, "SEORO", "Transfer", "1", day, "전용", 500, "문서", null);
        var given = BudgetDocumentFields.Ask(line, null, "Return", "1", day, "반납", 500, "문서", null);

        Assert.Equal((-500, 500), (transfer.Entry.Amount, transfer.In!.Amount));
        Assert.Null(new BudgetTransfer(transfer.Entry, transfer.In).Problem());
        Assert.Equal((BudgetEntryKind.Return, -500), (given.Entry.Kind, given.Entry.Amount));
        Assert.Equal(0, await _database.NumberAsync("SELECT COUNT(*) FROM budget_entries"));
    }

    [Fact]
    public async Task An_upload_shows_each_row_with_its_verdict_and_only_a_whole_one_can_be_proposed()
    {
        await using var pages = await PagesAsync();
        var page = pages.Open<BudgetImportPage>("/budgets/import");
        const string Head = "회계연도,재원,기관,사업,구분,문서번호,결정일,결정,금액,근거\n";
        const string Good = "2026,시비,인천광역시,INCHEON,본예산,본예산,2026-01-01,의결,1000,예산서\n";

        Upload(page, Head + Good + "2026,도비,인천광역시,INCHEON,추경,1,2026-01-01,의결,1000,예산서\n");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.Contains("2행 가운데 1행이 맞고 1행이", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Contains("재원은", page.Find("tr.wrong").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form"));

        Upload(page, Head + Good);
        await page.WaitForElement("[data-field=Reason]").ChangeAsync(new() { Value = "본예산" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.EndsWith(
            "/approvals/1", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal("예산.csv", await _database.ScalarAsync("SELECT name FROM proposal_files"));
    }

    [Fact]
    public async Task Thresholds_are_proposed_with_a_reason()
    {
        await using var pages = await PagesAsync();
        var page = pages.Open<BudgetThresholdsPage>("/budgets/thresholds");
        foreach (var (field, value) in ((string, string)[])
            [("Authority", "28000"), ("Over", "98"), ("Under", "95%"), ("Reason", "결산 지적")])
            await page.WaitForElement($"[data-field={field}]").ChangeAsync(new() { Value = value });
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.EndsWith(
            "/approvals/1", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
        Assert.Equal("budget.thresholds", await _database.ScalarAsync("SELECT kind FROM proposals"));
    }

    private static void Upload(IRenderedComponent<BudgetImportPage> page, string text) =>
        page.FindComponent<InputFile>().UploadFiles(
            InputFileContent.CreateFromBinary(Encoding.UTF8.GetBytes(text), "예산.csv"));

    private static string Cell(AngleSharp.Dom.IElement row, int at) =>
        row.QuerySelectorAll("td")[at].TextContent.Trim();

    private static IRenderedComponent<BudgetLinePage> Open(PortalPages pages, string line, string query = "") =>
        pages.Open<BudgetLinePage>($"/budgets/{line}{query}", page => page.Add(one => one.Line, line));

    private async Task<PortalPages> PagesAsync() =>
        new(_database, caller: await _people.Counter.OfficerAsync(RoleTable.CityFinance, 28000));
}
