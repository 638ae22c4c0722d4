using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Kit;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>The frame around every page, by keyboard.</summary>
public sealed class ShellJourney(Browser browser, RunningPortal portal)
    : IClassFixture<Browser>, IClassFixture<RunningPortal>
{
    [Fact]
    public async Task The_box_finds_a_page_by_first_sounds_and_leads_there_without_a_mouse()
    {
        await using var desk = await browser.OpenAsync(portal.Address, portal.Session);
        var page = desk.Page;
        await desk.GoAsync("/");

        await page.Keyboard.PressAsync("Control+k");
        var box = page.Locator("#palette-words");
        await Assertions.Expect(box).ToBeFocusedAsync();
        await box.PressSequentiallyAsync("ㅇㅇㅅ");
        await Assertions.Expect(page.Locator("#palette a").First).ToContainTextAsync("운영사 파일");
        await AccessibleAsync(page);
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("운영사 파일");
        await Assertions.Expect(page.Locator("#palette")).ToBeHiddenAsync();
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task A_letter_that_is_being_composed_is_neither_reported_nor_broken_nor_entered()
    {
        await using var desk = await browser.OpenAsync(portal.Address, portal.Session);
        var page = desk.Page;
        await desk.GoAsync("/");
        await page.Keyboard.PressAsync("Control+k");
        var keys = await page.Context.NewCDPSessionAsync(page);

        foreach (var half in (string[])["ㄷ", "대", "댓", "대시"])
            await keys.SendAsync("Input.imeSetComposition", new()
            {
                ["text"] = half,
                ["selectionStart"] = half.Length,
                ["selectionEnd"] = half.Length,
            });
        await page.EvaluateAsync(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', "
            + "{ key: 'Enter', keyCode: 229, isComposing: true, bubbles: true }))");
        await Assertions.Expect(page.Locator("#palette")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#palette-found")).ToHaveAttributeAsync("data-for", "");
        await keys.SendAsync("Input.insertText", new() { ["text"] = "대시" });

        await Assertions.Expect(page.Locator("#palette a").First).ToContainTextAsync("대시보드");
        await Assertions.Expect(page.Locator("#palette-words")).ToHaveValueAsync("대시");
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task The_question_mark_shows_the_keys_and_Esc_gives_the_focus_back()
    {
        await using var desk = await browser.OpenAsync(portal.Address, portal.Session);
        var page = desk.Page;
        await desk.GoAsync("/imports");
        var link = page.GetByRole(AriaRole.Link, new() { Name = "대시보드" });
        await link.FocusAsync();

        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#shortcuts")).ToBeVisibleAsync();
        await AccessibleAsync(page);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#shortcuts")).ToBeHiddenAsync();
        await Assertions.Expect(link).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Alt+a");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("결재함");
        Assert.Empty(desk.Complaints);
    }

    [Fact]
    public async Task What_she_settles_holds_in_another_browser_after_she_has_signed_in_there()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var account = await PortalAccount.AddAsync(books);
        await using var own = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(own.Address, account);
        await using (var desk = await browser.OpenAsync(own.Address, session))
        {
            await desk.GoAsync("/settings");
            await AccessibleAsync(desk.Page);
            await desk.Page.GetByLabel("어둡게").CheckAsync();
            await desk.Page.GetByLabel("촘촘하게").CheckAsync();
            await desk.Page.GetByRole(AriaRole.Button, new() { Name = "저장" }).ClickAsync();
            await Assertions.Expect(desk.Page.GetByText("저장했습니다.")).ToBeVisibleAsync();
            Assert.Equal("dark", await desk.Page.Locator("html").GetAttributeAsync("data-theme"));
            Assert.Empty(desk.Complaints);
        }

        await using var other = await browser.OpenAsync(own.Address);
        var code = await account.CodeAsync();
        await SignInPages.SignInAsync(other.Page, account.Name, PortalAccount.Password, () => code);
        await other.Page.Locator("a.button.main").ClickAsync(); // Her first session ends, and she is told.
        await other.Page.Locator("main[data-live]").WaitForAsync();
        Assert.Equal("dark", await other.Page.Locator("html").GetAttributeAsync("data-theme"));
        Assert.Equal("dense", await other.Page.Locator("html").GetAttributeAsync("data-density"));
    }

    private static async Task AccessibleAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.Equal([], found.Violations.Select(broken => $"{broken.Id} {broken.Nodes[0].Html}"));
    }
}
