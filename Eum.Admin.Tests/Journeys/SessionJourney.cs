using System.Text.RegularExpressions;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>What ends a session, and what does not prolong it, with real pages open.</summary>
public sealed class SessionJourney(Browser browser) : IClassFixture<Browser>
{
    private const int Tabs = 20;

    [Fact]
    public async Task AU_10_with_20_pages_open_a_disabled_officer_decides_nothing_in_any_and_all_are_closed()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var maker = await PortalAccount.AddAsync(books);
        var checker = await PortalAccount.AddAsync(books, "city.approver", RoleTable.CityApprover);
        await using var portal = await PortalProcess.StartAsync(
            books, more: new() { ["Portal:CircuitsPerPerson"] = $"{Tabs}" });
        using var session = await PortalSession.OpenAsync(portal.Address, checker);
        await using var desk = await browser.OpenAsync(portal.Address, session);
        List<IPage> pages = [];
        for (var at = 0; at < Tabs; at++)
        {
            var no = await ApprovalJourney.ProposedAsync(books, maker, $"{at}회 추경");
            var page = at == 0 ? desk.Page : await desk.Page.Context.NewPageAsync();
            await page.GotoAsync($"/approvals/{no}");
            await page.Locator("main[data-live] [data-act=approve]").WaitForAsync();
            pages.Add(page);
        }

        await checker.ChangeAsync(user => user.DisabledAt = DateTime.UnixEpoch);
        await Task.WhenAll(pages.Select(page =>
            page.EvaluateAsync("document.querySelector('[data-act=approve]')?.click()")));

        foreach (var page in pages)
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("ended=Disabled"), new() { Timeout = 60_000 });
        await using var db = await books.Database.CreateDbContextAsync();
        Assert.Equal(Tabs, await db.Proposals.CountAsync());
        Assert.Equal(0, await db.BudgetEntries.CountAsync());
        Assert.Equal(Tabs, await db.ProposalSteps.CountAsync()); // Each made, none decided.
    }

    [Fact]
    public async Task AU_11_a_page_that_refreshes_itself_does_not_prolong_the_session_and_a_key_does()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var account = await PortalAccount.AddAsync(books);
        await using var portal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(portal.Address, account);
        await using var desk = await browser.OpenAsync(portal.Address, session);
        var began = await SeenAsync(books);

        await desk.GoAsync("/imports");
        await desk.Page.EvaluateAsync(RefreshesItself);
        for (var time = 0; time < 3; time++) await desk.GoAsync($"/imports?page={time}");
        await desk.Page.EvaluateAsync(RefreshesItself);
        Assert.Equal(began, await SeenAsync(books));

        var told = desk.Page.WaitForResponseAsync(answer =>
            answer.Url.EndsWith("/session/seen", StringComparison.Ordinal));
        await desk.Page.Keyboard.PressAsync("Tab");
        Assert.Equal(200, (await told).Status);
        Assert.True(await SeenAsync(books) > began);

        await using (var db = await books.Database.CreateDbContextAsync())
            await db.Set<SessionRow>().ExecuteUpdateAsync(row =>
                row.SetProperty(r => r.SeenAt, r => began.AddMinutes(-10)));
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex("ended=Idle"), new() { Timeout = 60_000 });
    }

    [Fact]
    public async Task AU_14_a_comment_survives_the_code_that_is_asked_for_in_between()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var checker = await PortalAccount.AddAsync(books, "city.approver", RoleTable.CityApprover);
        var no = await ApprovalJourney.ProposedAsync(books, await PortalAccount.AddAsync(books));
        await using var portal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(portal.Address, checker);
        await using var desk = await browser.OpenAsync(portal.Address, session);
        var page = desk.Page;
        var longAgo = (await SeenAsync(books)).AddMinutes(-6);
        await using (var db = await books.Database.CreateDbContextAsync())
            await db.Set<SessionRow>().ExecuteUpdateAsync(row => row.SetProperty(r => r.SteppedUpAt, longAgo));
        await desk.GoAsync($"/approvals/{no}");

        await page.Locator("textarea").FillAsync("예산서 12쪽과 맞습니다");
        await page.Locator("[data-act=approve]").ClickAsync();
        await page.GetByLabel("인증 코드").FillAsync(await checker.CodeAsync());
        await page.Locator("[data-act=step-up]").ClickAsync();
        await Assertions.Expect(page.Locator(".step-up")).ToHaveCountAsync(0);
        await page.Locator("[data-act=approve]").ClickAsync();

        await Assertions.Expect(page.Locator("h1 .badge")).ToHaveTextAsync("승인");
        await Assertions.Expect(page.Locator(".steps")).ToContainTextAsync("예산서 12쪽과 맞습니다");
        Assert.Empty(desk.Complaints);
    }

    // What a page may do by itself: ask the server, and make up keys and clicks that nobody pressed.
    private const string RefreshesItself =
        """
        () => new Promise(done => {
          let refreshed = 0;
          setInterval(() => {
            fetch('/imports').then(() => { if (++refreshed === 20) done(); });
            dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
            document.querySelector('main').dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
            document.querySelector('h1').click();
          }, 50);
        })
        """;

    private static async Task<DateTime> SeenAsync(PortalBooks books)
    {
        await using var db = await books.Database.CreateDbContextAsync();
        return await db.Set<SessionRow>().Select(row => row.SeenAt).SingleAsync();
    }
}
