using Bunit;
using Eum.Admin.Components.Forms;
using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Features.Budgets;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Features.Approvals;

/// <summary>결재함 as its two people see and click it.</summary>
public sealed class ApprovalPagesTests : IDisposable
{
    private readonly TestDatabase _database = TestDatabase.On(StorageEngine.Sqlite);
    private readonly TwoPeople _people;

    public ApprovalPagesTests() => _people = new(_database);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task FE_8_the_approver_reads_the_change_its_money_its_maker_and_its_reason_and_approves()
    {
        var no = await ProposedAsync();
        await using var pages = new PortalPages(_database, caller: await _people.CheckerAsync());
        var page = Open(pages, no);

        page.WaitForElement("[data-act=approve]");
        Assert.Equal("0원", page.Find("td.before").TextContent);
        Assert.Equal("1,000,000원", page.Find("td.after").TextContent);
        Assert.Contains("1,000,000", page.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("CITY_FINANCE", page.Find(".facts").TextContent, StringComparison.Ordinal);
        Assert.Contains("본예산 의결", page.Find(".reason").TextContent, StringComparison.Ordinal);

        await page.Find("textarea").ChangeAsync(new ChangeEventArgs { Value = "확인했습니다" });
        await page.Find("[data-act=approve]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("승인하고 반영했습니다", page.Find("[role=status]").TextContent));
        Assert.Equal("승인", page.Find("h1 .badge").TextContent);
        Assert.Contains("확인했습니다", page.Find(".steps").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-act=approve]"));
        Assert.Equal(1_000_000, await _database.NumberAsync("SELECT available FROM budget_lines"));
    }

    [Fact]
    public async Task The_maker_sees_her_own_without_a_button_to_approve_and_withdraws_it()
    {
        var no = await ProposedAsync();
        await using var pages = new PortalPages(_database, caller: await _people.MakerAsync());
        var page = Open(pages, no);

        page.WaitForElement("[data-act=withdraw]");
        Assert.Empty(page.FindAll("[data-act=approve], [data-act=return]"));
        await page.Find("[data-act=withdraw]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("철회", page.Find("h1 .badge").TextContent));
        Assert.Equal(0, await _database.NumberAsync("SELECT count(*) FROM budget_lines"));
    }

    [Fact]
    public async Task A_return_without_a_reason_is_refused_in_a_sentence_and_with_one_is_kept()
    {
        var no = await ProposedAsync();
        await using var pages = new PortalPages(_database, caller: await _people.CheckerAsync());
        var page = Open(pages, no);
        page.WaitForElement("[data-act=return]");

        await page.Find("[data-act=return]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("반려하는 까닭을 적으세요.", page.Find("[role=alert]").TextContent));

        await page.Find("textarea").ChangeAsync(new ChangeEventArgs { Value = "근거가 없습니다" });
        await page.Find("[data-act=return]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal("반려", page.Find("h1 .badge").TextContent));
        Assert.Contains("근거가 없습니다", page.Find(".steps").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_moved_meanwhile_is_said_and_its_maker_proposes_it_again_with_the_values_of_today()
    {
        var no = await ProposedAsync();
        await using var pages = new PortalPages(_database, caller: await _people.CheckerAsync());
        var page = Open(pages, no);
        page.WaitForElement("[data-act=approve]");
        await _people.DecideAsync(new RegisterBudgetEntry(_people.Desk), new(Document("다른 문서", 500)));

        await page.Find("[data-act=approve]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("근거 변동", page.Find("h1 .badge").TextContent));
        Assert.Contains("아무것도 반영하지 않았습니다", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(["0원", "500원"], page.FindAll("td.before").Select(cell => cell.TextContent).Where(IsMoney));
        Assert.Empty(page.FindAll("[data-act=renew]")); // The approver does not make.

        await using var hers = new PortalPages(_database, caller: await _people.MakerAsync());
        var own = Open(hers, no);
        own.WaitForElement("[data-act=renew]");
        await own.Find("textarea").ChangeAsync(new ChangeEventArgs { Value = "지금 값으로" });
        await own.Find("[data-act=renew]").ClickAsync(new());
        own.WaitForAssertion(() => Assert.EndsWith(
            $"/approvals/{no + 2}", hers.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Five_clicks_at_once_approve_once()
    {
        var no = await ProposedAsync();
        await using var pages = new PortalPages(_database, caller: await _people.CheckerAsync());
        var page = Open(pages, no);
        page.WaitForElement("[data-act=approve]");

        // As a browser sends them that was quicker than the rendering: each reaches the handler of the first.
        var decision = page.FindComponent<EumForm<ProposalDecision.Comment>>().Instance;
        await Task.WhenAll(Enumerable.Range(0, 5).Select(
            _ => page.InvokeAsync(() => decision.SubmitAsync("approve"))));

        page.WaitForAssertion(() => Assert.Equal("승인", page.Find("h1 .badge").TextContent));
        Assert.Equal(1, await _database.NumberAsync("SELECT count(*) FROM budget_entries"));
        Assert.Equal(2, await _database.NumberAsync("SELECT count(*) FROM proposal_steps"));
    }

    [Fact]
    public async Task AU_14_an_old_proof_of_who_she_is_is_renewed_on_the_page_and_what_she_typed_stays()
    {
        var no = await ProposedAsync();
        var checker = await _people.CheckerAsync() with { SteppedUpAt = null };
        await using var pages = new PortalPages(_database, caller: checker);
        var page = Open(pages, no);
        page.WaitForElement("[data-act=approve]");

        await page.Find("textarea").ChangeAsync(new() { Value = "오래 생각하고 적은 의견" });
        await page.Find("[data-act=approve]").ClickAsync(new());
        page.WaitForElement(".step-up");
        await ConfirmAsync("000000");
        page.WaitForAssertion(() => Assert.Contains(
            "코드가 맞지 않습니다", page.Find(".step-up [role=alert]").TextContent, StringComparison.Ordinal));
        await ConfirmAsync(PortalPages.Code);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".step-up")));
        Assert.Equal(0, await _database.NumberAsync("SELECT count(*) FROM budget_entries"));
        await page.Find("[data-act=approve]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("승인", page.Find("h1 .badge").TextContent));
        Assert.Contains("오래 생각하고 적은 의견", page.Find(".steps").TextContent, StringComparison.Ordinal);

        async Task ConfirmAsync(string code)
        {
            await page.Find(".step-up input").ChangeAsync(new() { Value = code });
            await page.Find(".step-up").SubmitAsync();
        }
    }

    [Fact]
    public async Task The_heaps_are_what_waits_for_her_what_she_made_and_what_is_decided()
    {
        var (first, second) = (await ProposedAsync("1"), await ProposedAsync("2"));
        await _people.ApproveAsync(first);
        Task<string[]> MakersAsync(string tab) => NumbersAsync(_people.MakerAsync(), tab);
        Task<string[]> CheckersAsync(string tab) => NumbersAsync(_people.CheckerAsync(), tab);

        Assert.Empty(await MakersAsync(""));
        Assert.Equal([$"{second}"], await CheckersAsync(""));
        Assert.Equal([$"{second}", $"{first}"], await MakersAsync("?tab=mine"));
        Assert.Empty(await CheckersAsync("?tab=mine"));
        Assert.Equal([$"{first}"], await CheckersAsync("?tab=decided"));
    }

    [Fact]
    public async Task The_header_counts_what_waits_for_her_alone()
    {
        await ProposedAsync();

        Assert.Equal("1", await CountAsync(await _people.CheckerAsync()));
        Assert.Equal("0", await CountAsync(await _people.MakerAsync()));
        Assert.Null(await CountAsync(Caller.Machine));
    }

    private static bool IsMoney(string text) => text.EndsWith('원');

    private async Task<string?> CountAsync(Caller caller)
    {
        await using var pages = new PortalPages(_database, caller: caller);
        return pages.Render<WaitingCount>().FindAll("b").SingleOrDefault()?.TextContent;
    }

    private async Task<string[]> NumbersAsync(Task<Caller> caller, string tab)
    {
        await using var pages = new PortalPages(_database, caller: await caller);
        var page = pages.Open<ApprovalsPage>("/approvals" + tab);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return [.. page.FindAll("tbody th").Select(number => number.TextContent)];
    }

    private static IRenderedComponent<ProposalPage> Open(PortalPages pages, long no) =>
        pages.Open<ProposalPage>($"/approvals/{no}", page => page.Add(p => p.No, no));

    private async Task<long> ProposedAsync(string number = "본예산")
    {
        var outcome = await new RegisterBudgetEntry(_people.Desk).ProposeAsync(
            await _people.MakerAsync(), new(Document(number, 1_000_000)), "본예산 의결", null, default);
        return Assert.IsType<Outcome<long>.Done>(outcome).Value;
    }

    private static BudgetEntry Document(string number, long won) => new(
        new(2026, Fund.City, 28000, "INCHEON"), BudgetEntryKind.Original, number, new(2026, 1, 1), "의결", won, "문서");
}
