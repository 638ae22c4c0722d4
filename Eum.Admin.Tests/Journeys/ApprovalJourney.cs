using Deque.AxeCore.Playwright;
using Eum.Admin.Desk;
using Eum.Admin.Features.Budgets;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Eum.Admin.Tests.Journeys;

/// <summary>A budget document goes through two people, each in a browser of her own.</summary>
public sealed class ApprovalJourney(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task One_proposes_and_sees_it_wait_and_another_reads_and_approves_it()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        var maker = await PortalAccount.AddAsync(books);
        var checker = await PortalAccount.AddAsync(books, "city.approver", RoleTable.CityApprover);
        var no = await ProposedAsync(books, maker);
        await using var portal = await PortalProcess.StartAsync(books);
        using var hers = await PortalSession.OpenAsync(portal.Address, maker);
        using var theirs = await PortalSession.OpenAsync(portal.Address, checker);
        await using var making = await browser.OpenAsync(portal.Address, hers);
        await using var deciding = await browser.OpenAsync(portal.Address, theirs);

        await making.GoAsync($"/approvals/{no}");
        await Assertions.Expect(making.Page.Locator("[data-act=withdraw]")).ToBeVisibleAsync();
        await Assertions.Expect(making.Page.Locator("[data-act=approve]")).ToHaveCountAsync(0);

        await deciding.GoAsync("/approvals");
        await Assertions.Expect(deciding.Page.Locator(".top .waiting b")).ToHaveTextAsync("1");
        await AccessibleAsync(deciding.Page);
        await deciding.Page.Locator("tbody a").First.ClickAsync();
        await Assertions.Expect(deciding.Page.Locator("td.after").First).ToHaveTextAsync("1,000,000원");
        await AccessibleAsync(deciding.Page);
        await deciding.Page.Locator("textarea").FillAsync("확인했습니다");
        await deciding.Page.Locator("[data-act=approve]").ClickAsync();

        await Assertions.Expect(deciding.Page.Locator("h1 .badge")).ToHaveTextAsync("승인");
        await Assertions.Expect(deciding.Page.Locator(".top .waiting b")).ToHaveTextAsync("0");
        await making.GoAsync("/approvals?tab=mine");
        await Assertions.Expect(making.Page.Locator("tbody .badge")).ToHaveTextAsync("승인");
        await using var db = await books.Database.CreateDbContextAsync();
        Assert.Equal(1_000_000, await db.BudgetLines.Select(line => line.Available).SingleAsync());
        Assert.Empty(making.Complaints);
        Assert.Empty(deciding.Complaints);
    }

    private static async Task AccessibleAsync(IPage page)
    {
        var found = await page.RunAxe();
        Assert.Equal([], found.Violations.Select(broken => $"{broken.Id} {broken.Nodes[0].Html}"));
    }

    // There is no page for budget documents yet: by the same use case, as at the command line.
    internal static async Task<long> ProposedAsync(PortalBooks books, PortalAccount maker, string name = "본예산")
    {
        await using var db = await books.Database.CreateDbContextAsync();
        var stamp = await db.Users.Where(user => user.Id == maker.Id).Select(user => user.SecurityStamp).SingleAsync();
        var caller = new Caller(maker.Id, Door.CommandLine, "test", null, stamp, SteppedUpAt: null);
        var desk = new Counter(books.Database, TimeProvider.System).Desk;
        var entry = new BudgetEntry(
            new(2026, Fund.City, 28000, "INCHEON"), BudgetEntryKind.Original, name, new(2026, 1, 1), "의결",
            1_000_000, "문서");
        var outcome = await new RegisterBudgetEntry(desk).ProposeAsync(caller, new(entry), "본예산 의결", null, default);
        return Assert.IsType<Outcome<long>.Done>(outcome).Value;
    }
}
