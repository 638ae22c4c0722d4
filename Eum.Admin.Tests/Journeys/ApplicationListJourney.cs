using System.Text;
using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Features.BenefitPlus;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Values;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>Shopkeepers apply together with a file: corrected in part, given back in part, in the queue.</summary>
public sealed class ApplicationListJourney(Browser browser) : IClassFixture<Browser>
{
    private const int Good = 12;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_file_of_applications_is_corrected_given_back_in_part_and_received_into_the_queue(
        ColorScheme theme)
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.SettleAsync(books.Database);
        await ApplicationsDesk.OpenShopsAsync(books.Database, Good + 1);
        var maker = await PortalAccount.AddAsync(books);
        await using var portal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(portal.Address, maker);
        await using var desk = await browser.OpenAsync(portal.Address, session, theme, 1366);

        await SendAsync(desk);
        await CorrectAsync(desk);
        await GiveBackAsync(desk);
        await desk.Page.Locator("[data-act=receive]").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("h1 .badge")).ToHaveTextAsync("반영함", new() { Timeout = 60_000 });
        await Assertions.Expect(desk.Page.Locator("main")).ToContainTextAsync($"{Good + 1}건을 접수했습니다");
        await FineAsync(desk);

        await desk.GoAsync("/benefit-plus");
        await Assertions.Expect(desk.Page.Locator("main table tbody tr")).ToHaveCountAsync(Good + 1);
        await desk.GoAsync($"/benefit-plus/{Good + 1}");
        await Assertions.Expect(desk.Page.Locator("h1 .badge")).ToHaveTextAsync("접수");
        await Assertions.Expect(desk.Page.Locator(".steps")).ToContainTextAsync("목록 1번의");
        Assert.Empty(desk.Complaints);
    }

    private static async Task SendAsync(Kit.Desk desk)
    {
        var page = desk.Page;
        await desk.GoAsync("/benefit-plus");
        await page.GetByRole(AriaRole.Link, new() { Name = "파일로 접수" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("신청 일괄 접수");
        await FineAsync(desk);
        var next = YearMonth.Of(KoreanTime.BusinessDate(TimeProvider.System.GetUtcNow().UtcDateTime)).PlusMonths(1);
        var text = ApplicationsDesk.ListOf(Good, wrong: 2).Replace("2026-04-01", $"{next.FirstDay:yyyy-MM-dd}",
            StringComparison.Ordinal);
        var wrong = $"{ApplicationsDesk.IdOf(Good)},신규,7,{next.FirstDay:yyyy-MM-dd},,\n";
        await page.Locator("[data-upload]:enabled").SetInputFilesAsync(new FilePayload
        {
            Name = "상인회 신청.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(text + wrong),
        });
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("상인회 신청.csv");
        await Assertions.Expect(page.Locator("#map-Rate")).ToHaveValueAsync("2");
        await FineAsync(desk);
        await page.Locator("[data-form=mapping] button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("tr[data-line]")).ToHaveCountAsync(Good + 3);
    }

    private static async Task CorrectAsync(Kit.Desk desk)
    {
        var page = desk.Page;
        await desk.GoAsync("/benefit-plus/lists/1?verdict=rejected");
        await Assertions.Expect(page.Locator("tr[data-line]")).ToHaveCountAsync(3);
        await FineAsync(desk);
        await page.Locator("tr[data-line]").Filter(new() { HasText = "정한 적립률" }).Locator("button").ClickAsync();
        await page.Locator("[data-form=row] [data-field=Rate]").FillAsync("5");
        await page.Locator("[data-form=row] button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("tr[data-line]")).ToHaveCountAsync(2);
    }

    private static async Task GiveBackAsync(Kit.Desk desk)
    {
        var page = desk.Page;
        await page.Locator("summary").Filter(new() { HasText = "내려받기" }).First.ClickAsync();
        await page.Locator("input[name=reason]").FillAsync("상인회에 돌려보내 고치게 함");
        var taking = page.WaitForDownloadAsync();
        await page.Locator("[data-act=take]").ClickAsync();
        var file = await File.ReadAllTextAsync(await (await taking).PathAsync());
        Assert.Equal(3, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length); // And the headings.
    }

    private static async Task FineAsync(Kit.Desk desk)
    {
        var found = await desk.Page.RunAxe();
        Assert.Equal([], found.Violations.Select(broken => $"{broken.Id} {broken.Nodes[0].Html}"));
        Assert.True(await desk.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
    }
}
