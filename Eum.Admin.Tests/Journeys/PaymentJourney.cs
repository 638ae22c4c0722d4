using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Kit;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>An official looks for a payment while a citizen is on the telephone.</summary>
public sealed class PaymentJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Period = "from=2026-02-28&to=2026-03-02";

    [Fact]
    public async Task She_filters_sorts_sends_the_link_goes_back_and_has_a_payment_explained()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.FillAsync(books);
        await using var portal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(portal.Address, await PortalAccount.AddAsync(books));
        await using var desk = await browser.OpenAsync(portal.Address, session);
        var page = desk.Page;
        await desk.GoAsync($"/payments?{Period}&bracket=LE300M");

        await page.Locator(".filters select").Nth(1).SelectOptionAsync("pay");
        await Assertions.Expect(page.Locator(".chip")).ToHaveCountAsync(4);
        await page.Locator("thead a", new() { HasText = "결제액" }).ClickAsync();
        await Assertions.Expect(page.Locator("th[aria-sort=descending]")).ToContainTextAsync("결제액");
        var rows = await RowsAsync(page);

        var link = page.Url;
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(link);
        Assert.Equal(rows, await RowsAsync(other)); // The first rendering has the rows.
        await page.ReloadAsync();
        Assert.Equal(rows, await RowsAsync(page));
        await page.Locator("main[data-live]").WaitForAsync();

        await page.Locator("a[rel=next]").ClickAsync();
        await Assertions.Expect(page.Locator("a[rel=prev]")).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("a[rel=prev]")).ToHaveCountAsync(0);
        Assert.Equal(rows, await RowsAsync(page));

        await page.Locator("tbody th a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("거래 T");
        await Assertions.Expect(page.Locator(".layers .reason").First).ToContainTextAsync("%");
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("결제내역");
        Assert.Equal(link, page.Url);
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task Hangul_is_looked_for_when_its_syllables_are_done_and_stays_whole()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.FillAsync(books);
        await using var portal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(portal.Address, await PortalAccount.AddAsync(books));
        await using var desk = await browser.OpenAsync(portal.Address, session);
        var page = desk.Page;
        await desk.GoAsync($"/payments?{Period}");
        var box = page.Locator("input[data-search]").First;
        await box.FocusAsync();
        var keys = await page.Context.NewCDPSessionAsync(page);

        foreach (var part in (string[])["ㄱ", "가", "각", "가게"])
        {
            await keys.SendAsync("Input.imeSetComposition", new()
            {
                ["text"] = part,
                ["selectionStart"] = part.Length,
                ["selectionEnd"] = part.Length,
            });
            await Assertions.Expect(box).ToHaveValueAsync(part);
        }

        Assert.DoesNotContain("merchant=", page.Url, StringComparison.Ordinal);
        await keys.SendAsync("Input.insertText", new() { ["text"] = "가게" });
        await Assertions.Expect(page.Locator(".chip b").Last).ToHaveTextAsync("가게");
        await Assertions.Expect(box).ToHaveValueAsync("가게");
        await box.PressSequentiallyAsync(" 3");
        await box.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".chip b").Last).ToHaveTextAsync("가게 3");
        await Assertions.Expect(page.Locator("tbody tr").First).ToContainTextAsync("가게 3");
        await Assertions.Expect(box).ToBeFocusedAsync();
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task A_view_is_kept_by_name_and_the_list_comes_down_as_a_file_with_a_reason()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.FillAsync(books);
        await using var portal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(portal.Address, await PortalAccount.AddAsync(books));
        await using var desk = await browser.OpenAsync(portal.Address, session);
        var page = desk.Page;
        await desk.GoAsync($"/payments?{Period}&kind=cancel&cols=tx,amount,merchant");

        await page.GetByText("보기", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("지금 보기의 이름").FillAsync("이달 취소");
        await page.GetByRole(AriaRole.Button, new() { Name = "지금 보기 저장" }).ClickAsync();
        await Assertions.Expect(page.Locator(".views a")).ToHaveTextAsync("이달 취소");
        await page.Keyboard.PressAsync("Escape");
        var count = await page.Locator(".pager-sum").TextContentAsync();
        await desk.GoAsync("/payments");
        await page.GetByText("보기", new() { Exact = true }).ClickAsync();
        await page.Locator(".views a").ClickAsync();
        await Assertions.Expect(page.Locator(".pager-sum")).ToHaveTextAsync(count!);

        await page.Locator("summary", new() { HasText = "내려받기" }).ClickAsync();
        await page.GetByLabel("내려받는 까닭").FillAsync("취소 민원에 회신하려고");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("[data-act=take]").ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());

        Assert.Equal("payments_20260228-20260302.1.csv", download.SuggestedFilename);
        Assert.Equal("\uFEFF거래 번호,가맹점,결제액(원)".TrimStart('\uFEFF'), lines[0].TrimStart('\uFEFF'));
        Assert.All(lines[1..], line => Assert.Matches("^T[0-9]{11},가게 [0-9],-[0-9]+$", line));
        Assert.Contains($"모두 {lines.Length - 1}건", count, StringComparison.Ordinal);
        Assert.Empty(desk.Complaints);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1920)]
    [InlineData(ColorScheme.Dark, 1366)]
    public async Task The_chapter_is_accessible_and_fits_its_window(ColorScheme theme, int width)
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.FillAsync(books);
        await using var portal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(portal.Address, await PortalAccount.AddAsync(books));
        await using var desk = await browser.OpenAsync(portal.Address, session, theme, width);

        foreach (var path in (string[])
                 [
                     "/payments", $"/payments?{Period}&kind=cancel&channel=QR&min=10&differs=any", "/payments?tx=T9",
                     "/payments/T00002280004", "/payments/T00002280504",
                 ])
        {
            await desk.GoAsync(path);
            foreach (var menu in await desk.Page.Locator("details.pop > summary").AllAsync()) await menu.ClickAsync();
            var found = await desk.Page.RunAxe();
            Assert.Equal([], found.Violations.Select(broken => $"{path}: {broken.Id} {broken.Nodes[0].Html}"));
            Assert.True(
                await desk.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"),
                $"{path} is wider than the window.");
        }

        Assert.Empty(desk.Complaints);
    }

    private static async Task<string> RowsAsync(IPage page) =>
        string.Join(' ', await page.Locator("tbody th").AllTextContentsAsync());
}
