using AngleSharp.Dom;
using Bunit;
using Eum.Admin.Features.Payments;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Features.Payments;

public sealed class PaymentPagesTests
{
    [Fact]
    public async Task The_latest_day_is_shown_with_what_all_of_it_adds_up_to()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var pages = new PortalPages(database);

        var page = Open(pages, "/payments");

        var count = await database.NumberAsync("SELECT COUNT(*) FROM payments WHERE posted_on = 20260302");
        var paid = await database.NumberAsync(
            "SELECT SUM(CASE kind WHEN 1 THEN amount ELSE -amount END) FROM payments WHERE posted_on = 20260302");
        Assert.Equal(PaymentList.PageSize, page.FindAll("tbody tr").Count);
        Assert.Equal("descending", Heading(page, "결제 시각").GetAttribute("aria-sort"));
        Assert.Equal($"2026-03-02 · 모두 {count}건", page.Find(".pager-sum").TextContent);
        Assert.Contains(page.FindAll("tfoot td"), cell => cell.TextContent.Trim() == $"{paid:#,0}");
        Assert.Empty(page.FindAll(".chip"));
    }

    [Fact]
    public async Task A_heading_sorts_a_filter_becomes_a_chip_and_both_stand_in_the_address()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var pages = new PortalPages(database);
        var page = Open(pages, "/payments?page=end");

        Follow(pages, Heading(page, "결제액").QuerySelector("a")!);
        await page.FindAll("select")[1].ChangeAsync(new ChangeEventArgs { Value = "cancel" });

        Assert.EndsWith("/payments?sort=-amount&kind=cancel", Address(pages), StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.All(
            page.FindAll("tbody tr"), row => Assert.Contains("취소", row.TextContent, StringComparison.Ordinal)));
        Assert.Equal("descending", Heading(page, "결제액").GetAttribute("aria-sort"));
        var chip = page.Find(".chip");
        Assert.Equal("구분 취소 조건 빼기", chip.GetAttribute("aria-label"));
        Follow(pages, chip);
        Assert.EndsWith("/payments?sort=-amount", Address(pages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_and_previous_lead_through_all_rows_and_back_to_the_same_ones()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var pages = new PortalPages(database);
        var page = Open(pages, "/payments?from=2026-02-28&to=2026-03-02&sort=amount");
        List<string> forwards = [Rows(page)], backwards = [];

        while (page.FindAll("a[rel=next]") is [var next])
        {
            Follow(pages, next);
            page.WaitForAssertion(() => Assert.DoesNotContain(Rows(page), forwards));
            forwards.Add(Rows(page));
        }

        backwards.Add(Rows(page));
        while (page.FindAll("a[rel=prev]") is [var previous])
        {
            Follow(pages, previous);
            page.WaitForAssertion(() => Assert.DoesNotContain(Rows(page), backwards));
            backwards.Insert(0, Rows(page));
        }

        Assert.True(forwards.Count > 5);
        Assert.Equal(forwards[^2..], backwards[^2..]);
        Assert.Equal(forwards[0], backwards[0]);
    }

    [Fact]
    public async Task Columns_are_chosen_one_by_one_and_stand_in_the_address()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var pages = new PortalPages(database);
        var page = Open(pages, "/payments");

        await Box(page, "경로").ChangeAsync(new ChangeEventArgs { Value = true });
        await Box(page, "정책").ChangeAsync(new ChangeEventArgs { Value = false });

        page.WaitForAssertion(() => Assert.NotNull(Heading(page, "경로")));
        Assert.DoesNotContain(page.FindAll("thead th"), heading => heading.TextContent.Trim() == "정책");
        Assert.Contains("cols=time,tx,kind,", Uri.UnescapeDataString(Address(pages)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sort=merchant")]
    [InlineData("sort=password")]
    [InlineData("cols=time,secret")]
    [InlineData("page=after_1")]
    [InlineData("page=2")]
    [InlineData("district=99999")]
    [InlineData("kind=gift")]
    [InlineData("min=-5")]
    [InlineData("from=2026-02-30")]
    [InlineData("programme=NOWHERE")]
    [InlineData("differs=yes")]
    [InlineData("late=1")]
    [InlineData("kind=pay&kind=cancel")]
    public async Task What_an_address_names_and_is_not_there_is_not_found(string query)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var pages = new PortalPages(database);
        var missing = 0;
        pages.Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missing++;

        pages.Open<PaymentsPage>("/payments?" + query);

        Assert.Equal(1, missing);
    }

    [Fact]
    public async Task A_payment_tells_in_words_why_it_earned_what_it_earned_and_hides_who_paid()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var pages = new PortalPages(database);

        var page = pages.Open<PaymentPage>("/payments/T00002280004", with => with.Add(one => one.Tx, "T00002280004"));

        page.WaitForAssertion(() => Assert.StartsWith("거래 T00002280004", page.Find("h1").TextContent));
        Assert.NotEmpty(page.FindAll(".layers .reason"));
        Assert.Equal(2, page.FindAll("a[href^='/payments/T']").Count);
        Assert.DoesNotMatch("[MC]0000[0-9]{2}", page.Markup);
        Assert.Equal(
            1, await database.NumberAsync("SELECT COUNT(*) FROM audit_entries WHERE subject = 'payment/T00002280004'"));
    }

    [Fact]
    public async Task AZ_4_an_official_of_another_gu_finds_neither_row_nor_payment()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        var counter = new Counter(database, new StoppedClock());
        var official = await counter.OfficerAsync(RoleTable.GuOfficial, 28200);
        await using var pages = new PortalPages(database, caller: official);
        var missing = 0;
        pages.Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missing++;

        var list = Open(pages, "/payments?from=2026-02-28&to=2026-03-02");
        pages.Open<PaymentPage>("/payments/T00002280004", with => with.Add(one => one.Tx, "T00002280004"));

        Assert.Empty(list.FindAll("tbody tr"));
        Assert.Equal(1, missing);
        pages.Open<PaymentsPage>("/payments?district=28185");
        Assert.True(missing > 1);
    }

    private static IRenderedComponent<PaymentsPage> Open(PortalPages pages, string address)
    {
        var page = pages.Open<PaymentsPage>(address);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return page;
    }

    private static string Rows(IRenderedComponent<PaymentsPage> page) =>
        string.Join(' ', page.FindAll("tbody th").Select(head => head.TextContent.Trim()));

    private static IElement Heading(IRenderedComponent<PaymentsPage> page, string title) =>
        page.FindAll("thead th").Single(heading =>
            heading.TextContent.Trim().StartsWith(title, StringComparison.Ordinal));

    private static IElement Box(IRenderedComponent<PaymentsPage> page, string column) =>
        page.FindAll(".pop label").Single(label => label.TextContent.Trim() == column).QuerySelector("input")!;

    private static void Follow(PortalPages pages, IElement link) =>
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo(link.GetAttribute("href")!);

    private static string Address(PortalPages pages) => pages.Services.GetRequiredService<NavigationManager>().Uri;
}
