using System.Text;
using Eum.Admin.Tests.Features.Cards;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>PD-1 on the wire: what an open page is sent names nobody until somebody gives a reason.</summary>
public sealed class CanaryJourney(Browser browser) : IClassFixture<Browser>
{
    private static readonly string[] Pages =
    [
        "/", "/cards", "/cards?q=8901", "/cards/C000901", "/cards/orders", "/cards/orders/1", "/cards/orders/2",
        "/cards/batches", "/cards/batches/1", "/cards/programmes", "/cards/funds", "/statistics", "/imports", "/jobs",
        "/exports", "/audit/trail", "/audit/access",
    ];

    [Theory]
    [InlineData(RoleTable.CityFinance)]
    [InlineData(RoleTable.Auditor)]
    public async Task PD_1_no_frame_to_an_open_page_names_a_person_until_she_is_revealed(string role)
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await using var town = await CanaryTown.OpenAsync(books);
        await using var portal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(
            portal.Address, await PortalAccount.AddAsync(books, "who.looks", role));
        await using var desk = await browser.OpenAsync(portal.Address, session);
        var heard = new HeardFrames(desk.Page);

        foreach (var path in Pages)
        {
            if ((await desk.Page.GotoAsync(path))!.Status != 200) continue; // Not hers.
            await desk.Page.Locator("main[data-live]").WaitForAsync();
            await HiddenAsync(desk.Page, heard);
        }

        await desk.GoAsync("/cards/batches/1?verdict=rejected");
        await Assertions.Expect(desk.Page.Locator("tr[data-line]")).ToContainTextAsync("황***구");
        await FindAsync(desk.Page, heard);
        if (role == RoleTable.CityFinance)
        {
            await CorrectAsync(desk, heard);
            await RevealAsync(desk, heard, books);
        }

        Assert.NotEmpty(Canary.In(heard.All, ["선***새"])); // The search finds what is there.
        Assert.NotEmpty(Canary.In(heard.All, [CanaryTown.MaskedCard]));
        Assert.Equal([], desk.Complaints.Where(said => !said.Contains("404", StringComparison.Ordinal)));
    }

    // By what she may look for and by what she may not; nothing that she types is said back to her.
    private static async Task FindAsync(IPage page, HeardFrames heard)
    {
        await page.Keyboard.PressAsync("Control+k");
        foreach (var words in (string[])
                 [
                     CanaryTown.Student.Name, CanaryTown.Student.Phone, Canary.Card, CanaryTown.AtDesk.Birth, "8901",
                 ])
        {
            await page.Locator("#palette-words").FillAsync(words);
            var sum = words.Aggregate(2_166_136_261, (sum, unit) => unchecked((sum ^ unit) * 16_777_619));
            await Assertions.Expect(page.Locator("#palette-found")).ToHaveAttributeAsync("data-for", $"{sum:x}");
            await HiddenAsync(page, heard);
        }

        await Assertions.Expect(page.Locator("#palette")).ToContainTextAsync(CanaryTown.MaskedCard);
        await page.Keyboard.PressAsync("Escape");
    }

    // The list that waits is mapped; then a phone is typed into the row of somebody, which stays hidden.
    private static async Task CorrectAsync(Kit.Desk desk, HeardFrames heard)
    {
        var page = desk.Page;
        await desk.GoAsync("/cards/batches/2");
        await HiddenAsync(page, heard);
        await page.Locator("[data-form=mapping] button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("tr[data-line]")).ToHaveCountAsync(1);
        await page.Locator("tr[data-line] button").ClickAsync();
        await page.Locator("[data-form=row] [data-field=Phone]").FillAsync(CanaryTown.OtherPhone);
        await HiddenAsync(page, heard);
        await page.Locator("[data-form=row] button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("tr[data-line]")).ToContainTextAsync("010-****-7391");
        await HiddenAsync(page, heard);
    }

    private static async Task RevealAsync(Kit.Desk desk, HeardFrames heard, PortalBooks books)
    {
        var page = desk.Page;
        await desk.GoAsync("/cards/orders/2");
        var field = page.Locator(".personal").First;
        await field.Locator("button").ClickAsync();
        var form = page.Locator(".personal-reason");
        await form.Locator("select").SelectOptionAsync("CitizenAsks");
        await form.Locator("input").FillAsync("본인 확인 요청을 받음");
        await HiddenAsync(page, heard);
        await form.Locator("button[type=submit]").ClickAsync();
        await Assertions.Expect(field.Locator(".personal-text")).ToHaveTextAsync(CanaryTown.Student.Name);

        Assert.Equal([CanaryTown.Student.Name], Canary.In(heard.All, CanaryTown.Texts));
        await using var db = await books.Database.CreateDbContextAsync();
        var line = await db.AuditEntries.SingleAsync(row => row.Action == AuditActions.Reveal);
        Assert.Equal("CitizenAsks: 본인 확인 요청을 받음", line.Reason);
    }

    private static async Task HiddenAsync(IPage page, HeardFrames heard)
    {
        var html = Encoding.UTF8.GetBytes(await page.ContentAsync());
        Assert.Empty(Canary.In(html, CanaryTown.Texts).Select(text => $"{page.Url}: {text}"));
        Assert.Empty(Canary.In(heard.All, CanaryTown.Texts).Select(text => $"Sent to {page.Url}: {text}"));
        Assert.DoesNotContain(CanaryTown.Texts, Uri.UnescapeDataString(page.Url).Contains);
    }
}
