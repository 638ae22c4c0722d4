using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Kit;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>An official makes a paper, fetches it, and has it checked; an altered byte is told.</summary>
public sealed class PaperJourney(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task She_makes_a_paper_fetches_it_and_learns_whether_a_file_is_what_left()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.FillAsync(books);
        await using var portal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(portal.Address, await PortalAccount.AddAsync(books));
        await using var desk = await browser.OpenAsync(portal.Address, session);
        var page = desk.Page;
        await desk.GoAsync("/papers?paper=business-types&from=2026-02-01&to=2026-03-31");
        await AccessibleAsync(page);

        await page.Locator("[data-field=format]").SelectOptionAsync("Xlsx");
        await page.Locator("[data-field=reason]").FillAsync("시의회 6월 업무보고");
        await page.Locator("[data-act=make]").ClickAsync();
        await page.WaitForURLAsync("**/exports");
        await Assertions.Expect(page.Locator("[data-act=take]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await AccessibleAsync(page);
        var (name, bytes) = await FetchAsync(page);
        Assert.StartsWith("business-types_20260201-20260331_EUM-", name, StringComparison.Ordinal);

        await desk.GoAsync("/verify");
        await AccessibleAsync(page);
        await CheckAsync(page, name, bytes, "Genuine", "진본입니다");
        bytes[^100] ^= 1;
        await CheckAsync(page, name, bytes, "Altered", "내용이 바뀌었습니다");
        await AccessibleAsync(page);
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task What_she_explores_she_takes_along_as_it_stands()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.FillAsync(books);
        await using var portal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(portal.Address, await PortalAccount.AddAsync(books));
        await using var desk = await browser.OpenAsync(portal.Address, session);
        var page = desk.Page;
        await desk.GoAsync(
            "/statistics/explore?measures=paid,payments&rows=district&from=2026-02-01&to=2026-03-31&chart=share");

        await page.Locator("[data-act=paper]").ClickAsync();
        await page.WaitForURLAsync("**/papers?**");
        await page.Locator("main[data-live]").WaitForAsync();
        await page.Locator("[data-field=format]").SelectOptionAsync("Csv");
        await page.Locator("[data-field=reason]").FillAsync("의원 요구 자료 제출");
        await page.Locator("[data-act=make]").ClickAsync();
        await page.WaitForURLAsync("**/exports");
        await Assertions.Expect(page.Locator("[data-act=take]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        var (name, bytes) = await FetchAsync(page);

        Assert.StartsWith("explore_20260201-20260331_EUM-", name, StringComparison.Ordinal);
        var lines = System.Text.Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Trim().Split("\r\n");
        Assert.StartsWith("군·구,결제액(원),결제건수(건)", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("합계,31829838,", lines[^1], StringComparison.Ordinal);
        Assert.Empty(desk.Complaints);
    }

    private static async Task<(string Name, byte[] Bytes)> FetchAsync(IPage page)
    {
        var file = await page.RunAndWaitForDownloadAsync(() => page.Locator("[data-act=take]").ClickAsync());
        await using var content = await file.CreateReadStreamAsync();
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return (file.SuggestedFilename, bytes.ToArray());
    }

    private static async Task CheckAsync(IPage page, string name, byte[] bytes, string verdict, string words)
    {
        await Assertions.Expect(page.Locator("[data-verify]")).ToBeEnabledAsync();
        await page.Locator("[data-verify]").SetInputFilesAsync(
            new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = bytes });
        await Assertions.Expect(page.Locator($"[data-verdict={verdict}]")).ToContainTextAsync(words);
    }

    private static async Task AccessibleAsync(IPage page) =>
        Assert.Equal([], (await page.RunAxe()).Violations.Select(broken => $"{broken.Id} {broken.Nodes[0].Html}"));
}
