using Bunit;
using Eum.Admin.Features.Simulations;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Simulations;

public sealed class SimulationPagesTests
{
    private static readonly string Draft = PolicyDocument.Write(Drafts.Changed(
        "INCHEON-BASE", layer => layer.Bands.Count == 0 ? layer : layer with { Bands = [new(300_000, 500)] }));

    [Fact]
    public async Task The_result_shows_paid_beside_drafted_and_its_cells_lead_to_their_payments()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        var result = await FreezeAsync(database);
        await using var pages = new PortalPages(database);

        var page = pages.Open<SimulationPage>(
            "/cashback/simulations/1?unit=won", with => with.Add(one => one.No, 1));

        page.WaitForAssertion(() => Assert.Equal("시뮬레이션 1번", page.Find("h1").TextContent.Trim()));
        Assert.Equal($"{result.Total.Paid.Total:#,0}", page.FindAll(".tile-value")[0].TextContent);
        Assert.Equal($"{result.Total.Drafted.Total:#,0}", page.FindAll(".tile-value")[1].TextContent);
        var cell = page.Find("[data-cell='1-LE300M']");
        Assert.StartsWith("number heat-down-", cell.ClassName, StringComparison.Ordinal);
        Assert.Contains("▼", cell.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "/payments?from=2026-02-01&to=2026-03-31&type=RESTAURANT&bracket=LE300M",
            cell.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains(result.Sha256, page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".alarm.danger"));
        Assert.Contains("<td class=\"number\">", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(28260, false)]
    [InlineData(28290, true)] // 검단구, since 2026-07-01.
    public async Task Months_before_there_was_the_gu_are_said_to_be_so(int district, bool isSaid)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        var result = await FreezeAsync(database);
        await using var pages = new PortalPages(database);
        var line = new SimulationLine(
            1, "GU-TOPUP", "구 추가", 1, district, new(2026, 2), new(2026, 3), 0, 0, 0, "", default, "", result.Sha256);

        var alarms = pages.Render<SimulationAlarms>(with => with.Add(one => one.Of, new(line, result, "", true)));

        Assert.Equal(isSaid, alarms.Markup.Contains("검단구의 첫날은 2026-07-01입니다.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_district_of_the_address_narrows_the_tables_and_one_without_payments_is_not_found()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await FreezeAsync(database);
        await using var pages = new PortalPages(database);
        var missing = 0;
        pages.Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missing++;

        var page = pages.Open<SimulationPage>(
            "/cashback/simulations/1?district=28260", with => with.Add(one => one.No, 1));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".skeleton")));
        Assert.DoesNotContain("군·구별", page.Markup, StringComparison.Ordinal);
        Assert.Equal(0, missing);

        foreach (var (no, query) in ((long, string)[])[(1, "?district=28999"), (2, "")])
            pages.Open<SimulationPage>($"/cashback/simulations/{no}{query}", with => with.Add(one => one.No, no));
        Assert.True(missing >= 2); // The first page, still open, follows the address too.
    }

    [Fact]
    public async Task The_list_names_each_with_what_it_would_cost()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        var result = await FreezeAsync(database);
        await using var pages = new PortalPages(database);

        var page = pages.Open<SimulationsPage>("/cashback/simulations");

        page.WaitForAssertion(() => Assert.Single(page.FindAll("tbody tr")));
        Assert.Equal("/cashback/simulations/1", page.Find("tbody th a").GetAttribute("href"));
        Assert.Contains($"{result.Total.Difference:#,0}", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-02 – 2026-03", page.Find("tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_was_tampered_with_is_called_so()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await FreezeAsync(database);
        await database.ExecuteAsync(
            "DROP TRIGGER simulations_no_update; "
            + "UPDATE simulations SET result = replace(result, '\"changed\":', '\"changed\":1')");
        await using var pages = new PortalPages(database);

        var page = pages.Open<SimulationPage>("/cashback/simulations/1", with => with.Add(one => one.No, 1));

        page.WaitForAssertion(() => Assert.Contains(
            "다릅니다", page.Find(".alarm.danger").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_part_of_a_proposal_shows_the_table_and_whether_it_is_still_the_same()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        var result = await FreezeAsync(database);
        await using var pages = new PortalPages(database);

        var same = Part(result.Sha256);
        var other = Part("00");

        same.WaitForAssertion(() => Assert.NotEmpty(same.FindAll("[data-cell]")));
        Assert.Empty(same.FindAll(".alarm.danger"));
        other.WaitForAssertion(() => Assert.Single(other.FindAll(".alarm.danger")));

        IRenderedComponent<SimulationPart> Part(string hash) =>
            pages.Render<SimulationPart>(with => with.Add(one => one.No, 1).Add(one => one.Sha256, hash));
    }

    [Fact]
    public async Task The_form_offers_what_she_may_try_and_the_months_there_are()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        var official = await new Counter(database, new StoppedClock()).OfficerAsync(RoleTable.GuOfficial, 28260);
        await using var pages = new PortalPages(database, caller: official);

        var page = pages.Open<NewSimulationPage>("/cashback/simulations/new");

        page.WaitForAssertion(() => Assert.Equal(
            ["SEO-TOPUP"], page.FindAll("select option").Select(option => option.GetAttribute("value"))));
        Assert.Equal("2026-03", page.Find("input[type=month]").GetAttribute("value"));
        Assert.Equal("2026-02", page.Find("input[type=month]").GetAttribute("min"));
    }

    internal static async Task<SimulationResult> FreezeAsync(TestDatabase database)
    {
        await using var registry = Registry.Over(database);
        var maker = await new Counter(database, new StoppedClock()).OfficerAsync(RoleTable.CityFinance, 28000);
        var replayed = await registry.Get<ReplayDraft>().RunAsync(maker, new(Draft, "2026-02", "2026-03"), default);
        var result = Assert.IsType<Outcome<SimulationResult>.Done>(replayed).Value;
        var kept = await registry.Get<KeepSimulation>().RunAsync(
            maker, new(Guid.CreateVersion7(), Draft, result.Text), null, default);
        Assert.IsType<Outcome<long>.Done>(kept);
        return result;
    }
}
