using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage.Engines;
using static Eum.Admin.Tests.Kit.OperatorDesk;

namespace Eum.Admin.Tests.Imports;

/// <summary>A bad row is quarantined with line, column and rule; the good rows around it are posted.</summary>
public sealed class BadRowTests
{
    private const string Noon = "2025-09-01T12:00:00.000+09:00";

    private static readonly (string Row, string Column, string Rule)[] BadPayments =
    [
        (Pay("T10", Noon, 10_000).Replace(",10000,10000,", ",(1,000),10000,"), "", "columns"),
        (Pay("T10", Noon, 10_000).Replace(",10000,10000,", ",\"(1,000)\",10000,"), "amount", "amount"),
        (Pay("T10", Noon, 10_000).Replace(",10000,10000,", ",1e3,10000,"), "amount", "amount"),
        (Pay("T10", Noon, 10_000).Replace(",10000,10000,", ",１０００,10000,"), "amount", "amount"),
        (Pay("T10", Noon, 10_000).Replace(",10000,10000,", ",\u22121000,10000,"), "amount", "amount"),
        (Pay("T10", Noon, 10_000).Replace(",10000,10000,", ",+1000,10000,"), "amount", "amount"),
        (Pay("T10", Noon, 10_000).Replace(",10000,10000,", ",,10000,"), "amount", "amount"),
        (Pay("T10", Noon, 10_000).Replace(",10000,10000,", ", 10000,10000,"), "amount", "amount"),
        (Pay("T10", Noon, 10_000).Replace(",10000,10000,", ",10000.0,10000,"), "amount", "amount"),
        (Pay("T10", Noon, 10_000).Replace(",10000,10000,", ",1\0000,10000,"), "amount", "amount"),
        (Pay("T10", Noon, 10_000).Replace(",10000,10000,", ",9223372036854775808,10000,"), "amount", "amount"),
        (Pay("T10", Noon, 10_000).Replace(",10000,10000,", ",-10000,-10000,"), "amount", "amount-positive"),
        (Pay("T10", Noon, 0), "amount", "amount-positive"),
        (Pay("T10", Noon, 10_000).Replace(",10000,10000,0,", ",10000,11000,-1000,"), "amount", "amount-negative"),
        (Pay("T10", Noon, 10_000).Replace(",10000,10000,", ",10000,9000,"), "amount", "amount-parts"),
        (Pay("T10", Noon, 10_000, theirs: -1), "amount", "amount-negative"),
        (Pay("T10", "2027-02-29T12:00:00.000+09:00", 10_000), "approved_at", "instant"),
        (Pay("T10", "2025-09-01T24:00:00.000+09:00", 10_000), "approved_at", "instant"),
        (Pay("T10", "2025-09-01T12:00:60.000+09:00", 10_000), "approved_at", "instant"),
        (Pay("T10", "2025-09-01T12:00:00.000", 10_000), "approved_at", "instant"),
        (Pay("T10", "2025-09-01 12:00:00", 10_000), "approved_at", "instant"),
        (Pay("T10", "", 10_000), "approved_at", "instant"),
        (Pay("거래1", Noon, 10_000), "tx_id", "id"),
        (Pay("T\0", Noon, 10_000), "tx_id", "id"),
        (Pay("", Noon, 10_000), "tx_id", "id"),
        (Pay(new string('9', 41), Noon, 10_000), "tx_id", "id"),
        (Pay("T10", Noon, 10_000, kind: "REFUND"), "kind", "word"),
        (Pay("T10", Noon, 10_000, original: "T1"), "original_tx_id", "original"),
        (Pay("T10", Noon, 10_000).Replace(",CARD,", ",card,"), "channel", "word"),
        (Pay("T10", Noon, 10_000, who: 9), "member_id", "member-unknown"),
        (Pay("T10", Noon, 10_000).Replace(",C1,", ",C9,"), "card_id", "card-unknown"),
        (Pay("T10", Noon, 10_000).Replace(",C1,", ",C2,"), "card_id", "card-member"),
        (Pay("T10", Noon, 10_000, "S9"), "merchant_id", "merchant-unknown"),
        (Pay("T10", Noon, 10_000, "S2"), "merchant_id", "merchant-closed"), // It closed the day before yesterday.
        (Cancel("T10", "T999", Noon, 10_000), "original_tx_id", "original-unknown"),
        (Cancel("T10", "", Noon, 10_000), "original_tx_id", "id"),
        (Cancel("T10", "T1", Noon, 10_001), "amount", "refund-too-large"),
        (Cancel("T10", "T1", At("09:59:59.999"), 10_000), "approved_at", "refund-before-purchase"),
        (Cancel("T10", "T1", Noon, 10_000, who: 2), "member_id", "refund-member"),
        (Cancel("T10", "T1", Noon, 10_000, merchant: "S3"), "merchant_id", "refund-merchant"),
    ];

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Every_bad_payment_is_named_by_line_and_column_and_the_good_ones_are_posted(StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        var bad = BadPayments.Select((one, i) =>
            one.Row.StartsWith("T10,", StringComparison.Ordinal) ? $"T{100 + i}{one.Row[3..]}" : one.Row);
        List<string> rows = [Pay("T1", At("10:00:00.000"), 10_000, theirs: 1_000), .. bad,
            Pay("T2", At("13:00:00.000"), 5_000, theirs: 500)];

        var result = await desk.ImportAsync(desk.Write("payments", rows));

        var expected = BadPayments.Select((one, i) => (Line: i + 4, one.Column, one.Rule));
        var stored = await desk.RowsAsync("SELECT 1000 + line, column_name, rule FROM import_rejects");
        Assert.Equal(string.Join('\n', expected.Select(one => $"{1000 + one.Line}|{one.Column}|{one.Rule}")), stored);
        Assert.Equal(("PARTLY", 2, BadPayments.Length), (result.Status, result.Accepted, result.Rejected));
        Assert.Equal(20, result.Problems.Count);
        Assert.All(result.Problems, problem => Assert.Matches("[가-힣].*[.]$", problem.Message));
        Assert.Equal(1_500, await desk.Database.NumberAsync("SELECT SUM(cashback) FROM payments"));
        Assert.Equal(rows.Count, result.Rows);
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task The_last_instant_before_a_change_earns_the_old_rate_and_the_first_after_it_the_new(
        StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);

        var result = await desk.PayAsync(
            Pay("T1", "2025-08-31T23:59:59.999+09:00", 10_000, theirs: 700), // 7 % until then,
            Pay("T2", "2025-09-01T00:00:00.000+09:00", 10_000, theirs: 1_000), // 10 % from here.
            Pay("T3", "2025-08-31T15:00:00.000Z", 10_000, theirs: 1_000)); // The same instant in Greenwich.

        Assert.Equal(("DONE", 2_700, 2_700), (result.Status, result.OwnCashback, result.OperatorCashback));
        Assert.Equal("10000|20250901\n10000|20250901\n10000|20250831".Split('\n').Order(),
            (await desk.RowsAsync("SELECT amount, posted_on FROM payments")).Split('\n').Order());
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task What_was_bought_can_be_given_back_once_and_no_more(StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        await desk.TakeAsync(desk.Write("payments", [Pay("T1", At("10:00:00.000"), 10_000, theirs: 1_000)]));

        var result = await desk.ImportAsync(desk.Write("payments",
            [
                Cancel("T2", "T1", At("11:00:00.000"), 4_000), Cancel("T3", "T1", At("12:00:00.000"), 6_000),
                Cancel("T4", "T1", At("13:00:00.000"), 1), Cancel("T5", "T2", At("13:00:00.000"), 1),
            ], sequence: 2));

        Assert.Equal(["refund-too-large", "original-unknown"], result.Problems.Select(problem => problem.Rule));
        Assert.Equal(0, await desk.Database.NumberAsync("SELECT SUM(cashback) FROM payments"));
        Assert.Equal(0, await desk.Database.NumberAsync("SELECT SUM(executed + uncovered) FROM budget_lines"));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task What_comes_for_a_closed_month_is_posted_as_an_adjustment_of_the_files_day(StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        var august = Day.AddDays(-2);
        await desk.TakeAsync(
            desk.Write("payments", [Pay("T1", At("10:00:00.000", august), 10_000, theirs: 700)], day: august));
        await desk.Database.ExecuteAsync(
            "INSERT INTO month_closings (month, closed_at, closed_by) VALUES (202508, 0, 'test')");

        var result = await desk.ImportAsync(desk.Write("payments",
            [
                Pay("T2", At("11:00:00.000", august), 10_000, theirs: 700),
                    Cancel("T3", "T1", At("12:00:00.000", august), 10_000),
                Cancel("T4", "T2", At("09:00:00.000"), 10_000),
            ], sequence: 2));

        Assert.Equal(("DONE", 3), (result.Status, result.Accepted));
        Assert.Equal("-700|20250901|0\n-700|20250901|2\n700|20250830|0\n700|20250901|2",
            await desk.RowsAsync("SELECT cashback, posted_on, flags FROM payments"));
        Assert.Equal(2, await desk.Database.NumberAsync(
            "SELECT adjustments FROM import_batches WHERE kind = 'payments' AND sequence_no = 2"));
        Assert.Equal(
            700, await desk.Database.NumberAsync("SELECT SUM(cashback) FROM payments_daily WHERE day < 20250901"));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_conflict_is_kept_beside_what_stands_and_changes_nothing(StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        var first = Pay("T1", At("10:00:00.000"), 10_000, theirs: 1_000);
        await desk.TakeAsync(desk.Write("payments", [first]));

        var result = await desk.ImportAsync(desk.Write("payments",
            [first, Pay("T1", At("10:00:00.000"), 99_000, theirs: 1_000), Pay("T2", At("10:00:00.000"), 1_000)],
                sequence: 2));

        Assert.Equal((1L, 1L, 0L, 1L), (result.Duplicates, result.Conflicts, result.Rejected, result.Accepted));
        Assert.Equal(new ImportProblem(4, "amount", "conflict", result.Problems[0].Message), result.Problems[0]);
        var key = await desk.Database.NumberAsync("SELECT tx_key FROM payments WHERE amount = 10000");
        Assert.Equal(key, await desk.Database.NumberAsync("SELECT existing_key FROM import_rejects"));
        Assert.Contains(",99000,", (string)(await desk.Database.ScalarAsync("SELECT original FROM import_rejects"))!,
            StringComparison.Ordinal);
        Assert.Equal(11_000, await desk.Database.NumberAsync("SELECT SUM(amount) FROM payments"));
    }
}
