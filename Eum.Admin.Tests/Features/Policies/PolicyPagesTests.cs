using Bunit;
using Eum.Admin.Features.Cashback;
using Eum.Admin.Features.Policies;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Features.Policies;

/// <summary>캐시백 ▸ 정책 and 계산기 as officials see and click them.</summary>
public sealed class PolicyPagesTests : IDisposable
{
    private readonly TestDatabase _database = TestDatabase.On(StorageEngine.Sqlite);
    private readonly PolicyDesk _desk;

    public PolicyPagesTests() => _desk = new(_database);

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task The_timeline_shows_every_policy_and_narrows_to_an_authority()
    {
        await using var pages = new PortalPages(_database, caller: await _desk.SeohaeAsync());

        var all = pages.Open<PoliciesPage>("/cashback/policies");
        all.WaitForElement(".policies tbody tr");
        Assert.Equal(13, all.FindAll(".policies tbody tr").Count);
        Assert.NotNull(all.Find(".timeline a[href='/cashback/policies/INCHEON-BASE/28'] .inforce"));

        var own = pages.Open<PoliciesPage>("/cashback/policies?authority=28275");
        own.WaitForElement(".policies tbody tr");
        Assert.Contains("SEOHAE-TOPUP", own.Find(".policies tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Single(own.FindAll(".policies tbody tr"));
    }

    [Fact]
    public async Task A_version_tells_its_rules_and_begins_a_draft_for_who_may()
    {
        var (own, city) = (await _desk.SeohaeAsync(), await _desk.People.MakerAsync());
        await using var pages = new PortalPages(_database, caller: city);
        var page = Version(pages, "INCHEON-BASE", 28);

        page.WaitForElement(".layer");
        Assert.Equal(6, page.FindAll(".layer").Count);
        Assert.Contains("국비 3 : 시비 7", page.Find("#layer-le3b .sentence").TextContent, StringComparison.Ordinal);
        await page.Find("[data-act=draft]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.EndsWith(
            "/cashback/drafts/1", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));

        await using var others = new PortalPages(_database, caller: own);
        Assert.Empty(Version(others, "INCHEON-BASE", 28).FindAll("[data-act=draft]"));
        Assert.Single(Version(others, "SEOHAE-TOPUP", 1).FindAll("[data-act=draft]"));
    }

    [Fact]
    public async Task The_editor_says_the_rule_back_and_names_what_does_not_hold()
    {
        var maker = await _desk.People.MakerAsync();
        var no = await _desk.HalvedAsync(maker, new(2026, 4, 1));
        await using var pages = new PortalPages(_database, caller: maker);
        var page = Draft(pages, no);
        page.WaitForElement("[data-checks=hold]");

        var rate = page.Find("[data-field='layer.5.bands.0.rate']");
        await rate.ChangeAsync(new() { Value = "9" });
        page.WaitForAssertion(() => Assert.Contains(
            "300,000원까지 9 %", page.Find("[data-layer='5'] [data-sentence]").TextContent, StringComparison.Ordinal));
        Assert.Contains("9 %", page.Find("[data-part=changes]").TextContent, StringComparison.Ordinal);
        Assert.Contains("저장하지 않은", page.Find("[data-unsaved]").TextContent, StringComparison.Ordinal);

        await page.Find("[data-form=draft]").SubmitAsync();
        page.WaitForElement("[data-checks=fail]");
        Assert.Contains(
            "2,500원이어야 하는데 4,500원", page.Find("[data-rule=Example]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saving_that_came_second_shows_both_texts_and_keeps_hers_apart()
    {
        var one = await _desk.People.MakerAsync();
        var other = await _desk.People.Counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var no = await _desk.HalvedAsync(one, new(2026, 4, 1));
        await using var pages = new PortalPages(_database, caller: other);
        var page = Draft(pages, no);
        await page.WaitForElement("[data-field='layer.5.bands.0.rate']").ChangeAsync(new() { Value = "7" });
        var view = await _desk.ReadAsync(one, no);
        var draft = view.Draft;
        draft.Layers[5].Bands[0].RateBp = 600;
        PolicyDesk.ValueOf(await _desk.SaveAsync(one, view, draft));

        await page.Find("[data-form=draft]").SubmitAsync();
        var conflict = page.WaitForElement(".conflict");
        Assert.Contains("6 %", conflict.QuerySelector(".before")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("7 %", conflict.QuerySelector(".after")!.TextContent, StringComparison.Ordinal);
        await page.Find("[data-act=keep-both]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.EndsWith(
            $"/cashback/drafts/{no + 1}", pages.Services.GetRequiredService<NavigationManager>().Uri,
            StringComparison.Ordinal));
        Assert.Equal(700, (await _desk.ReadAsync(one, no + 1)).Draft.Layers[5].Bands[0].RateBp);
        Assert.Equal(600, (await _desk.ReadAsync(one, no)).Draft.Layers[5].Bands[0].RateBp);
    }

    [Theory]
    [InlineData(
        "at=2026-02-12T10:00&programme=SEORO&district=28260&bracket=LE3B&amount=50000&benefit-plus=5", 8_500,
        "--at 2026-02-12T10:00:00+09:00 --programme SEORO --district 28260 --bracket LE3B --amount 50000 --benefit-plus 5")]
    [InlineData(
        "at=2020-03-02&district=28185&bracket=LE300M&amount=1000000", 55_000,
        "--at 2020-03-02 --programme INCHEON --district 28185 --bracket LE300M --amount 1000000")]
    [InlineData(
        "at=2023-10-05&district=28185&bracket=LE3B&amount=12345&business-type=PHARMACY", 864,
        "--at 2023-10-05 --programme INCHEON --district 28185 --bracket LE3B --amount 12345 --business-type PHARMACY")]
    public async Task The_calculator_answers_as_the_command_line_does(string query, long total, string options)
    {
        await using var pages = new PortalPages(_database, caller: await _desk.SeohaeAsync());

        var page = pages.Open<QuotePage>($"/cashback/quote?{query}");
        var said = await CommandRun.OfAsync(["cashback", "quote", "--json", .. options.Split(' ')]);

        page.WaitForElement("[data-total]");
        Assert.Equal(total, said.Json.GetProperty("total").GetInt64());
        Assert.Equal($"{total:#,0}", page.Find("[data-total]").TextContent);
    }

    [Fact]
    public async Task A_word_that_the_calculator_does_not_know_is_not_found_and_a_day_too_early_is_told()
    {
        await using var pages = new PortalPages(_database, caller: await _desk.SeohaeAsync());
        var early = pages.Open<QuotePage>("/cashback/quote?at=2017-01-01&district=28185&amount=1000");

        Assert.Contains("정책이 없습니다", early.WaitForElement("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(pages.Open<QuotePage>("/cashback/quote?amount=abc").FindAll("[data-total], .filters"));
    }

    private static IRenderedComponent<PolicyVersionPage> Version(PortalPages pages, string policy, int number) =>
        pages.Open<PolicyVersionPage>(
            $"/cashback/policies/{policy}/{number}",
            with => with.Add(page => page.Policy, policy).Add(page => page.Number, number));

    private static IRenderedComponent<DraftPage> Draft(PortalPages pages, long no) =>
        pages.Open<DraftPage>($"/cashback/drafts/{no}", with => with.Add(page => page.No, no));
}
