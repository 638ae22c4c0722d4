using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>A budget document from the form of one official to the approval of another and the book.</summary>
public sealed class BudgetJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Line = "/budgets/2026-CITY-28000-INCHEON";

    [Fact]
    public async Task A_document_is_proposed_with_its_paper_approved_by_another_and_changes_what_is_available()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.FillAsync(books);
        var maker = await PortalAccount.AddAsync(books);
        var checker = await PortalAccount.AddAsync(books, "city.approver", RoleTable.CityApprover);
        await using var portal = await PortalProcess.StartAsync(books);
        using var hers = await PortalSession.OpenAsync(portal.Address, maker);
        using var theirs = await PortalSession.OpenAsync(portal.Address, checker);
        await using var making = await browser.OpenAsync(portal.Address, hers, width: 1366);
        await using var deciding = await browser.OpenAsync(portal.Address, theirs, ColorScheme.Dark, 1366);
        var page = making.Page;

        await making.GoAsync($"{Line}?unit=won");
        await Assertions.Expect(page.Locator(".alarms")).ToContainTextAsync("예산 초과");
        await AccessibleAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "예산 문서 등록" }).ClickAsync();
        await FillAsync(page);
        await AccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "결재 올리기" }).ClickAsync();
        await page.WaitForURLAsync("**/approvals/*");
        await Assertions.Expect(page.Locator("td.after").First).ToHaveTextAsync("300,000,000원");
        await Assertions.Expect(page.Locator(".files a")).ToContainTextAsync("의결서.txt");
        var proposal = new Uri(page.Url).AbsolutePath;
        await making.GoAsync($"{Line}?unit=won");
        await Assertions.Expect(page.Locator(".alarm.information")).ToContainTextAsync("대기 중");

        await deciding.GoAsync(proposal);
        await deciding.Page.Locator("[data-act=approve]").ClickAsync();
        await Assertions.Expect(deciding.Page.Locator("h1 .badge")).ToHaveTextAsync("승인");

        await deciding.GoAsync($"{Line}?unit=won");
        await Assertions.Expect(deciding.Page.Locator(".tile-value").First).ToHaveTextAsync("300,000,000");
        await Assertions.Expect(deciding.Page.Locator($"td a[href='{proposal}']")).ToBeVisibleAsync();
        await AccessibleAsync(deciding.Page);
        await deciding.GoAsync("/budgets?year=2026&unit=won");
        await Assertions.Expect(deciding.Page.Locator(".book tbody .level-0").First).ToContainTextAsync("300,000,000");
        await Assertions.Expect(deciding.Page.Locator(".book-note")).ToBeVisibleAsync();
        await AccessibleAsync(deciding.Page);
        Assert.Empty(making.Complaints);
        Assert.Empty(deciding.Complaints);
    }

    private static async Task FillAsync(IPage page)
    {
        await page.Locator("main[data-live] [data-field=Amount]").FillAsync("3억");
        foreach (var (field, value) in ((string, string)[])
            [
                ("Number", "1"), ("Dated", "2026-05-20"), ("Decision", "시의회 의결"), ("Source", "제1회 추경예산서"),
                ("Reason", "초과분을 메웁니다"),
            ])
            await page.Locator($"[data-field={field}]").First.FillAsync(value);
        await page.Locator("[data-attach]:enabled").SetInputFilesAsync(
            new FilePayload { Name = "의결서.txt", MimeType = "text/plain", Buffer = "의결"u8.ToArray() });
        await Assertions.Expect(page.Locator(".attach li")).ToContainTextAsync("의결서.txt");
        await Assertions.Expect(page.Locator("[data-draft=saved]")).ToBeVisibleAsync();
    }

    private static async Task AccessibleAsync(IPage page)
    {
        Assert.Equal(
            [], (await page.RunAxe()).Violations.Select(broken => $"{page.Url}: {broken.Id} {broken.Nodes[0].Html}"));
        Assert.True(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), page.Url);
    }
}
