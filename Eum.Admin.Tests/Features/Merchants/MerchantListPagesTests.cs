using Bunit;
using Eum.Admin.Features.Merchants.Lists;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Lists;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Features.Merchants;

public sealed class MerchantListPagesTests
{
    private const string List = "가맹점번호,매출구간,전화\nS000001,LE3B,032-111-2222\nS000002,모름,032-333-4444\n";

    [Fact]
    public async Task The_preview_narrows_to_a_verdict_and_shows_why_each_row_was_rejected()
    {
        await using var desk = await ListDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();
        var (no, _) = await desk.JudgedAsync(by, ListKind.Brackets, List);
        await using var pages = new PortalPages(desk.Database, caller: by);

        var page = Open(pages, no, "?verdict=rejected");

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tr[data-line]")));
        Assert.Contains("매출구간이 아닙니다", page.Find("tr[data-line='3']").TextContent, StringComparison.Ordinal);
        Assert.Equal("반려 1", Plain(page.Find(".chip[aria-current]").TextContent));
        Assert.NotNull(page.Find("[data-act=effect]"));
        Assert.Contains("아직 계산하지 않았습니다", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approver_and_an_auditor_see_a_list_and_can_change_nothing_of_it()
    {
        await using var desk = await ListDesk.OpenAsync(StorageEngine.Sqlite);
        var (no, _) = await desk.JudgedAsync(await desk.OfficerAsync(), ListKind.Brackets, List);
        foreach (var role in (string[])[RoleTable.CityApprover, RoleTable.Auditor])
        {
            await using var pages = new PortalPages(desk.Database, caller: await desk.OfficerAsync(role));

            var page = Open(pages, no, "");

            page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tr[data-line]").Count));
            Assert.Empty(page.FindAll("form, [data-act], .upload"));
        }
    }

    [Theory]
    [InlineData("?verdict=maybe")]
    [InlineData("?page=0")]
    [InlineData("?page=x")]
    public async Task What_an_address_names_and_is_not_there_is_not_found(string query)
    {
        await using var desk = await ListDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();
        var (no, _) = await desk.JudgedAsync(by, ListKind.Brackets, List);
        await using var pages = new PortalPages(desk.Database, caller: by);
        var missing = 0;
        pages.Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missing++;

        Open(pages, no, query);
        Open(pages, no + 1, "");

        Assert.Equal(2, missing);
    }

    private static IRenderedComponent<MerchantListPage> Open(PortalPages pages, long no, string query) =>
        pages.Open<MerchantListPage>($"/merchants/lists/{no}{query}", with => with.Add(one => one.No, no));

    private static string Plain(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
