using Bunit;
using Eum.Admin.Components;
using Eum.Admin.Features.Imports;
using Eum.Admin.Tests.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Features.Imports;

public sealed class ImportPagesTests
{
    [Fact]
    public async Task The_list_tells_states_in_words_and_a_refused_file_says_why()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await SampleMonth.FillAsync(books.Database);
        await using var pages = new PortalPages(books.Database);

        var page = pages.Open<ImportsPage>("/imports");

        page.WaitForAssertion(() => Assert.Equal(50, page.FindAll("tbody tr").Count));
        Assert.Equal(
            ["가져오는 중", "거절", "일부 반려", "완료"],
            page.FindAll(".badge").Take(4).Select(badge => badge.TextContent));
        Assert.Contains(SampleMonth.LongFileName, page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains(SampleMonth.Refusal, page.FindAll("tbody tr")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("17, 20–22", page.Markup, StringComparison.Ordinal);
        Assert.Contains("1–50 / 모두 72건", page.Find(".pager").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_beyond_the_last_is_not_there()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await SampleMonth.FillAsync(books.Database);
        await using var pages = new PortalPages(books.Database);
        var missing = 0;
        pages.Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missing++;

        var page = pages.Open<ImportsPage>("/imports?page=3");

        page.WaitForAssertion(() => Assert.Equal(1, missing));
        Assert.Empty(page.FindAll(".empty"));
    }

    [Fact]
    public async Task A_filter_that_is_chosen_stands_in_the_address_and_starts_at_the_first_page()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await SampleMonth.FillAsync(books.Database);
        await using var pages = new PortalPages(books.Database);
        var page = pages.Open<ImportsPage>("/imports?page=2");
        page.WaitForAssertion(() => Assert.Equal(22, page.FindAll("tbody tr").Count));

        await page.FindAll("select")[1].ChangeAsync(new ChangeEventArgs { Value = "payments" });

        var address = pages.Services.GetRequiredService<NavigationManager>().Uri;
        Assert.EndsWith("/imports?kind=payments", address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_shows_every_rejected_row_with_line_column_rule_reason_and_original()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await SampleMonth.FillAsync(books.Database);
        await using var pages = new PortalPages(books.Database);

        var page = pages.Open<ImportPage>("/imports/70", with => with.Add(import => import.No, SampleMonth.Partly));

        page.WaitForAssertion(() => Assert.Equal(ImportDetail.PageSize, page.FindAll("tbody tr").Count));
        var first = page.Find("tbody tr");
        Assert.Equal("8", first.QuerySelector("th")!.TextContent);
        Assert.Contains("business_registration_no", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("CHECK_DIGIT", first.TextContent, StringComparison.Ordinal);
        Assert.Contains(SampleMonth.LongMerchant, first.TextContent, StringComparison.Ordinal);
        Assert.Equal(40, SampleMonth.LongMerchant.Length);
        Assert.Equal("/imports/70/rejects.csv", page.Find(".take-away form").GetAttribute("action"));
    }

    [Theory]
    [InlineData(1, 10, "")]
    [InlineData(1, 500, "1 2 3 … 10")]
    [InlineData(5, 500, "1 … 3 4 5 6 7 … 10")]
    [InlineData(10, 500, "1 … 8 9 10")]
    public async Task The_pager_names_the_first_the_last_and_the_neighbours(int page, int total, string numbers)
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await using var pages = new PortalPages(books.Database);

        var pager = pages.Render<Pager>(
            with => with.Add(p => p.Page, page).Add(p => p.Total, total).Add(p => p.Size, 50));

        var shown = pager.FindAll("a[aria-label], span[aria-hidden]").Select(part => part.TextContent.Trim());
        Assert.Equal(numbers, string.Join(' ', shown));
    }
}
