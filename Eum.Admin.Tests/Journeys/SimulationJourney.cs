using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Kit;
using Eum.Admin.Tests.Simulations;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>An official tries rules on past months: those in force, which change nothing, and a draft.</summary>
public sealed class SimulationJourney(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(ColorScheme.Light, 1366)]
    [InlineData(ColorScheme.Dark, 1366)]
    public async Task Rules_are_tried_watched_and_read_cell_by_cell(ColorScheme theme, int width)
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.FillAsync(books);
        await using var portal = await PortalProcess.StartAsync(books);
        var maker = await PortalAccount.AddAsync(books);
        await FrozenSimulation.AddAsync(books, maker);
        using var session = await PortalSession.OpenAsync(portal.Address, maker);
        await using var desk = await browser.OpenAsync(portal.Address, session, theme, width);
        var page = desk.Page;

        await desk.GoAsync("/cashback/simulations");
        await page.Locator("a.button.main").ClickAsync();
        await page.GetByLabel("무엇을").SelectOptionAsync("INCHEON-BASE");
        await AccessibleAsync(page);
        await page.Locator("[data-act=simulate]").ClickAsync();
        await page.Locator("a.button.main[href='/cashback/simulations/2']").ClickAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("시뮬레이션 2번");
        await Assertions.Expect(page.Locator(".alarm.information")).ToContainTextAsync("1원까지 같습니다");
        await AccessibleAsync(page);

        await desk.GoAsync("/cashback/simulations/1");
        await Assertions.Expect(page.Locator("[data-cell] small").First).ToContainTextAsync("▼");
        await AccessibleAsync(page);
        await page.Locator(".filters select").SelectOptionAsync("28260");
        await Assertions.Expect(page.Locator("[data-cell]")).ToHaveCountAsync(1);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("[data-cell]")).Not.ToHaveCountAsync(1);
        await page.Locator("[data-cell] a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("결제내역");
        await Assertions.Expect(page.Locator("tbody tr").First).ToBeVisibleAsync();

        await desk.GoAsync("/cashback/simulations");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await AccessibleAsync(page);
        Assert.Empty(desk.Complaints);
    }

    private static async Task AccessibleAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.Equal([], found.Violations.Select(broken => $"{broken.Id} {broken.Nodes[0].Html}"));
        Assert.True(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"),
            $"{page.Url} is wider than the window.");
    }
}
