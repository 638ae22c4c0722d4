using System.Globalization;
using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>A rate is changed by two people, and the payments of the day after are explained by it.</summary>
public sealed class PolicyJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Columns =
        "tx_id,kind,original_tx_id,approved_at,member_id,card_id,merchant_id,amount,from_charge,from_cashback,from_policy,"
        + "merchant_discount,channel,operator_cashback";

    [Fact]
    public async Task A_draft_is_tried_proposed_approved_and_rates_the_payments_of_its_first_day()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.FillAsync(books);
        var maker = await PortalAccount.AddAsync(books);
        var checker = await PortalAccount.AddAsync(books, "city.approver", RoleTable.CityApprover);
        await using var portal = await PortalProcess.StartAsync(books);
        using var hers = await PortalSession.OpenAsync(portal.Address, maker);
        using var theirs = await PortalSession.OpenAsync(portal.Address, checker);
        await using var making = await browser.OpenAsync(portal.Address, hers);
        await using var deciding = await browser.OpenAsync(portal.Address, theirs, ColorScheme.Dark, 1366);
        var day = KoreanTime.BusinessDate(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1);

        await making.GoAsync("/cashback/policies?authority=28000");
        await DraftAsync(making.Page, day);
        await making.Page.Locator("[data-act=simulate]").ClickAsync();
        var done = making.Page.Locator("a.button.main[href='/cashback/simulations/1']");
        await done.WaitForAsync(new() { Timeout = 60_000 });
        await making.GoAsync("/cashback/drafts/1");
        await making.Page.Locator("[data-simulated='1']").WaitForAsync();
        await FillAsync(making.Page, "reason", "위원회 의결");
        await making.Page.Locator("[data-act=propose]").ClickAsync();
        await making.Page.WaitForURLAsync("**/approvals/1");

        await deciding.GoAsync("/approvals/1");
        await ApproveAsync(deciding.Page);
        await PayAsync(books, day);

        await making.GoAsync("/payments/T00000000001");
        await Assertions.Expect(making.Page.Locator(".layers")).ToContainTextAsync("INCHEON-BASE:29");
        await Assertions.Expect(making.Page.Locator(".layers tfoot")).ToContainTextAsync("4,000");
        await deciding.GoAsync("/cashback/policies/INCHEON-BASE/29");
        await Assertions.Expect(deciding.Page.Locator("main")).ToContainTextAsync("한식 5만 원");
        await AccessibleAsync(deciding.Page);
        Assert.Empty(making.Complaints);
        Assert.Empty(deciding.Complaints);
    }

    // From the version in force: 8 % in place of 10 %, with an example that at first does not hold.
    private static async Task DraftAsync(IPage page, DateOnly day)
    {
        await page.Locator(".policies tbody tr", new() { HasText = "INCHEON-BASE" }).Locator("td a").First.ClickAsync();
        await page.Locator("[data-act=draft]").ClickAsync();
        await page.Locator("fieldset.form-fields:not([disabled])").First.WaitForAsync();
        await AccessibleAsync(page);
        await FillAsync(page, "from", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await FillAsync(page, "body", "인천사랑상품권운영위원회");
        await FillAsync(page, "document", "제31차");
        var last = await page.Locator("[data-layer]").CountAsync() - 1;
        await page.Locator($"[data-layer='{last}'] > summary").ClickAsync();
        await FillAsync(page, $"layer.{last}.bands.0.rate", "8");
        await Assertions.Expect(page.Locator($"[data-layer='{last}'] [data-sentence]")).ToContainTextAsync("8 %");
        await FillAsync(page, $"layer.{last}.funding.0.share", "30");
        await FillAsync(page, $"layer.{last}.funding.1.share", "70");

        await page.Locator("[data-act=add-example]").ClickAsync();
        await FillAsync(page, "example.0.name", "한식 5만 원");
        await FillAsync(page, "example.0.Base", "5000");
        await page.Locator("[data-act=save]").ClickAsync();
        await page.Locator("[data-checks=fail] [data-rule=Example]").WaitForAsync();
        await AccessibleAsync(page);
        await FillAsync(page, "example.0.Base", "4000");
        await page.Locator("[data-act=save]").ClickAsync();
        await page.Locator("[data-checks=hold]").WaitForAsync();
    }

    private static async Task ApproveAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("300,000원까지 8 %를 준다");
        await page.Locator("[data-simulation='1']").WaitForAsync();
        await AccessibleAsync(page);
        await page.Locator("textarea").FillAsync("확인했습니다");
        await page.Locator("[data-act=approve]").ClickAsync();
        await Assertions.Expect(page.Locator("h1 .badge")).ToHaveTextAsync("승인");
    }

    private static async Task FillAsync(IPage page, string field, string text)
    {
        var box = page.Locator($"input[data-field='{field}'], textarea[data-field='{field}']").First;
        await box.FillAsync(text);
        await box.BlurAsync();
    }

    // One payment of 50,000 won, an hour after the version began.
    private static async Task PayAsync(PortalBooks books, DateOnly day)
    {
        using var folder = new TempFolder();
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            #EUM,payments,1,TEST,{day:yyyy-MM-dd},{day:yyyy-MM-dd}T23:59:59+09:00,4
            {Columns}
            T00000000001,PAY,,{day:yyyy-MM-dd}T01:00:00+09:00,M000001,C000001,S000001,50000,50000,0,0,0,CARD,4000
            #END,1,50000,4000

            """);
        var path = folder.Write("payments.csv", text);
        var result = await books.Services.GetRequiredService<FileImporter>()
            .ImportAsync(path, null, "test", null, default);
        Assert.True(result is { Status: "DONE", Rejected: 0 }, $"{result.Message} {string.Join(' ', result.Problems)}");
    }

    private static async Task AccessibleAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.Equal([], found.Violations.Select(broken => $"{broken.Id} {broken.Nodes[0].Html}"));
    }
}
