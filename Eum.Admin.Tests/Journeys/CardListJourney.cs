using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Features.Cards;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>A school's list goes from a file through two people to orders, and what was wrong comes back.</summary>
public sealed class CardListJourney(Browser browser) : IClassFixture<Browser>
{
    private const int Good = 60;
    private const int Wrong = 11;

    [Theory]
    [InlineData(ColorScheme.Light, 1366)]
    [InlineData(ColorScheme.Dark, 1920)]
    public async Task A_roster_is_mapped_corrected_given_back_in_part_approved_and_ordered(ColorScheme theme, int width)
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

        await making.GoAsync("/cards/batches/1");
        await Assertions.Expect(making.Page.Locator("h1 .badge")).ToHaveTextAsync("반영함", new() { Timeout = 60_000 });
        await Assertions.Expect(making.Page.Locator("tfoot td").First).ToHaveTextAsync($"{Good + 1}");
        await FineAsync(making);
        Assert.Empty(making.Complaints);
        Assert.Empty(deciding.Complaints);
    }

    private static async Task SendAsync(Kit.Desk making)
    {
        var page = making.Page;
        await making.GoAsync("/cards/batches");
        await FineAsync(making);
        await page.Locator("[data-field=for]").SelectOptionAsync("INCHEON-INU");
        await page.Locator("[data-upload]:enabled").SetInputFilesAsync(new FilePayload
        {
            Name = "2026 신입생.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(Roster.Of(Good, Wrong)),
        });
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("2026 신입생.csv");
        await Assertions.Expect(page.Locator("#map-BirthDate")).ToHaveValueAsync("1");
        Assert.DoesNotContain(Roster.Phone(0), await page.ContentAsync(), StringComparison.Ordinal);
        await FineAsync(making);
        await page.Locator("[data-form=mapping] button[type=submit]").ClickAsync();
    }

    private static async Task CorrectAsync(Kit.Desk making)
    {
        var page = making.Page;
        await Assertions.Expect(page.Locator("tr[data-line]")).ToHaveCountAsync(50);
        await making.GoAsync("/cards/batches/1?verdict=rejected");
        await Assertions.Expect(page.Locator("tr[data-line]")).ToHaveCountAsync(Wrong);
        await FineAsync(making);
        var row = page.Locator("tr[data-line]").Filter(new() { HasText = "동의하지 않았습니다" });
        await row.Locator("button").ClickAsync();
        await page.Locator("[data-form=row] [data-field=Consent]").FillAsync("Y");
        await page.Locator("[data-form=row] button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("tr[data-line]")).ToHaveCountAsync(Wrong - 1);

        await page.Locator("summary").Filter(new() { HasText = "내려받기" }).First.ClickAsync();
        await page.Locator("input[name=reason]").FillAsync("학교에 돌려보내 고치게 함");
        var taking = page.WaitForDownloadAsync();
        await page.Locator("[data-act=take]").ClickAsync();
        var file = await File.ReadAllTextAsync(await (await taking).PathAsync());
        Assert.Equal(Wrong, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length); // And the headings.
    }

    private static async Task ProposeAsync(Kit.Desk making)
    {
        var page = making.Page;
        await page.Locator("[data-form=issue] textarea").FillAsync("신입생 학생증 발급");
        await page.Locator("[data-act=propose]").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/approvals/1$"));
    }

    private static async Task ApproveAsync(Kit.Desk deciding)
    {
        await deciding.GoAsync("/approvals/1");
        await Assertions.Expect(deciding.Page.Locator("main")).ToContainTextAsync($"{Good + 1}장");
        await deciding.Page.Locator("textarea").FillAsync("확인했습니다");
        await deciding.Page.Locator("[data-act=approve]").ClickAsync();
        await Assertions.Expect(deciding.Page.Locator("h1 .badge")).ToHaveTextAsync("승인");
    }

    private static async Task FineAsync(Kit.Desk desk)
    {
        var found = await desk.Page.RunAxe();
        Assert.Equal([], found.Violations.Select(broken => $"{broken.Id} {broken.Nodes[0].Html}"));
        Assert.True(await desk.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
    }
}
