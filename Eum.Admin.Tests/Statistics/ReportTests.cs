using Eum.Admin.Features.Statistics;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Statistics;

public sealed class ReportTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Every_report_adds_up_to_what_the_payments_say(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        var paid = await database.NumberAsync("SELECT SUM(amount) FROM payments WHERE kind = 1");
        var cancelled = await database.NumberAsync("SELECT SUM(amount) FROM payments WHERE kind = 2");
        var cashback = await database.NumberAsync("SELECT SUM(cashback) FROM payments");
        var theirs = await database.NumberAsync("SELECT SUM(operator_cashback) FROM payments");

        foreach (var name in new[] { "payments", "business-types", "districts" })
        {
            // From the middle of February to the middle of March: both edges come from days, a longer one from months
            // too.
            var table = await ReadAsync(database, name, "2026-02-15", "2026-03-15");
            Assert.Equal((paid, cancelled), (Total(table, "승인액"), Total(table, "취소액")));
            Assert.Equal((cashback, theirs), (Total(table, "캐시백"), Total(table, "운영사 캐시백")));
            Assert.Equal(paid - cancelled, Total(table, "결제액"));
        }

        var year = await ReadAsync(database, "payments", "2025-12-15", "2026-04-15");
        Assert.Equal(["2026-02", "2026-03"], year.Rows.Select(row => row[0].Text));
        Assert.Equal(paid, Total(year, "승인액"));
        Assert.Equal(
            await database.NumberAsync("SELECT SUM(cashback - operator_cashback) FROM payments"),
            Total(await ReadAsync(database, "reconciliation", "2026-02-28", "2026-03-02"), "차이"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_day_in_the_middle_of_a_month_is_that_day_alone(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));

        var table = await ReadAsync(database, "payments", "2026-03-01", "2026-03-01");

        Assert.Equal("2026-03-01", Assert.Single(table.Rows)[0].Text);
        Assert.Equal(
            await database.NumberAsync("SELECT SUM(amount) FROM payments WHERE kind = 1 AND posted_on = 20260301"),
            Total(table, "승인액"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Districts_are_read_in_three_ways_and_nothing_is_split_by_guess(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));

        // One dong of the old 서구 that no table knows: it cannot be told to which half it went.
        await database.ExecuteAsync(
            "UPDATE payments_monthly SET legal_dong = 2826099999 WHERE legal_dong = 2826010100");
        var recorded = await ReadAsync(database, "districts", "2026-02-01", "2026-03-31");
        var today = await ReadAsync(database, "districts", "2026-02-01", "2026-03-31", "today");
        var comparable = await ReadAsync(database, "districts", "2026-02-01", "2026-03-31", "comparable");

        Assert.Contains("28260", recorded.Rows.Select(row => row[0].Text));
        Assert.DoesNotContain("28260", today.Rows.Select(row => row[0].Text));
        var unknown = today.Rows.Single(row => row[0].Text == "unknown");
        Assert.Equal(recorded.Rows.Single(row => row[0].Text == "28260")[3].Number, unknown[3].Number);
        Assert.Equal("28110", comparable.Rows[0][0].Text); // 옛 중구·동구 together.
        Assert.Equal(
            recorded.Rows.Where(row => row[0].Text is "28110" or "28140").Sum(row => row[3].Number),
            comparable.Rows[0][3].Number);
        Assert.All([today, comparable], table => Assert.Equal(Total(recorded, "승인액"), Total(table, "승인액")));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_report_of_one_district_holds_its_payments_only(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));

        var one = await ReadAsync(database, "payments", "2026-02-01", "2026-03-31", district: "28185");

        Assert.Equal(
            await database.NumberAsync(
                "SELECT SUM(p.amount) FROM payments p JOIN rating_facts f ON f.facts_no = p.facts_no "
                + "WHERE p.kind = 1 AND f.district = 28185"),
            Total(one, "승인액"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Sign_ups_and_charges_are_told_by_month(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));

        var signups = await ReadAsync(database, "signups", "2026-01-01", "2026-03-31");
        var issued = await ReadAsync(database, "issued", "2026-01-01", "2026-03-31");
        var budgets = await ReadAsync(database, "budgets", "2026-01-01", "2026-12-31");

        Assert.Equal(Town.Members, Total(signups, "가입"));
        Assert.Equal((10, 1_000_000), (Total(issued, "충전 건수"), Total(issued, "순발행액")));
        Assert.Equal(["인천e음", "계좌"], issued.Rows[0].Skip(1).Take(2).Select(cell => cell.Text));
        Assert.Equal(
            await database.NumberAsync("SELECT SUM(uncovered) FROM budget_lines"), Total(budgets, "초과"));
    }

    [Theory]
    [InlineData("2027-02-29", "2027-03-01", null, null, "2027-02-29")]
    [InlineData("2026-03-02", "2026-03-01", null, null, "이릅니다")]
    [InlineData("2026-03-01", "2026-03-31", "yesterday", null, "yesterday")]
    [InlineData("2026-03-01", "2026-03-31", null, "11110", "11110")]
    [InlineData("2026-03-01", "2026-03-31", "today", "28260", "없어졌습니다")]
    [InlineData("2026-3-1", "2026-03-31", null, null, "2026-3-1")]
    public void What_cannot_be_asked_is_refused_in_words(
        string from, string to, string? view, string? district, string word)
    {
        var refused = Assert.IsType<Outcome<ReportRequest>.Refused>(ReportRequest.Read(from, to, view, district));

        Assert.Contains(word, Assert.Single(refused.Problems).Message, StringComparison.Ordinal);
    }

    private static async Task<ReportTable> ReadAsync(
        TestDatabase database, string name, string from, string to, string? view = null, string? district = null)
    {
        var asked = Assert.IsType<Outcome<ReportRequest>.Done>(ReportRequest.Read(from, to, view, district)).Value;
        await using var books = await Snapshot.OpenAsync(database, default);
        return await Reports.Find(name)!.ReadAsync(books, asked, default);
    }

    private static long Total(ReportTable table, string column) =>
        table.Totals[table.Columns.Index().Single(pair => pair.Item.Name == column).Index].Number ?? -1;
}
