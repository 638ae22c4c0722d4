using Bunit;
using Eum.Admin.Desk;
using Eum.Admin.Features.Officers;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Features.Officers;

/// <summary>사용자·역할 as its administrator, its approver and its auditor see and click it.</summary>
public sealed class OfficerPagesTests : IDisposable
{
    private readonly TestDatabase _database = TestDatabase.On(StorageEngine.Sqlite);
    private readonly OfficerDesk _desk;

    public OfficerPagesTests() => _desk = new(_database, new());

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task The_list_is_narrowed_by_word_role_authority_and_state_in_the_address()
    {
        await _desk.MadeAsync(_desk.Propose, OfficerDesk.New("seo.official", RoleTable.GuOfficial));
        await _desk.MadeAsync(_desk.Propose, OfficerDesk.New("city.audit", RoleTable.Auditor));
        await _desk.MadeAsync(_desk.Grants, OfficerDesk.End(
            "city.audit", RoleTable.Auditor, OfficerDesk.Today, OfficerDesk.Today.AddDays(-1)));
        var admin = await _desk.AdminAsync();

        Assert.Equal(["city.audit", "seo.official"], await NamesAsync(admin, "?q=김서해"));
        Assert.Equal(["seo.official"], await NamesAsync(admin, "?q=SEO"));
        Assert.Equal(["seo.official"], await NamesAsync(admin, "?role=GU_OFFICIAL"));
        Assert.Empty(await NamesAsync(admin, "?role=AUDITOR")); // Ended: it counts no more.
        Assert.Equal(["seo.official"], await NamesAsync(admin, "?authority=28260"));
        Assert.Equal(2, (await NamesAsync(admin, "?state=new&q=김")).Length);
        Assert.Empty(await NamesAsync(admin, "?state=locked"));
        Assert.Empty(await NamesAsync(admin, "?state=disabled"));
    }

