using System.Data.Common;
using Bunit;
using Eum.Admin.Features.Dashboard;
using Eum.Admin.Layout;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.Dashboard;

public sealed class DashboardPageTests
{
    [Fact]
    public async Task Without_a_file_the_page_says_so_and_how_to_import_one()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await using var pages = new PortalPages(books.Database);

        var page = pages.Open<DashboardPage>("/");

        page.WaitForAssertion(() => Assert.Contains("아직 가져온 파일이 없습니다", page.Markup, StringComparison.Ordinal));
        Assert.Contains("./eum import", page.Find("pre").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".tile"));
    }

    [Fact]
    public async Task While_the_figures_are_read_the_page_shows_that_it_waits()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var slow = new SlowBooks(books.Database);
        await using var pages = new PortalPages(slow);

        var page = pages.Open<DashboardPage>("/");

        Assert.Equal("읽는 중입니다", page.Find("[role=status]").TextContent.Trim());
        slow.Answer();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[role=status]")));
    }

    [Fact]
    public async Task When_the_books_do_not_answer_the_page_says_so_with_a_trace_number_and_tries_again_on_a_click()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var broken = new BrokenBooks(books.Database) { IsBroken = true };
        await using var pages = new PortalPages(broken);

        var page = pages.Render<PageError>(error => error.AddChildContent<DashboardPage>());

        page.WaitForAssertion(() => Assert.Equal("자료를 읽지 못했습니다", page.Find("h1").TextContent));
        Assert.Matches("^[0-9a-f]{32}$", page.Find(".trace code").TextContent);
        Assert.DoesNotContain("Exception", page.Markup, StringComparison.Ordinal);

        broken.IsBroken = false;
        await page.Find("button").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("아직 가져온 파일이 없습니다", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_figure_says_its_unit_once_and_stands_beside_last_month_and_last_year()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var sample = await SampleMonth.FillAsync(books.Database);
        await using var pages = new PortalPages(books.Database);

        var page = pages.Open<DashboardPage>("/?unit=won");

        page.WaitForAssertion(() => Assert.Equal(5, page.FindAll(".tile").Count));
        var paid = page.FindAll(".tile")[2];
        Assert.Equal(["결제액", "원"], [paid.QuerySelector("a")!.TextContent, paid.QuerySelector("small")!.TextContent]);
        Assert.Equal($"{sample.Paid[SampleMonth.Month]:#,0}", paid.QuerySelector(".tile-value")!.TextContent);
        Assert.Equal("/payments?from=2026-10-01&to=2026-10-31", paid.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(
            new[] { -1, -12 }.Select(months => $"{sample.Paid[SampleMonth.Month.PlusMonths(months)]:#,0}"),
            paid.QuerySelectorAll("dt + dd").Select(figure => figure.TextContent));
    }

    [Fact]
    public async Task Amounts_of_trillions_are_shown_to_the_won()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var sample = await SampleMonth.FillAsync(books.Database, size: 40);
        await using var pages = new PortalPages(books.Database);

        var page = pages.Open<DashboardPage>("/?unit=won");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("tfoot")));
        Assert.True(sample.Paid[SampleMonth.Month] > 4_000_000_000_000);
        Assert.Equal($"{sample.Paid[SampleMonth.Month]:#,0}", page.Find("tfoot td").TextContent);
    }

    [Fact]
    public async Task The_same_page_speaks_English()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await SampleMonth.FillAsync(books.Database);
        await using var pages = new PortalPages(books.Database, "en-US");

        var page = pages.Open<DashboardPage>("/");

        page.WaitForAssertion(() => Assert.Equal("Dashboard", page.Find("h1").TextContent));
        Assert.Contains("Bupyeong", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotMatch("[가-힣]", page.Find(".tiles").TextContent);
    }

    private sealed class SlowBooks(IDbContextFactory<EumDbContext> books) : IDbContextFactory<EumDbContext>
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Answer() => _asked.SetResult();

        public EumDbContext CreateDbContext() => books.CreateDbContext();

        public async Task<EumDbContext> CreateDbContextAsync(CancellationToken cancellationToken)
        {
            await _asked.Task;
            return books.CreateDbContext();
        }
    }

    private sealed class BrokenBooks(IDbContextFactory<EumDbContext> books) : IDbContextFactory<EumDbContext>
    {
        public bool IsBroken { get; set; }

        public EumDbContext CreateDbContext() => IsBroken ? throw new Unreachable() : books.CreateDbContext();
    }

    private sealed class Unreachable() : DbException("The server is away.");
}
