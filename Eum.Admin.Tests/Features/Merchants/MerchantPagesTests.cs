using Bunit;
using Eum.Admin.Features.Merchants;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Features.Merchants;

public sealed class MerchantPagesTests
{
    [Fact]
    public async Task The_registry_shows_each_merchant_as_it_stands_and_leads_to_it()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var pages = new PortalPages(
            database, caller: await OfficerAsync(database, RoleTable.CityFinance, 28000));

        var page = Open(pages, "/merchants?q=ㄱㄱ");

        Assert.Equal(6, page.FindAll("tbody tr").Count);
        Assert.Equal("모두 6곳", page.Find(".pager-sum").TextContent);
        var row = page.FindAll("tbody tr").Single(one => one.TextContent.Contains("가게 5", StringComparison.Ordinal));
        Assert.Equal("/merchants/S000005", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("30억 초과", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("123-45-67891", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("이름·번호 ㄱㄱ 조건 빼기", page.Find(".chip").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task A_merchants_page_shows_everything_dated_and_what_was_paid_there()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var pages = new PortalPages(
            database, caller: await OfficerAsync(database, RoleTable.CityFinance, 28000));

        var page = pages.Open<MerchantPage>("/merchants/S000003", with => with.Add(one => one.Id, "S000003"));

        page.WaitForAssertion(() => Assert.StartsWith("가게 3", page.Find("h1").TextContent));
        page.WaitForAssertion(() => Assert.Equal(
            2, page.FindAll("a[href^='/payments?merchant=S000003']").Count));
        Assert.Contains("상생 계약 5 % 시작", page.Markup, StringComparison.Ordinal);
        Assert.Contains("2026-01-01", page.Markup, StringComparison.Ordinal);
        Assert.Contains("서구", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("district=99999")]
    [InlineData("dong=1")]
    [InlineData("bracket=BIG")]
    [InlineData("designation=NICE")]
    [InlineData("plus=maybe")]
    [InlineData("status=asleep")]
    [InlineData("type=NOTHING")]
    [InlineData("sort=phone")]
    [InlineData("page=3")]
    public async Task What_an_address_names_and_is_not_there_is_not_found(string query)
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        await using var pages = new PortalPages(
            database, caller: await OfficerAsync(database, RoleTable.CityFinance, 28000));
        var missing = 0;
        pages.Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missing++;

        pages.Open<MerchantsPage>("/merchants?" + query);

        Assert.Equal(1, missing);
    }

    [Theory]
    [InlineData("S000001")]
    [InlineData("S000009")]
    [InlineData("'; DROP TABLE merchants; --")]
    public async Task AZ_4_a_merchant_of_another_gu_or_of_none_is_not_found(string id)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var pages = new PortalPages(
            database, caller: await OfficerAsync(database, RoleTable.GuOfficial, 28260));
        var missing = 0;
        pages.Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missing++;

        pages.Open<MerchantPage>(
            "/merchants/" + Uri.EscapeDataString(id), with => with.Add(one => one.Id, id));

        Assert.Equal(1, missing);
    }

    private static Task<Admin.Desk.Caller> OfficerAsync(TestDatabase database, string role, int authority) =>
        new Counter(database, new StoppedClock()).OfficerAsync(role, authority);

    private static IRenderedComponent<MerchantsPage> Open(PortalPages pages, string address)
    {
        var page = pages.Open<MerchantsPage>(address);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }
}
