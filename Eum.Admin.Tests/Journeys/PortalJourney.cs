using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Kit;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>The portal as an official meets it: a real process, a real browser, no server but ours.</summary>
public sealed class PortalJourney(Browser browser, RunningPortal portal)
    : IClassFixture<Browser>, IClassFixture<RunningPortal>
{
    private static readonly string[] Pages =
        ["/", "/?unit=won", "/?month=2024-01", "/imports", "/imports?state=running", "/imports/70", "/imports/2"];

    [Theory]
    [InlineData(ColorScheme.Light, 1920)]
    [InlineData(ColorScheme.Dark, 1366)]
    public async Task Every_page_is_accessible_and_asks_nothing_that_the_policy_forbids(ColorScheme theme, int width)
    {
        await using var desk = await browser.OpenAsync(portal.Address, portal.Session, theme, width);

        foreach (var path in Pages)
        {
            await desk.GoAsync(path);
            var found = await desk.Page.RunAxe();
            Assert.Equal([], found.Violations.Select(broken => $"{path}: {broken.Id} {broken.Nodes[0].Html}"));
            Assert.True(await FitsAsync(desk.Page), $"{path} is wider than the window.");
        }

        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task The_dashboard_shows_the_sums_of_the_database_and_its_month_follows_the_address()
    {
        await using var desk = await browser.OpenAsync(portal.Address, portal.Session);
        var page = desk.Page;

        await desk.GoAsync("/?unit=won");
        await ShowsAsync(page, 2, Paid(0));
        await ShowsAsync(page, 4, $"{portal.Sample.BudgetLeft:#,0}");

        await page.GetByLabel("이전 달").ClickAsync();
        await ShowsAsync(page, 2, Paid(-1));
        Assert.EndsWith("/?unit=won&month=2026-09", page.Url, StringComparison.Ordinal);

        await page.GoBackAsync();
        await ShowsAsync(page, 2, Paid(0));

        await page.GetByRole(AriaRole.Link, new() { Name = "발행액" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("운영사 파일");
        Assert.EndsWith("/imports?kind=charges&month=2026-10", page.Url, StringComparison.Ordinal);
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task When_the_server_dies_a_Korean_dialog_says_so_and_the_page_comes_back_with_it()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await SampleMonth.FillAsync(books.Database);
        await using var mortal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(mortal.Address, await PortalAccount.AddAsync(books));
        await using var desk = await browser.OpenAsync(mortal.Address, session);
        await desk.GoAsync("/imports?page=2");

        await mortal.KillAsync();
        var dialog = desk.Page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("서버와 연결이 끊겼습니다", new() { Timeout = 30_000 });

        await using var again = await PortalProcess.StartAsync(books, mortal.Address.Port);
        await Assertions.Expect(dialog).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await desk.Page.Locator("main[data-live]").WaitForAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(desk.Page.Locator("tbody tr")).ToHaveCountAsync(22);
    }

    [Fact]
    public async Task Theme_and_language_are_chosen_once_and_kept()
    {
        await using var desk = await browser.OpenAsync(portal.Address, portal.Session);
        var page = desk.Page;
        await desk.GoAsync("/imports");

        await page.Locator(".top .who").ClickAsync();
        await page.Locator(".top .menu [data-action=theme]").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Operator files");
        Assert.EndsWith("/imports", page.Url, StringComparison.Ordinal);
        Assert.Equal("dark", await page.Locator("html").GetAttributeAsync("data-theme"));
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        await desk.GoAsync("/");
        await Assertions.Expect(page.GetByText("Beyond budget")).ToBeVisibleAsync();
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task Rejected_rows_come_down_as_a_file()
    {
        await using var desk = await browser.OpenAsync(portal.Address, portal.Session);
        await desk.GoAsync("/imports/70");

        await desk.Page.GetByText("반려 행 내려받기").ClickAsync();
        await desk.Page.GetByLabel("내려받는 까닭").FillAsync("운영사에 되돌려 보냄");
        var download = await desk.Page.RunAndWaitForDownloadAsync(
            () => desk.Page.Locator("[data-act=take]").ClickAsync());

        Assert.Matches(@"^merchants-20261028\.\d+\.rejects\.csv$", download.SuggestedFilename);
        Assert.Equal(SampleMonth.Rejects + 3, (await File.ReadAllLinesAsync(await download.PathAsync())).Length);
    }

    private string Paid(int months)
    {
        var month = SampleMonth.Month.PlusMonths(months);
        return $"{portal.Sample.Paid[month] + portal.Sample.PaidLate.GetValueOrDefault(month):#,0}";
    }

    private static Task ShowsAsync(IPage page, int tile, string figure) =>
        Assertions.Expect(page.Locator(".tile-value").Nth(tile)).ToHaveTextAsync(figure);

    private static Task<bool> FitsAsync(IPage page) =>
        page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth");
}
