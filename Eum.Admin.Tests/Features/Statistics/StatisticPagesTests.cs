using Bunit;
using Eum.Admin.Desk;
using Eum.Admin.Features.Statistics;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Features.Statistics;

public sealed class StatisticPagesTests
{
    private const string Spring = "from=2026-02-01&to=2026-03-31";

    public static TheoryData<string> Presets => [.. StatisticPresets.All.Select(preset => preset.Code)];

    [Theory]
    [MemberData(nameof(Presets))]
    public async Task Every_preset_opens_with_a_table_whose_last_line_says_what_it_adds_up_to(string code)
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.FillAsync(books);
        await using var pages = new PortalPages(books.Database);
        var preset = StatisticPresets.All.Single(one => one.Code == code);

        var page = pages.Open<ExplorePage>(preset.Address);

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("table.statistic tfoot td")));
        Assert.NotEmpty(page.FindAll(".statistic-notes dt"));
        Assert.Empty(page.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task A_number_leads_to_the_payments_that_add_up_to_it()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var pages = new PortalPages(database);

        var page = pages.Open<ExplorePage>(
            $"/statistics/explore?measures=approved,joined&rows=month,district&{Spring}&unit=won");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("table.statistic tbody a")));
        var paid = page.FindAll("tbody tr").Where(row => row.QuerySelectorAll("th")[0].TextContent == "2026-03")
            .Single(row => row.QuerySelectorAll("th")[1].TextContent == "연수구").QuerySelector("td a")!;
        Assert.Equal(
            "/payments?from=2026-03-01&to=2026-03-31&kind=pay&district=28185", paid.GetAttribute("href"));
        Assert.Equal(
            await database.NumberAsync(
                "SELECT SUM(p.amount) FROM payments p JOIN rating_facts f ON f.facts_no = p.facts_no "
                + "WHERE p.kind = 1 AND f.district = 28185 AND p.posted_on / 100 = 202603"),
            long.Parse(paid.TextContent, System.Globalization.NumberStyles.AllowThousands, null));
    }

    [Fact]
    public async Task What_cannot_be_divided_so_is_said_in_a_sentence_and_can_be_put_right()
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await Town.FillAsync(books);
        await using var pages = new PortalPages(books.Database);

        var page = pages.Open<ExplorePage>("/statistics/explore?measures=members&rows=type");

        page.WaitForAssertion(() => Assert.Contains(
            "'가입자'은(는) 업종(으)로 나눌 수 없습니다.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll(".filters select"));
    }

    [Theory]
    [InlineData("measures=gold")]
    [InlineData("measures=paid&rows=colour")]
    [InlineData("measures=paid&district=11110")]
    [InlineData("measures=paid&view=yesterday")]
    [InlineData("measures=paid&chart=pie")]
    [InlineData("measures=paid&last=0")]
    [InlineData("measures=paid&unit=yen")]
    public async Task Words_that_there_are_not_are_not_found(string query)
    {
        await using var books = await PortalBooks.OnSqliteAsync();
        await using var pages = new PortalPages(books.Database);
        var lost = false;
        pages.Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => lost = true;

        pages.Open<ExplorePage>("/statistics/explore?" + query);

        Assert.True(lost);
    }

    [Fact]
    public void An_address_says_itself_again()
    {
        foreach (var preset in StatisticPresets.All)
        {
            var again = StatisticAddress.Find(Admin.Components.Lists.ListWords.Of(preset.Read().ToQuery())!)!;
            Assert.Equal(preset.Read().ToQuery(), again.ToQuery());
            Assert.IsType<Outcome<StatisticQuery>.Done>(again.Question(new(2026, 3)));
        }
    }

    [Fact]
    public async Task What_is_kept_is_read_anew_when_a_file_came_in_and_apart_for_each_scope()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        var counter = new Counter(database, new StoppedClock());
        var ask = new AskStatistic(counter.Desk, new());
        var request = StatisticAddress.Find(
            Admin.Components.Lists.ListWords.Of($"?measures=approved&rows=district&{Spring}")!)!;
        var gu = await counter.OfficerAsync(RoleTable.GuOfficial, 28185);

        var city = await AnswerAsync(Caller.Machine);
        await database.ExecuteAsync("UPDATE payments_monthly SET amount = amount * 2 WHERE kind = 1");
        Assert.Equal(city, await AnswerAsync(Caller.Machine)); // No file came in: as it was.
        Assert.Single((await ViewAsync(gu)).Rows);
        await database.ExecuteAsync("UPDATE import_batches SET \"rows\" = \"rows\" + 1 WHERE batch_no = 1");
        Assert.Equal(2 * city, await AnswerAsync(Caller.Machine));

        async Task<long?> AnswerAsync(Caller who) => (await ViewAsync(who)).Total.Values[0];

        async Task<StatisticTable> ViewAsync(Caller who) =>
            Assert.IsType<Outcome<StatisticView>.Done>(await ask.RunAsync(who, request, default)).Value.Table!;
    }
}
