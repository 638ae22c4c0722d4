using System.Reflection;
using Deque.AxeCore.Playwright;
using Eum.Admin.Features.Dashboard;
using Eum.Admin.Tests.Kit;
using Eum.Admin.Tests.Simulations;
using Eum.Domain.Officers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>Every page that somebody may open, in each theme and at both widths.</summary>
public sealed class CrawlJourney(Browser browser, LivedInPortal portal)
    : IClassFixture<Browser>, IClassFixture<LivedInPortal>
{
    // What a page with a number or name in its address is shown for; a page that is not here fails the test.
    private static readonly Dictionary<string, string> Samples = new()
    {
        ["/imports/{No:int}"] = "/imports/1",
        ["/imports/jobs/{Id:guid}"] = $"/imports/jobs/{LivedInPortal.Job}",
        ["/approvals/{No:long}"] = "/approvals/1",
        ["/officers/{Account}"] = "/officers/city.finance",
        ["/benefit-plus/{No:long}"] = "/benefit-plus/1",
        ["/cashback/policies/{Policy}/{Number:int}"] = "/cashback/policies/INCHEON-BASE/28",
        ["/cashback/drafts/{No:long}"] = "/cashback/drafts/1",
        ["/merchants/lists/{No:long}"] = "/merchants/lists/1",
        ["/cards/{Id}"] = "/cards/C000002",
        ["/cards/orders/{No:long}"] = "/cards/orders/1",
        ["/cards/programmes/{Code}"] = "/cards/programmes/YEONSU",
        ["/cards/batches/{No:long}"] = "/cards/batches/2",
        ["/cards/funds/{No:long}"] = "/cards/funds/1",
        ["/benefit-plus/lists/{No:long}"] = "/benefit-plus/lists/3",
        ["/merchants/{Id}"] = "/merchants/S000001",
        ["/cashback/simulations/{No:long}"] = "/cashback/simulations/1",
        ["/cashback/simulations/jobs/{Id:guid}"] = $"/cashback/simulations/jobs/{FrozenSimulation.Job}",
        ["/budgets/{Line}"] = "/budgets/2026-CITY-28000-INCHEON",
        ["/payments/{Tx}"] = "/payments/T00002280001",
    };

    // Pages of signing in have journeys of their own, and answer elsewhere once somebody is.
    private static readonly string[] Elsewhere = ["/sign-in", "/enrol", "/error", "/not-found"];

    [Theory]
    [InlineData(RoleTable.CityFinance, ColorScheme.Light, 1920)]
    [InlineData(RoleTable.CityFinance, ColorScheme.Dark, 1366)]
    [InlineData(RoleTable.CityAdmin, ColorScheme.Dark, 1920)]
    [InlineData(RoleTable.CityAdmin, ColorScheme.Light, 1366)]
    [InlineData(RoleTable.Auditor, ColorScheme.Light, 1366)]
    [InlineData(RoleTable.Auditor, ColorScheme.Dark, 1920)]
    public async Task CS_1_every_page_is_accessible_fits_and_breaks_no_policy(
        string role, ColorScheme theme, int width)
    {
        var account = await PortalAccount.AddAsync(portal.Books, $"{role}.{theme}.{width}".ToLowerInvariant(), role);
        using var session = await PortalSession.OpenAsync(portal.Address, account);
        await using var desk = await browser.OpenAsync(portal.Address, session, theme, width);
        List<string> wrong = [];

        foreach (var (path, permission) in Paths())
        {
            var answer = await desk.Page.GotoAsync(path);
            var expected = RoleTable.Find(role)!.Permissions.Contains(permission) ? 200 : 404;
            if (answer!.Status != expected) wrong.Add($"{path} answers {answer.Status} and not {expected}.");
            await desk.Page.Locator("main").First.WaitForAsync();
            if (await desk.Page.Locator("script[src*='blazor.web']").CountAsync() > 0)
                await desk.Page.Locator("main[data-live]").WaitForAsync();
            var found = await desk.Page.RunAxe();
            wrong.AddRange(found.Violations.Select(broken => $"{path}: {broken.Id} {broken.Nodes[0].Html}"));
            if (!await FitsAsync(desk.Page)) wrong.Add($"{path} is wider than the window.");
        }

        Assert.Equal([], wrong);
        Assert.Equal([], desk.Complaints.Where(said => !said.Contains("404", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_answer_allows_a_script_or_style_from_elsewhere_or_within()
    {
        using var nobody = new PortalSession(portal.Address);
        foreach (var path in (string[])["/", "/sign-in", "/none", "/css/theme.css", "/health", "/language?to=xx"])
        {
            var policy = Assert.Single((await nobody.GetAsync(path)).Headers.GetValues("Content-Security-Policy"));

            Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
            Assert.Contains("style-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<(string Path, string Permission)> Paths() =>
        from page in typeof(DashboardPage).Assembly.GetTypes()
        from route in page.GetCustomAttributes<RouteAttribute>()
        where !Elsewhere.Any(start => route.Template.StartsWith(start, StringComparison.Ordinal))
        orderby route.Template
        select (route.Template.Contains('{') ? Samples[route.Template] : route.Template,
            page.GetCustomAttributes<AuthorizeAttribute>().Select(needs => needs.Policy)
                .FirstOrDefault(policy => policy is not null) ?? Permissions.AccountOwnManage);

    private static Task<bool> FitsAsync(IPage page) =>
        page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth");
}
