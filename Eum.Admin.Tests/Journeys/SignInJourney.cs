using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>Signing in and out in a real browser, two windows side by side.</summary>
public sealed class SignInJourney(Browser browser, RunningPortal portal)
    : IClassFixture<Browser>, IClassFixture<RunningPortal>
{
    [Fact]
    public async Task A_wrong_code_is_refused_in_a_sentence_and_the_right_one_leads_where_she_wanted()
    {
        var account = await PortalAccount.AddAsync(portal.Books, "journey.one");
        await using var desk = await browser.OpenAsync(portal.Address);
        var page = desk.Page;

        await page.GotoAsync("/imports?page=2");
        await page.GetByLabel("계정", new() { Exact = true }).FillAsync(account.Name);
        await page.GetByLabel("비밀번호", new() { Exact = true }).FillAsync(PortalAccount.Password);
        await AccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "다음" }).ClickAsync();
        await page.GetByLabel("인증 코드").FillAsync("000000");
        await page.GetByRole(AriaRole.Button, new() { Name = "로그인" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("코드가 맞지 않습니다");
        await AccessibleAsync(page);
        await page.GetByLabel("인증 코드").FillAsync(await account.CodeAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "로그인" }).ClickAsync();

        await page.Locator("main[data-live]").WaitForAsync();
        Assert.EndsWith("/imports?page=2", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("[data-session]")).ToHaveTextAsync(
            new Regex("^(10:00|09:5[0-9])$"));
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task AU_13_signing_out_everywhere_ends_the_other_tab_and_back_shows_nothing()
    {
        var account = await PortalAccount.AddAsync(portal.Books, "journey.two");
        using var session = await PortalSession.OpenAsync(portal.Address, account);
        await using var desk = await browser.OpenAsync(portal.Address, session);
        await desk.GoAsync("/imports");
        var other = await desk.Page.Context.NewPageAsync();
        await other.GotoAsync("/account");

        await other.GetByRole(AriaRole.Button, new() { Name = "모든 곳에서 로그아웃" }).ClickAsync();

        await Assertions.Expect(other).ToHaveURLAsync(new Regex("/sign-in"));
        await Assertions.Expect(desk.Page).ToHaveURLAsync(
            new Regex("/sign-in"), new() { Timeout = 30_000 });
        await other.GoBackAsync();
        await Assertions.Expect(other).ToHaveURLAsync(new Regex("/sign-in"));
    }

    [Fact]
    public async Task AU_10_an_account_disabled_while_a_page_is_open_ends_that_page()
    {
        var account = await PortalAccount.AddAsync(portal.Books, "journey.three", RoleTable.CityFinance);
        using var session = await PortalSession.OpenAsync(portal.Address, account);
        await using var desk = await browser.OpenAsync(portal.Address, session);
        await desk.GoAsync("/imports");

        await account.ChangeAsync(user => user.DisabledAt = DateTime.UnixEpoch);

        await Assertions.Expect(desk.Page).ToHaveURLAsync(
            new Regex("ended=Disabled"), new() { Timeout = 60_000 });
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("사용이 중지되었습니다");
    }

    private static async Task AccessibleAsync(IPage page) =>
        Assert.Empty((await page.RunAxe()).Violations.Select(broken => $"{broken.Id} {broken.Nodes[0].Html}"));
}
