using System.Text;
using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Jobs;
using Eum.Admin.Tests.Kit;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>An official drops the operator's files on the page and watches them being imported.</summary>
public sealed class ImportJourney(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(ColorScheme.Light, 1920)]
    [InlineData(ColorScheme.Dark, 1366)]
    public async Task Files_are_sent_shown_imported_and_found_again_by_keyboard(ColorScheme theme, int width)
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var account = await PortalAccount.AddAsync(books);
        await using var portal = await PortalProcess.StartAsync(books);
        using var session = await PortalSession.OpenAsync(portal.Address, account);
        await using var desk = await browser.OpenAsync(portal.Address, session, theme, width);
        var page = desk.Page;
        await desk.GoAsync("/imports");

        await page.Locator("[data-upload]:enabled").SetInputFilesAsync(Files());
        await Assertions.Expect(page.Locator(".uploads li")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Locator(".uploads li.refused")).ToContainTextAsync("엑셀(xlsx)이나 ZIP");
        var import = page.Locator("[data-act=import]");
        await Assertions.Expect(import).ToContainTextAsync("3개 파일 가져오기");
        await AccessibleAsync(page);
        await import.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("h1 .badge")).ToHaveTextAsync("일부 완료", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("[role=status] .alarm")).ToContainTextAsync("1개는 거절했습니다");
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("2행: 열 이름 줄이 없습니다");
        await AccessibleAsync(page);

        await page.Locator(".top a[href='/jobs']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("작업");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await AccessibleAsync(page);
        await page.Locator("tbody th a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"));
        Assert.Empty(desk.Complaints);
    }

    private static FilePayload[] Files() =>
    [
        Of("cards.csv", Text("cards", OperatorDesk.Cards)),
        Of("members.csv.gz", UploadDesk.Packed(Text("members", OperatorDesk.Members))),
        Of("잘린 파일.csv", Encoding.UTF8.GetBytes("#EUM,members,1,TEST,2025-09-01,2025-09-01T23:59:59+09:00,2\n")),
        Of("결제.xlsx", "PK\u0003\u0004"u8.ToArray()),
    ];

    private static byte[] Text(string kind, IReadOnlyList<string> rows) =>
        Encoding.UTF8.GetBytes(OperatorDesk.TextOf(kind, rows));

    private static FilePayload Of(string name, byte[] bytes) =>
        new() { Name = name, MimeType = "text/csv", Buffer = bytes };

    private static async Task AccessibleAsync(IPage page) =>
        Assert.Equal([], (await page.RunAxe()).Violations.Select(broken => $"{broken.Id} {broken.Nodes[0].Html}"));
}
