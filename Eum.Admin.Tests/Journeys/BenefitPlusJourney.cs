using System.Globalization;
using Deque.AxeCore.Playwright;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>A merchant applies, is asked for more, is approved, and its customers earn from that day.</summary>
public sealed class BenefitPlusJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Merchant = "S000007";

    [Fact]
    public async Task It_applies_is_given_back_applies_again_is_approved_and_a_payment_there_earns_all_its_layers()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await OpenShopAsync(books);
        var maker = await PortalAccount.AddAsync(books);
        var checker = await PortalAccount.AddAsync(books, "city.approver", RoleTable.CityApprover);
        await using var portal = await PortalProcess.StartAsync(books);
        using var hers = await PortalSession.OpenAsync(portal.Address, maker);
        using var theirs = await PortalSession.OpenAsync(portal.Address, checker);
        await using var making = await browser.OpenAsync(portal.Address, hers, width: 1366);
        await using var deciding = await browser.OpenAsync(portal.Address, theirs, ColorScheme.Dark, 1366);
        var page = making.Page;
        var tomorrow = KoreanTime.BusinessDate(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(1);

        await making.GoAsync("/benefit-plus/new?q=검암");
        await page.GetByRole(AriaRole.Link, new() { Name = "검암 분식" }).ClickAsync();
        await page.Locator("[data-field=Rate]").SelectOptionAsync("300");
        await page.Locator("[data-field=First]")
            .FillAsync(tomorrow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await AccessibleAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "접수" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1 .badge")).ToHaveTextAsync("접수");
        await AccessibleAsync(page);
        await page.Locator("[data-field=Comment]").FillAsync("적립률을 5%로 하기로 했습니다");
        await page.Locator("[data-act=return]").ClickAsync();
        await Assertions.Expect(page.Locator("h1 .badge")).ToHaveTextAsync("보완 요청");
        await page.Locator("[data-field=Rate]").SelectOptionAsync("500");
        await page.Locator("[data-act=correct]").ClickAsync();
        await Assertions.Expect(page.Locator("h1 .badge")).ToHaveTextAsync("접수");
        await page.Locator("[data-field=Comment]").FillAsync("점검을 마쳤습니다");
        await page.Locator("[data-act=propose]").ClickAsync();
        await page.WaitForURLAsync("**/approvals/*");

        await deciding.GoAsync(new Uri(page.Url).AbsolutePath);
        await Assertions.Expect(deciding.Page.Locator(".changes")).ToContainTextAsync("검암 분식");
        await AccessibleAsync(deciding.Page);
        await deciding.Page.Locator("[data-act=approve]").ClickAsync();
        await Assertions.Expect(deciding.Page.Locator("h1 .badge")).ToHaveTextAsync("승인");
        await PayAsync(books, tomorrow);

        await deciding.GoAsync("/payments/T00000000001");
        await Assertions.Expect(deciding.Page.Locator(".layers")).ToContainTextAsync("2,500");
        await Assertions.Expect(deciding.Page.Locator(".layers")).ToContainTextAsync("1,000");
        foreach (var path in (string[])["/benefit-plus?all=yes", "/benefit-plus/1", "/benefit-plus/progress"])
        {
            await deciding.GoAsync(path);
            await AccessibleAsync(deciding.Page);
        }

        Assert.Empty(making.Complaints);
        Assert.Empty(deciding.Complaints);
    }

    // A shop of 서구, where 서로e음 gives more at such shops, and a member with that card.
    private static async Task OpenShopAsync(PortalBooks books)
    {
        await Town.SettleAsync(books.Database);
        await using var db = await books.Database.CreateDbContextAsync();
        db.Merchants.Add(new()
        {
            MerchantKey = Town.Key(3, 7),
            RegistrationNo = "1234567891",
            Name = "검암 분식",
            Ksic = "56111",
            Address = "인천",
            Phone = "",
            PhoneIndex = "",
            RegisteredOn = new(2025, 1, 1),
        });
        db.MerchantTerms.Add(new()
        {
            MerchantKey = Town.Key(3, 7),
            ValidFrom = new(2025, 1, 1),
            BusinessType = BusinessTypeTable.All.First(type => !type.Restricted).No,
            LegalDong = 28260_10100,
            District = 28260,
            Bracket = SalesBracket.LE300M,
            Status = MerchantStatus.Open,
        });
        await db.SaveChangesAsync();
    }

    private static async Task PayAsync(PortalBooks books, DateOnly day)
    {
        using var folder = new TempFolder();
        var row = string.Create(
            CultureInfo.InvariantCulture,
            $"T00000000001,PAY,,{OperatorDesk.At("10:00:00.000", day)},M000001,C000001,{Merchant},50000,50000,0,0,0,CARD,8500");
        var result = await books.Services.GetRequiredService<FileImporter>().ImportAsync(
            folder.Write("payments.csv", OperatorDesk.TextOf("payments", [row], 1, day)), null, "test", null, default);
        Assert.True(result.Status == "DONE", $"{result.Message} {string.Join(' ', result.Problems)}");
    }

    private static async Task AccessibleAsync(IPage page)
    {
        Assert.Equal(
            [], (await page.RunAxe()).Violations.Select(broken => $"{page.Url}: {broken.Id} {broken.Nodes[0].Html}"));
        Assert.True(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), page.Url);
    }
}
