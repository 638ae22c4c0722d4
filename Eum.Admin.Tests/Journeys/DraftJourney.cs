using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>
/// A form half filled in outlives its connection, its page and its server; Hangul comes through whole.
/// </summary>
public sealed class DraftJourney(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task RB_16_what_was_typed_survives_a_cut_connection_a_reload_and_a_restart_of_the_server()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var account = await PortalAccount.AddAsync(books, "city.admin", RoleTable.CityAdmin);
        await using var mortal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(mortal.Address, account);
        await using var desk = await browser.OpenAsync(mortal.Address, session);
        var page = desk.Page;
        IWebSocketRoute? connection = null;
        await page.RouteWebSocketAsync(new Regex("_blazor"), socket =>
        {
            connection = socket;
            socket.ConnectToServer();
        });
        await desk.GoAsync("/officers/new");

        await page.Locator("[data-field=name]").FillAsync("김서해");
        await page.Locator("[data-field=department]").FocusAsync();
        await ComposeAsync(page, "겨", "경", "경ㅈ", "경제");
        await SavedAsync(page); // Still in the field: nobody has left it.

        await connection!.CloseAsync();
        var dialog = page.Locator("#components-reconnect-modal");
        await Assertions.Expect(dialog).ToBeHiddenAsync(new() { Timeout = 30_000 });
        await page.Locator("[data-field=department]").PressAsync("End");
        await ComposeAsync(page, "ㄱ", "고", "과");
        await page.Locator("[data-field=account]").FillAsync("seo.new");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("form[data-form=new]")).Not.ToHaveAttributeAsync("data-dirty", "");
        await HasAsync(page);

        await page.ReloadAsync();
        await page.Locator("[data-draft=restored]").WaitForAsync();
        await HasAsync(page);
        Assert.Empty((await page.RunAxe()).Violations.Select(broken => $"{broken.Id} {broken.Nodes[0].Html}"));

        await mortal.KillAsync();
        await Assertions.Expect(dialog).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Assertions.Expect(dialog.Locator("time")).ToHaveTextAsync(new Regex("^[0-2][0-9]:[0-5][0-9]$"));
        await using var again = await PortalProcess.StartAsync(books, mortal.Address.Port);
        await page.Locator("[data-draft=restored]").WaitForAsync(new() { Timeout = 60_000 });
        await HasAsync(page);
    }

    [Fact]
    public async Task A_form_is_filled_in_and_sent_by_keyboard_alone_and_is_empty_afterwards()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var account = await PortalAccount.AddAsync(books, "city.admin", RoleTable.CityAdmin);
        await using var portal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(portal.Address, account);
        await using var desk = await browser.OpenAsync(portal.Address, session, ColorScheme.Dark, 1366);
        var page = desk.Page;
        await desk.GoAsync("/officers/new");
        await page.Locator("[data-field=name]").FocusAsync();

        await page.Keyboard.PressAsync("Enter"); // Too early: everything is missing.
        await Assertions.Expect(page.Locator("[aria-invalid=true]").First).ToBeFocusedAsync();
        await AccessibleAsync(page);
        await page.Locator("[data-field=name]").FocusAsync();
        foreach (var text in (string[])["이서구", "seo.new", "I-77", "경제과"])
        {
            await page.Keyboard.InsertTextAsync(text);
            await page.Keyboard.PressAsync("Tab");
        }

        for (var step = 0; step < 4; step++) await page.Keyboard.PressAsync("ArrowDown"); // To 군·구 담당.
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync("ㅅㅎㄱ");
        await Assertions.Expect(page.Locator("[role=option].active")).ToContainTextAsync("서해구");
        await AccessibleAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[role=combobox]")).ToHaveValueAsync(new Regex("서해구"));
        await page.Locator("[data-field=reason]").FocusAsync();
        await page.Keyboard.InsertTextAsync("신규 발령");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("[role=status] a[href^='/approvals/']")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("fieldset.form-fields")).Not.ToHaveAttributeAsync("disabled", "");
        await Assertions.Expect(page.Locator("[data-field=name]")).ToHaveValueAsync("");
        Assert.Empty(desk.Complaints);
    }

    private static async Task HasAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("[data-field=name]")).ToHaveValueAsync("김서해");
        await Assertions.Expect(page.Locator("[data-field=department]")).ToHaveValueAsync("경제과");
        await Assertions.Expect(page.Locator("[data-field=account]")).ToHaveValueAsync("seo.new");
    }

    private static Task SavedAsync(IPage page) =>
        Assertions.Expect(page.Locator("[data-draft=saved]")).ToBeVisibleAsync(new() { Timeout = 15_000 });

    // As an input method does: the syllable grows under the caret and is then put in.
    private static async Task ComposeAsync(IPage page, params string[] halves)
    {
        var keys = await page.Context.NewCDPSessionAsync(page);
        foreach (var half in halves)
            await keys.SendAsync("Input.imeSetComposition", new()
            {
                ["text"] = half,
                ["selectionStart"] = half.Length,
                ["selectionEnd"] = half.Length,
            });
        await keys.SendAsync("Input.insertText", new() { ["text"] = halves[^1] });
        await keys.DetachAsync();
    }

    private static async Task AccessibleAsync(IPage page) =>
        Assert.Equal([], (await page.RunAxe()).Violations.Select(broken => $"{broken.Id} {broken.Nodes[0].Html}"));
}
