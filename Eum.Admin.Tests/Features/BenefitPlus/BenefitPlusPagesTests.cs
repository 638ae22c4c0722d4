using Bunit;
using Eum.Admin.Desk;
using Eum.Admin.Features.BenefitPlus;
using Eum.Admin.Tests.Kit;
using Eum.Domain.BenefitPlus;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Features.BenefitPlus;

/// <summary>혜택플러스 as the gu desk sees and clicks it.</summary>
public sealed class BenefitPlusPagesTests
{
    [Fact]
    public async Task The_desk_finds_the_merchant_receives_gives_back_corrects_and_proposes()
    {
        using var desk = await ContractDesk.OpenAsync(StorageEngine.Sqlite);
        await using var pages = Pages(desk, desk.Official);
        var found = pages.Open<NewApplicationPage>("/benefit-plus/new?q=분식");
        found.WaitForElement("a[href='/benefit-plus/new?merchant=W1']");

        var form = pages.Open<NewApplicationPage>("/benefit-plus/new?merchant=W1");
        await FillAsync(form, ("Rate", "500"), ("First", "2026-03-10"), ("Note", "창구"));
        await form.Find("form").SubmitAsync();
        form.WaitForAssertion(() => Assert.EndsWith("/benefit-plus/1", Address(pages), StringComparison.Ordinal));

        var page = pages.Open<ApplicationPage>("/benefit-plus/1", one => one.Add(shown => shown.No, 1));
        page.WaitForElement("[data-act=return]");
        Assert.Equal(7, page.FindAll(".checks .badge.done").Count);
        await FillAsync(page, ("Comment", "사업자등록증이 빠졌습니다"));
        await page.Find("[data-act=return]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("보완 요청", page.Find("h1 .badge").TextContent));
        Assert.Contains("사업자등록증이 빠졌습니다", page.Find(".steps").TextContent, StringComparison.Ordinal);

        await FillAsync(page, ("Rate", "300"));
        await page.Find("[data-act=correct]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("접수", page.Find("h1 .badge").TextContent));
        await FillAsync(page, ("Comment", "점검을 마쳤습니다"));
        await page.Find("[data-act=propose]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.EndsWith("/approvals/1", Address(pages), StringComparison.Ordinal));

        var again = pages.Open<ApplicationPage>("/benefit-plus/1", one => one.Add(shown => shown.No, 1));
        again.WaitForAssertion(() => Assert.Equal("결재 중", again.Find("h1 .badge").TextContent));
        Assert.Empty(again.FindAll("[data-act]"));
    }

    [Fact]
    public async Task The_queue_is_narrowed_by_state_kind_and_word_in_the_address()
    {
        using var desk = await ContractDesk.OpenAsync(StorageEngine.Sqlite);
        await desk.ReceiveAsync();
        var closed = await desk.ReceiveAsync("W3");
        await desk.HandleAsync(closed, ApplicationAct.Reject);

        Assert.Equal(["1"], await RowsAsync(desk, ""));
        Assert.Equal(["1", "2"], await RowsAsync(desk, "?all=yes"));
        Assert.Equal(["2"], await RowsAsync(desk, "?state=rejected"));
        Assert.Equal(["1"], await RowsAsync(desk, "?all=yes&q=ㄱㅇㅂㅅ"));
        Assert.Empty(await RowsAsync(desk, "?act=end"));
    }

    [Fact]
    public async Task Progress_shows_each_gu_and_a_new_ladder_is_proposed()
    {
        using var desk = await ContractDesk.OpenAsync(StorageEngine.Sqlite);
        await using var pages = Pages(desk, desk.Official);
        var page = pages.Open<ContractProgressPage>("/benefit-plus/progress");
        await FillAsync(page, ("Authority", "28260"), ("Rates", "1, 3, 5"), ("Target", "1,200"), ("Reason", "새해 목표"));
        await page.Find("form[data-form=terms]").SubmitAsync();

        page.WaitForAssertion(() => Assert.EndsWith("/approvals/1", Address(pages), StringComparison.Ordinal));
        Assert.Single(page.FindAll(".shares tbody tr"));
    }

    private static async Task<string[]> RowsAsync(ContractDesk desk, string query)
    {
        await using var pages = Pages(desk, desk.Official);
        var page = pages.Open<BenefitPlusPage>("/benefit-plus" + query);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".list-card")));
        return [.. page.FindAll(".list-card tbody th").Select(cell => cell.TextContent.Trim())];
    }

    private static async Task FillAsync<TPage>(
        IRenderedComponent<TPage> page, params (string Field, string Value)[] values)
        where TPage : IComponent
    {
        foreach (var (field, value) in values)
            await page.WaitForElement($"[data-field={field}]").ChangeAsync(new() { Value = value });
    }

    private static string Address(PortalPages pages) => pages.Services.GetRequiredService<NavigationManager>().Uri;

    private static PortalPages Pages(ContractDesk desk, Caller by) => new(desk.Database, caller: by);
}
