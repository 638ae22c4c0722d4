using Bunit;
using Eum.Admin.Features.BenefitPlus;
using Eum.Admin.Features.BenefitPlus.Lists;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Features.BenefitPlus;

public sealed class ApplicationListPagesTests
{
    [Fact]
    public async Task The_page_shows_why_each_row_is_not_received_and_receives_the_rest_with_one_press()
    {
        await using var desk = await ApplicationsDesk.OpenAsync(StorageEngine.Sqlite);
        var (no, _) = await desk.JudgedAsync(ApplicationsDesk.ListOf(good: 3, wrong: 1));
        await using var pages = new PortalPages(desk.Database, caller: desk.Official);

        var page = Open(pages, no, "?verdict=rejected");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("tr[data-line]")));
        Assert.Contains("찾지 못했습니다", page.Find("tr[data-line]").TextContent, StringComparison.Ordinal);
        await page.Find("[data-act=receive]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-act=receive]")));
        await desk.RunJobsAsync();
        var after = Open(pages, no, "?verdict=new");
        after.WaitForElement("a[href='/benefit-plus/3']");
        Assert.Contains("3건을 접수했습니다", after.Markup, StringComparison.Ordinal);
        Assert.NotEmpty(after.FindAll("form[action$='/rejects.csv']")); // Still to be sent back.
        Assert.Empty(after.FindAll("[data-form=mapping], [data-act=drop]"));
    }

    [Fact]
    public async Task The_queue_leads_to_the_lists_and_who_may_not_receive_can_change_nothing()
    {
        await using var desk = await ApplicationsDesk.OpenAsync(StorageEngine.Sqlite);
        var (no, _) = await desk.JudgedAsync(ApplicationsDesk.ListOf(good: 3, wrong: 1));
        await using (var hers = new PortalPages(desk.Database, caller: desk.Official))
        {
            var queue = hers.Open<BenefitPlusPage>("/benefit-plus");
            queue.WaitForElement("a[href='/benefit-plus/lists']");
            var lists = hers.Open<ApplicationListsPage>("/benefit-plus/lists");
            lists.WaitForElement($"a[href='/benefit-plus/lists/{no}']");
            Assert.NotNull(lists.Find(".upload"));
        }

        var approver = await desk.OfficerAsync(RoleTable.GuApprover, ApplicationsDesk.Seo);
        await using var pages = new PortalPages(desk.Database, caller: approver);
        var page = Open(pages, no, "");

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("tr[data-line]").Count));
        Assert.Empty(page.FindAll("form, [data-act], .upload"));
        Assert.Empty(pages.Open<ApplicationListsPage>("/benefit-plus/lists").FindAll(".upload"));
    }

    [Theory]
    [InlineData("?verdict=maybe")]
    [InlineData("?page=0")]
    public async Task What_an_address_names_and_is_not_there_is_not_found(string query)
    {
        await using var desk = await ApplicationsDesk.OpenAsync(StorageEngine.Sqlite);
        var (no, _) = await desk.JudgedAsync(ApplicationsDesk.ListOf(good: 3, wrong: 0));
        await using var pages = new PortalPages(desk.Database, caller: desk.Official);
        var missing = 0;
        pages.Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missing++;

        Open(pages, no, query);
        Open(pages, no + 1, "");

        Assert.Equal(2, missing);
    }

    private static IRenderedComponent<ApplicationListPage> Open(PortalPages pages, long no, string query) =>
        pages.Open<ApplicationListPage>($"/benefit-plus/lists/{no}{query}", with => with.Add(one => one.No, no));
}
