using System.Text;
using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>A person at the desk: kept through a lost page, ordered, sent, answered, and her card suspended.</summary>
public sealed class IssueJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Name = "남궁카나리아";
    private const string Phone = "010-9876-5432";
    private static readonly DateOnly Today =
        KoreanTime.BusinessDate(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task A_person_is_ordered_a_card_at_the_desk_and_it_comes_alive_by_the_operators_files()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.SettleAsync(books.Database);
        var official = await PortalAccount.AddAsync(books, "yeonsu.official", RoleTable.GuOfficial, 28185);
        var city = await PortalAccount.AddAsync(books);
        await using var portal = await PortalProcess.StartAsync(books);
        using var hers = await PortalSession.OpenAsync(portal.Address, official);
        using var theirs = await PortalSession.OpenAsync(portal.Address, city);
        await using var issuing = await browser.OpenAsync(portal.Address, hers, width: 1366);
        await using var sending = await browser.OpenAsync(portal.Address, theirs, ColorScheme.Dark, 1366);
        var page = issuing.Page;

        await issuing.GoAsync("/cards/issue");
        await page.Locator("[data-field=Programme]").SelectOptionAsync("YEONSU");
        await TypeAsync(page, "Name", Name);
        await TypeAsync(page, "Born", "19850309");
        await TypeAsync(page, "Phone", Phone);
        await page.Locator("[data-draft=saved]").WaitForAsync();
        await issuing.GoAsync("/cards/issue"); // As after a lost connection: everything typed is there again.
        await Assertions.Expect(page.Locator("[data-draft=restored]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-field=Name]").First).ToHaveValueAsync(Name);
        await page.Locator("[data-act=check]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-verdict=fits]")).ToContainTextAsync("발급할 수 있습니다");
        foreach (var consent in (string[])["Terms", "Collection", "Operator"])
            await page.Locator($"input[data-field={consent}]").CheckAsync();
        await AccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "주문", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/cards/orders/1");
        await Assertions.Expect(page.Locator("h1 .badge")).ToHaveTextAsync("주문");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("남****아");
        await AccessibleAsync(page);

        await SendAsync(sending);
        await AnswerAsync(books);
        await issuing.GoAsync("/cards/orders/1");
        await Assertions.Expect(page.Locator("h1 .badge")).ToHaveTextAsync("사용 등록");
        await page.GetByRole(AriaRole.Link, new() { Name = "C000901" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1 .badge")).ToHaveTextAsync("사용 중");
        Assert.Equal(5, await page.Locator(".steps li").CountAsync());
        await page.Locator("[data-field=Act]").SelectOptionAsync("Suspend");
        await TypeAsync(page, "Reason", "분실로 의심된다고 함");
        await AccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "주문", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".alarm.information")).ToContainTextAsync("정지");
        await page.Keyboard.PressAsync("Control+k");
        await page.Locator("#palette-words").FillAsync("0901");
        await Assertions.Expect(page.Locator("#palette")).ToContainTextAsync("C000901");

        Assert.DoesNotContain(Name, await sending.Page.ContentAsync(), StringComparison.Ordinal);
        Assert.Empty(issuing.Complaints);
        Assert.Empty(sending.Complaints);
    }

    private static async Task SendAsync(Kit.Desk sending)
    {
        var page = sending.Page;
        await sending.GoAsync("/cards/orders");
        await AccessibleAsync(page);
        await page.Locator("[data-act=close-file]").ClickAsync();
        await page.Locator(".take-away summary").First.ClickAsync();
        await page.Locator(".take-away input[name=reason]").FillAsync("운영사에 오늘 주문을 보냄");
        var taken = await page.RunAndWaitForDownloadAsync(() => page.Locator("[data-act=take]").ClickAsync());
        await using var stream = await taken.CreateReadStreamAsync();
        using var text = new StreamReader(stream, Encoding.UTF8);
        Assert.Matches($"\n1,ISSUE,.*,YEONSU,,{Name},1985-03-09,{Phone},,\n", await text.ReadToEndAsync());
        await sending.GoAsync("/cards/orders");
    }

    private static async Task AnswerAsync(PortalBooks books)
    {
        using var folder = new TempFolder();
        var importer = books.Services.GetRequiredService<FileImporter>();
        foreach (var (kind, rows) in ((string, string[])[])
                 [
                     ("members", [$"M000901,JOIN,{OperatorDesk.At("00:00:01.000", Today)},1985,F,2818510100"]),
                     ("card-answers", [$"1,ISSUED,C000901,M000901,{OperatorDesk.At("00:00:02.000", Today)},"]),
                     ("cards",
                     [
                         $"C000901,ISSUED,{OperatorDesk.At("00:00:03.000", Today)},M000901,YEONSU,9410-16**-****-0901,L1,,",
                         $"C000901,ACTIVATED,{OperatorDesk.At("00:00:04.000", Today)},M000901,YEONSU,,,,",
                     ]),
                 ])
        {
            var path = folder.Write($"{kind}.csv", OperatorDesk.TextOf(kind, rows, 1, Today));
            var result = await importer.ImportAsync(path, null, "test", null, default);
            Assert.True(result.Status == "DONE", $"{result.Message} {string.Join(' ', result.Problems)}");
        }
    }

    private static async Task TypeAsync(IPage page, string field, string text)
    {
        var input = page.Locator($"[data-field={field}]").First;
        await input.FillAsync(text);
        await input.PressAsync("Tab");
    }

    private static async Task AccessibleAsync(IPage page)
    {
        Assert.Equal(
            [], (await page.RunAxe()).Violations.Select(broken => $"{page.Url}: {broken.Id} {broken.Nodes[0].Html}"));
        Assert.True(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), page.Url);
    }
}
