using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Verification;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Verification;

public sealed class VerifierTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    /// <summary>Table, the figure that is changed by a won, which row, and the check that must name it.</summary>
    private static readonly (string Table, string Column, string Where, string Check)[] Changes =
    [
        ("payments", "city", "kind = 1 AND city > 0", "payments"),
        ("payments", "cashback", "kind = 1", "payments"),
        ("payments", "amount", "kind = 1", "payments"),
        ("payments", "from_charge", "kind = 1", "payments"),
        ("payments", "mtd_before", "kind = 1 AND mtd_before > 0", "counters"),
        ("payments", "operator_cashback", "kind = 1 AND cause = 5", "payments-daily"),
        ("payments", "city", "kind = 2 AND city < 0", "payments"),
        ("payments", "mtd_before", "kind = 2", "cancellations"),
        ("cancellations", "amount", "1 = 1", "cancellations"),
        ("cancellations", "from_charge", "1 = 1", "cancellations"),
        ("payments_daily", "amount", "kind = 1", "payments-daily"),
        ("payments_daily", "gu", "kind = 1", "payments-daily"),
        ("payments_monthly", "cashback", "kind = 1", "payments-monthly"),
        ("payment_differences_daily", "own", "1 = 1", "differences-daily"),
        ("charges", "amount", "1 = 1", "charges-daily"),
        ("charges_daily", "amount", "1 = 1", "charges-daily"),
        ("signups_daily", "\"count\"", "1 = 1", "signups-daily"),
        ("budget_lines", "executed", "1 = 1", "budget-lines"),
        ("budget_lines", "available", "1 = 1", "budget-lines"),
        ("budget_lines", "uncovered", "1 = 1", "budget-lines"),
        ("budget_lines", "lapsed", "1 = 1", "budget-lines"),
        ("budget_entries", "amount", "1 = 1", "budget-lines"),
        ("budget_postings", "executed", "batch_no > 0", "budget-postings"),
        ("import_batches", "accepted", "1 = 1", "import-batches"),
        ("import_batches", "own_cashback", "1 = 1", "import-batches"),
        ("import_differences", "won", "1 = 1", "import-differences"),
        ("payment_postings", "entries", "1 = 1", "payment-postings"),
        ("audit_entries", "at", "1 = 1", "audit-chain"),
        ("policy_versions", "authority", "1 = 1", "policies"),
        ("rating_facts", "benefit_plus_bp", "benefit_plus_bp > 0", "payments"),
    ];

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Books_as_they_were_imported_hold(StorageEngine engine)
    {
        using var database = await BooksAsync(engine);

        var result = await VerifyAsync(database);

        Assert.Equal([], result.Checks.Select(check => check.First).OfType<string>());
        Assert.True(result.Ok);
        Assert.All(
            result.Checks.Where(check => check.Name != "programme-counters"),
            check => Assert.NotEqual(0, check.Checked));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_single_won_changed_anywhere_is_found_and_named(StorageEngine engine)
    {
        using var database = await BooksAsync(engine);
        await Tampering.DisarmAsync(database);

        List<string> missed = [];
        foreach (var (table, column, where, check) in Changes)
        {
            await using var change = await Tampering.AddAsync(database, table, column, where);
            if (change is null) missed.Add($"{table}.{column}: no row where {where}");
            var result = await VerifyAsync(database);
            var found = result.Checks.Single(one => one.Name == check);
            if (result.Ok || found.Failed == 0 || string.IsNullOrEmpty(found.First))
                missed.Add($"{table}.{column} → {string.Join(", ", FailedOf(result))}");
        }

        Assert.Empty(missed);
        Assert.True((await VerifyAsync(database)).Ok);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_changed_counter_and_a_changed_list_are_found_and_named(StorageEngine engine)
    {
        using var database = await BooksAsync(engine);
        await Tampering.DisarmAsync(database);

        Assert.Contains("월 누적", await AfterAsync("member_months", "states", 4, "counters"), StringComparison.Ordinal);
        Assert.Contains(
            "결제 T0", await AfterAsync("payment_postings", "list", 8, "payment-postings"), StringComparison.Ordinal);

        async Task<string> AfterAsync(string table, string column, int at, string check)
        {
            await using var change = await Tampering.FlipAsync(database, table, column, at);
            return (await VerifyAsync(database)).Checks.Single(one => one.Name == check).First ?? "";
        }
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_payment_taken_out_is_missed_everywhere(StorageEngine engine)
    {
        using var database = await BooksAsync(engine);
        await Tampering.DisarmAsync(database);
        await database.ExecuteAsync(
            "DELETE FROM payments WHERE tx_key = (SELECT MIN(tx_key) FROM payments "
            + "WHERE kind = 1 AND city > 0 AND cause > 0)");

        var failed = FailedOf(await VerifyAsync(database));

        Assert.Superset(
            new HashSet<string>
            {
                "counters", "payments-daily", "payment-postings", "import-batches", "budget-postings",
                "differences-daily",
            },
            failed);
    }

    private static HashSet<string> FailedOf(VerificationResult result) =>
        [.. result.Checks.Where(check => check.Failed > 0).Select(check => check.Name)];

    private static async Task<TestDatabase> BooksAsync(StorageEngine engine)
    {
        var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        await new TwoPeople(database).LoadPublishedBudgetsAsync();
        return database;
    }

    private static Task<VerificationResult> VerifyAsync(IDbContextFactory<EumDbContext> database) =>
        new Verifier(database, TimeProvider.System).RunAsync(null, default);
}
