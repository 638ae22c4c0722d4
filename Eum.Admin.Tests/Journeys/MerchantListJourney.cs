using System.Text;
using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>A list of sales brackets goes from a file through two people into the registry.</summary>
public sealed class MerchantListJourney(Browser browser) : IClassFixture<Browser>
{
    private const string List = "가맹점번호,매출구간\nS000001,30억 초과\nS000002,어마어마\nS000003,영세\n";

    [Theory]
    [InlineData(ColorScheme.Light, 1366)]
    [InlineData(ColorScheme.Dark, 1366)]
    public async Task A_list_is_mapped_looked_at_corrected_measured_approved_and_found_in_the_registry(
        ColorScheme theme, int width)
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.FillAsync(books);
        var maker = await PortalAccount.AddAsync(books);
        var checker = await PortalAccount.AddAsync(books, "city.approver", RoleTable.CityApprover);
        await using var portal = await PortalProcess.StartAsync(books);
        using var hers = await PortalSession.OpenAsync(portal.Address, maker);
        using var theirs = await PortalSession.OpenAsync(portal.Address, checker);
        await using var making = await browser.OpenAsync(portal.Address, hers, theme, width);
        await using var deciding = await browser.OpenAsync(portal.Address, theirs, theme, width);

        await SendAsync(making);
        await CorrectAsync(making);
        await ProposeAsync(making);
        await ApproveAsync(deciding);
        await FindAsync(making);

        Assert.Empty(making.Complaints);
        Assert.Empty(deciding.Complaints);
    }

    private static async Task SendAsync(Kit.Desk making)
    {
        var page = making.Page;
        await making.GoAsync("/merchants/lists");
        await page.Locator("[data-field=kind]").SelectOptionAsync("Brackets");
        await page.Locator("[data-upload]:enabled").SetInputFilesAsync(new FilePayload
        {
            Name = "2026 하반기 매출구간.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(List),
        });
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("2026 하반기 매출구간.csv");
        await Assertions.Expect(page.Locator("#map-Bracket")).ToHaveValueAsync("1");
        await FineAsync(making);
        await page.Locator("[data-form=mapping] button[type=submit]").ClickAsync();
    }

    private static async Task CorrectAsync(Kit.Desk making)
    {
        var page = making.Page;
        await Assertions.Expect(page.Locator("tr[data-line]")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("tr[data-line='3']")).ToContainTextAsync("매출구간이 아닙니다");
        await FineAsync(making);
        await page.Locator("tr[data-line='3'] button").ClickAsync();
        await page.Locator("[data-form=row] [data-field=Bracket]").FillAsync("중소2");
        await page.Locator("[data-form=row] button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("tr[data-line='3']")).ToContainTextAsync("3억 이하 → 5억 초과 10억 이하");
    }

    private static async Task ProposeAsync(Kit.Desk making)
    {
        var page = making.Page;
        await page.Locator("[data-act=effect]").ClickAsync();
        await Assertions.Expect(page.GetByText("다시 계산했습니다")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await FineAsync(making);
        await page.Locator("[data-form=propose] textarea").FillAsync("여신금융협회 하반기 목록");
        await page.Locator("[data-act=propose]").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/approvals/1$"));
    }

    private static async Task ApproveAsync(Kit.Desk deciding)
    {
        await deciding.GoAsync("/approvals/1");
        await Assertions.Expect(deciding.Page.Locator("main")).ToContainTextAsync("3억 이하 → 30억 초과, 1곳의 캐시백");
        await deciding.Page.Locator("textarea").FillAsync("확인했습니다");
        await deciding.Page.Locator("[data-act=approve]").ClickAsync();
        await Assertions.Expect(deciding.Page.Locator("h1 .badge")).ToHaveTextAsync("승인");
    }

    private static async Task FindAsync(Kit.Desk making)
    {
        var page = making.Page;
        await making.GoAsync("/merchants/lists/1");
        await Assertions.Expect(page.Locator("h1 .badge")).ToHaveTextAsync("반영함", new() { Timeout = 60_000 });
        await making.GoAsync("/merchants?bracket=GT3B");
        var box = page.Locator("input[data-search]").First;
        await box.FillAsync("ㄱㄱ1");
        await box.PressAsync("Enter");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await FineAsync(making);
        await page.Locator("tbody th a").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("가게 1");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("매출구간: 3억 이하 → 30억 초과");
        await Assertions.Expect(page.Locator("a[href^='/payments?merchant=S000001']").First).ToBeVisibleAsync();
        await FineAsync(making);
    }

    private static async Task FineAsync(Kit.Desk desk)
    {
        var found = await desk.Page.RunAxe();
        Assert.Equal([], found.Violations.Select(broken => $"{broken.Id} {broken.Nodes[0].Html}"));
        Assert.True(await desk.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
    }
}
