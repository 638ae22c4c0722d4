using Bunit;
using Eum.Admin.Features.Cards.Batches;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Features.Cards;

public sealed class CardBatchPagesTests
{
    [Fact]
    public async Task The_page_of_a_list_shows_people_masked_and_why_each_was_rejected()
    {
        await using var desk = await IssuingDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();
        var (no, _) = await desk.JudgedAsync(by, Roster.Of(good: 3, wrong: 11));
        await using var pages = new PortalPages(desk.Database, caller: by);

        var page = Open(pages, no, "?verdict=rejected");

        page.WaitForAssertion(() => Assert.Equal(11, page.FindAll("tr[data-line]").Count));
        foreach (var (reason, _) in Roster.Wrong) Assert.Contains(reason, page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("2018-03-14", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(Roster.Phone(900_000), page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-act=issue]")); // Three: she may order for them alone.
    }

    [Fact]
    public async Task An_auditor_sees_a_list_and_can_change_nothing_of_it()
    {
        await using var desk = await IssuingDesk.OpenAsync(StorageEngine.Sqlite);
        var (no, _) = await desk.JudgedAsync(await desk.OfficerAsync(), Roster.Of(good: 3, wrong: 1));
        await using var pages = new PortalPages(
            desk.Database, caller: await desk.OfficerAsync(RoleTable.Auditor));

        var page = Open(pages, no, "");

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("tr[data-line]").Count));
        Assert.Empty(page.FindAll("form, [data-act], .upload"));
    }

    [Theory]
    [InlineData("?verdict=maybe")]
    [InlineData("?page=0")]
    public async Task What_an_address_names_and_is_not_there_is_not_found(string query)
    {
        await using var desk = await IssuingDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();
        var (no, _) = await desk.JudgedAsync(by, Roster.Of(good: 3, wrong: 0));
        await using var pages = new PortalPages(desk.Database, caller: by);
        var missing = 0;
        pages.Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missing++;

        Open(pages, no, query);
        Open(pages, no + 1, "");

        Assert.Equal(2, missing);
    }

    private static IRenderedComponent<CardBatchPage> Open(PortalPages pages, long no, string query) =>
        pages.Open<CardBatchPage>($"/cards/batches/{no}{query}", with => with.Add(one => one.No, no));
}
