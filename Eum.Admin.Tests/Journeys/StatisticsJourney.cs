using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>An official puts a statistic together, keeps it, and hands the link to a colleague of a gu.</summary>
public sealed class StatisticsJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Spring = "from=2026-02-01&to=2026-03-31&unit=won";

    [Fact]
    public async Task She_explores_keeps_what_she_sees_and_the_link_shows_a_colleague_her_own_gu()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.FillAsync(books);
        await using var portal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(portal.Address, await PortalAccount.AddAsync(books));
        await using var desk = await browser.OpenAsync(portal.Address, session);
        var page = desk.Page;

        await desk.GoAsync("/statistics");
        await page.GetByRole(AriaRole.Link, new() { Name = "군·구별 결제와 캐시백" }).ClickAsync();
        await Assertions.Expect(page.Locator("table.statistic tbody tr").First).ToBeVisibleAsync();
        await desk.GoAsync($"/statistics/explore?measures=paid&{Spring}");
        await page.Locator(".filters select").First.SelectOptionAsync("district");
        await Assertions.Expect(page.Locator("table.statistic tbody tr")).ToHaveCountAsync(6);
        await page.Locator(".measure-chooser summary").ClickAsync();
        await page.GetByLabel("결제건수", new() { Exact = true }).CheckAsync();
        await Assertions.Expect(page.Locator("table.statistic thead th")).ToHaveCountAsync(3);
        await page.Keyboard.PressAsync("Escape");
        await page.GetByLabel("비교").SelectOptionAsync("month");
        await Assertions.Expect(page.Locator("table.statistic thead th")).ToHaveCountAsync(9);
        var (link, total) = (page.Url, await page.Locator("tfoot td").First.TextContentAsync());
        await page.GetByText("보기", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("지금 보기의 이름").FillAsync("군·구별 봄");
        await page.Locator(".pop-body select").SelectOptionAsync("*");
        await page.GetByRole(AriaRole.Button, new() { Name = "지금 보기 저장" }).ClickAsync();
        await Assertions.Expect(page.Locator(".views a")).ToHaveTextAsync("군·구별 봄");
        Assert.Empty(desk.Complaints);

        var yeonsu = await PortalAccount.AddAsync(books, "yeonsu.staff", RoleTable.GuOfficial, 28185);
        using var colleague = await PortalSession.OpenAsync(portal.Address, yeonsu);
        await using var other = await browser.OpenAsync(portal.Address, colleague);
        await other.GoAsync(new Uri(link).PathAndQuery);

        await Assertions.Expect(other.Page.Locator("table.statistic tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(other.Page.Locator("table.statistic tbody th")).ToHaveTextAsync("연수구");
        Assert.NotEqual(total, await other.Page.Locator("tfoot td").First.TextContentAsync());
        await other.Page.GetByText("보기", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(other.Page.Locator(".views a")).ToHaveTextAsync("군·구별 봄");
        Assert.Empty(other.Complaints);
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
                     "/statistics", "/statistics/measures", "/statistics/explore",
                     $"/statistics/explore?measures=paid,cashback&rows=month&chart=line&with=year&{Spring}",
                     $"/statistics/explore?measures=national,city,gu&rows=month&chart=stacked&{Spring}",
                     $"/statistics/explore?measures=paid&rows=district&columns=group&chart=heat&{Spring}",
                     $"/statistics/explore?measures=paid,members&rows=district&view=comparable&chart=share&{Spring}",
                 ])
        {
            await desk.GoAsync(path);
            var found = await desk.Page.RunAxe();
            Assert.Equal([], found.Violations.Select(broken => $"{path}: {broken.Id} {broken.Nodes[0].Html}"));
            Assert.True(await desk.Page.EvaluateAsync<bool>(
                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path);
        }

        Assert.Empty(desk.Complaints);
    }
}