    [Fact]
    public async Task A_choice_in_the_filter_goes_into_the_address()
    {
        await using var pages = new PortalPages(_database, caller: await _desk.AdminAsync());
        var page = pages.Open<OfficersPage>("/officers?q=x&page=2");
        await page.WaitForElement("select[data-filter=role]").ChangeAsync(new() { Value = "AUDITOR" });

        Assert.EndsWith(
            "/officers?q=x&role=AUDITOR", pages.Services.GetRequiredService<NavigationManager>().Uri,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_detail_says_permission_by_permission_which_role_gives_it_and_where()
    {
        await _desk.MadeAsync(_desk.Propose, OfficerDesk.New("seo.official", RoleTable.GuOfficial));
        await using var pages = new PortalPages(
            _database, caller: await _desk.People.Counter.OfficerAsync(RoleTable.Auditor, 28000));
        var page = Open(pages, "seo.official");

        page.WaitForElement(".rights tbody tr");
        var rows = page.FindAll(".rights tbody tr");
        Assert.Equal(RoleTable.Find(RoleTable.GuOfficial)!.Permissions.Count, rows.Count);
        var budget = rows.Single(row => row.TextContent.Contains("Budgets.Document.Propose", StringComparison.Ordinal));
        Assert.Contains("군·구 담당 · 서구 · 2026-03-02", budget.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("서구", budget.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("/approvals/1", page.Find(".history tbody a").GetAttribute("href"));
        Assert.Empty(page.FindAll("[data-act], form")); // The auditor changes nothing.
    }

    [Fact]
    public async Task The_administrator_gives_and_ends_a_role_and_is_led_to_the_proposal()
    {
        await _desk.MadeAsync(_desk.Propose, OfficerDesk.New("seo.official", RoleTable.GuOfficial));
        await using var pages = new PortalPages(_database, caller: await _desk.AdminAsync());
        var page = Open(pages, "seo.official");
        page.WaitForElement("[data-form=give]");

        await page.Find("[data-form=give] [data-field=role]").ChangeAsync(new() { Value = "CITY_APPROVER" });
        await page.Find("[data-form=give] [data-field=reason]").ChangeAsync(new() { Value = "겸임" });
        await page.Find("[data-form=give]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains(
            "한 사람이 함께 가질 수 없습니다", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));

        await page.Find("[data-form=give] [data-field=role]").ChangeAsync(new() { Value = "CITY_FINANCE" });
        await page.Find("[data-form=give]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("/approvals/2", page.Find("[role=status] a").GetAttribute("href")));
        Assert.Empty(page.FindAll("[role=alert]"));

        await page.Find("[data-form=end] [data-field=reason]").ChangeAsync(new() { Value = "전보" });
        await page.Find("[data-form=end]").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[role=status] a").Count));
        await _desk.ApproveAsync(3);
        Assert.Equal(1, await _database.NumberAsync(
            "SELECT count(*) FROM officer_grants WHERE role = 'GU_OFFICIAL' AND until_day IS NOT NULL"));
    }

    [Fact]
    public async Task A_new_officer_is_proposed_approved_and_handed_a_token_that_is_shown_once()
    {
        await using (var pages = new PortalPages(_database, caller: await _desk.AdminAsync()))
        {
            var form = pages.Open<NewOfficerPage>("/officers/new");
            foreach (var (field, value) in ((string, string)[])
                [
                    ("name", "이서구"), ("account", "seo.new"), ("employee-no", "I-77"), ("department", "경제과"),
                    ("role", "GU_OFFICIAL"), ("authority", "28260"), ("reason", "신규 발령"),
                ])
                await form.Find($"[data-field={field}]").ChangeAsync(new() { Value = value });
            await form.Find("form").SubmitAsync();
            form.WaitForElement("[role=status] a[href='/approvals/1']");
        }

        await _desk.ApproveAsync(1);
        await using var again = new PortalPages(_database, caller: await _desk.AdminAsync());
        var page = Open(again, "seo.new");
        page.WaitForElement("[data-act=reset]");
        await page.Find("[data-act=reset]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("까닭을", page.Find("[role=alert]").TextContent));

        await page.Find(".account-actions textarea").ChangeAsync(new() { Value = "첫 등록" });
        await page.Find("[data-act=reset]").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Equal(32, page.Find(".token code").TextContent.Replace("-", "").Length));
        await page.Find("[data-act=hide]").ClickAsync(new());
        Assert.Empty(page.FindAll(".token"));
    }

    [Fact]
    public async Task Taking_out_of_use_acts_at_once_and_leaves_nothing_more_to_do()
    {
        await _desk.MadeAsync(_desk.Propose, OfficerDesk.New("seo.official", RoleTable.GuOfficial));
        await using var pages = new PortalPages(_database, caller: await _desk.AdminAsync());
        var page = Open(pages, "seo.official");
        page.WaitForElement("[data-act=disable]");

        await page.Find(".account-actions textarea").ChangeAsync(new() { Value = "퇴직" });
        await page.Find("[data-act=disable]").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal("사용 중지", page.Find("h1 .badge").TextContent));
        Assert.Contains("사용을 중지했습니다", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".rights tbody tr, form, [data-act]"));
    }

    [Fact]
    public async Task AU_14_an_old_proof_of_who_she_is_is_renewed_on_the_page_and_what_she_typed_stays()
    {
        await _desk.MadeAsync(_desk.Propose, OfficerDesk.New("seo.official", RoleTable.GuOfficial));
        await using var pages = new PortalPages(
            _database, caller: await _desk.AdminAsync() with { SteppedUpAt = null });
        var page = Open(pages, "seo.official");
        page.WaitForElement("[data-act=reset]");

        await page.Find(".account-actions textarea").ChangeAsync(new() { Value = "잊었다고 함" });
        await page.Find("[data-act=reset]").ClickAsync(new());
        page.WaitForElement(".step-up");
        await page.Find(".step-up input").ChangeAsync(new() { Value = PortalPages.Code });
        await page.Find(".step-up").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".step-up")));
        await page.Find("[data-act=reset]").ClickAsync(new());

        page.WaitForElement(".token code");
        Assert.Equal(1, await _database.NumberAsync(
            "SELECT count(*) FROM audit_entries WHERE action = '등록 토큰 냄' AND reason = '잊었다고 함'"));
    }

    private async Task<string[]> NamesAsync(Caller caller, string query)
    {
        await using var pages = new PortalPages(_database, caller: caller);
        var page = pages.Open<OfficersPage>("/officers" + query);
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        return [.. page.FindAll("tbody th").Select(name => name.TextContent)];
    }

    private static IRenderedComponent<OfficerPage> Open(PortalPages pages, string account) =>
        pages.Open<OfficerPage>($"/officers/{account}", page => page.Add(p => p.Account, account));
}
