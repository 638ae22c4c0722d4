using System.Data.Common;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Chaos;

/// <summary>
/// A chunk and its checkpoint are one: whatever table refuses, nothing of the chunk stays and nothing is passed over.
/// </summary>
public sealed class ImportTransactionTests(FragileCity city) : IClassFixture<FragileCity>
{
    // What an import writes, in the order in which a day's files come to need it; the checkpoint last.
    private static readonly string[] Written =
    [
        "id_series", "merchants", "merchant_terms", "benefit_plus_contracts", "merchant_designations", "members",
        "member_events", "signups_daily", "programmes", "cards", "card_events", "charges", "charges_daily",
        "rating_facts", "rating_plans", "payments", "cancellations", "payment_postings", "payment_spans",
        "member_months",
        "users_monthly", "payments_daily", "payments_monthly", "payment_differences_daily", "import_differences", "budget_postings",
        "budget_lines", "balances_daily", "services_daily", "import_batches",
    ];

    public static TheoryData<StorageEngine> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whatever_table_refuses_a_chunk_leaves_nothing_and_comes_again_whole(StorageEngine engine)
    {
        var whole = await city.UndisturbedAsync(engine);
        using var database = TestDatabase.On(engine);
        var refused = new List<string>();

        foreach (var table in Written)
        {
            await BreakAsync(database, table);
            try
            {
                await city.ImportAsync(database, () => { });
            }
            catch (DbException)
            {
                refused.Add(table);
            }

            await MendAsync(database, table);
            var progress = await FragileCity.ProgressAsync(database);
            Assert.Contains(whole.Boundaries.Prepend(0), boundary => progress - boundary is 0 or 1);
            if (refused.LastOrDefault() != table) break; // All is imported: no row was left to refuse.
        }

        Assert.Equal(["id_series", "merchants", "merchant_terms"], refused.Take(3));
        Assert.True(refused.Count >= 12, string.Join(", ", refused));
        await city.AssertResumesAsync(database);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_checkpoint_that_cannot_move_takes_its_chunk_with_it(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await BreakAsync(database, "import_batches");

        await Assert.ThrowsAnyAsync<DbException>(() => city.ImportAsync(database, () => { }));

        Assert.Equal(0, await database.NumberAsync("SELECT COUNT(*) FROM id_series"));
        Assert.Equal(0, await database.NumberAsync("SELECT COUNT(*) FROM merchant_terms"));
        await MendAsync(database, "import_batches");
        await city.AssertResumesAsync(database);
    }

    private static Task BreakAsync(TestDatabase database, string table)
    {
        var (when, condition) = table switch
        {
            "import_batches" => ("UPDATE", "WHEN NEW.next_offset <> OLD.next_offset"),
            "budget_lines" => ("UPDATE", ""),
            _ => ("INSERT", ""),
        };
        return database.ExecuteAsync(database.Engine == StorageEngine.Sqlite
            ? $"CREATE TRIGGER broken BEFORE {when} ON {table} {condition} BEGIN SELECT RAISE(ABORT, 'broken'); END"
            : "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS "
                + "$$ BEGIN RAISE EXCEPTION 'broken'; END $$; "
                + $"CREATE TRIGGER broken BEFORE {when} ON {table} FOR EACH ROW "
                + (condition.Length == 0 ? "" : "WHEN (NEW.next_offset <> OLD.next_offset) ")
                + "EXECUTE FUNCTION broken()");
    }

    private static Task MendAsync(TestDatabase database, string table) => database.ExecuteAsync(
        database.Engine == StorageEngine.Sqlite
            ? "DROP TRIGGER broken"
            : $"DROP TRIGGER broken ON {table}; DROP FUNCTION broken()");
}
