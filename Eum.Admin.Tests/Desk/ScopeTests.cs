using System.Reflection;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Budgets;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Storage.Imports;
using Eum.Infrastructure.Storage.Members;
using Eum.Infrastructure.Storage.Payments;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Desk;

/// <summary>Another gu's row is a row that is not there.</summary>
public sealed class ScopeTests
{
    // Of the whole city or of nobody.
    private static readonly string[] CityOnly =
    [
        "BalancesDailyRow", "CardOrderFileRow", "ImportBatchRow", "ImportDifferenceRow", "ImportRejectRow", "MemberMonthRow",
        "PaymentPostingRow", "PaymentSpanRow",
    ];

    // Neither has a district nor leads to one.
    private static readonly string[] Unguarded =
    [
        "IdSeriesRow", "ProgrammeRow", "ProgrammeProfileRow", "ProgrammeLimitsRow", "RatingPlanRow", "PolicyRow",
        "PolicyVersionRow", "MonthClosingRow", "OfficerGrantRow", "IdempotencyKeyRow", "OfficerSettingsRow", "SavedViewRow", "DraftRow", "JobRow",
        "ExportRow", "ExportTicketRow",
    ];

    [Fact]
    public void Every_table_that_leads_to_a_district_is_guarded()
    {
        using var db = Storage.ModelTests.On(StorageEngine.Sqlite);
        var own = db.Model.GetEntityTypes().Select(type => type.ClrType)
            .Where(type => type.Namespace!.StartsWith("Eum.Infrastructure.Storage.", StringComparison.Ordinal))
            .Where(type => !type.Namespace!.EndsWith(".Audit", StringComparison.Ordinal)); // Whose duty says City.

        Assert.Equal(Unguarded.Order(), own.Except(RowsOfTwoGu.Guarded).Select(type => type.Name).Order());
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task AZ_4_a_row_of_another_gu_is_not_listed_counted_or_found(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await RowsOfTwoGu.WriteAsync(database);

        foreach (var type in RowsOfTwoGu.Guarded)
        {
            var own = CityOnly.Contains(type.Name) ? 0 : 1;
            Assert.Equal((type, 2), (type, await SeenAsync(database, DistrictScope.WholeCity, type)));
            Assert.Equal((type, 0), (type, await SeenAsync(database, DistrictScope.Nothing, type)));
            Assert.Equal((type, own), (type, await SeenAsync(database, DistrictScope.Of(RowsOfTwoGu.Seo), type)));
            Assert.Equal((type, 0), (type, await SeenAsync(database, DistrictScope.Of(28185), type)));
            Assert.Equal(
                (type, own * 2),
                (type, await SeenAsync(database, DistrictScope.Of(RowsOfTwoGu.Seo, RowsOfTwoGu.Namdong), type)));
            Assert.Equal((type, own == 1), (type, await FindsAsync(database, type, 2)));
            Assert.Equal((type, false), (type, await FindsAsync(database, type, 1)));
        }
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task AZ_4_a_row_of_another_gu_is_not_updated_or_deleted_whatever_it_is_called(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await RowsOfTwoGu.WriteAsync(database);
        await using var db = database.Open();
        db.Scope = DistrictScope.Of(RowsOfTwoGu.Seo);

        Assert.Equal(0, await db.BudgetLines.Where(line => line.Authority == RowsOfTwoGu.Namdong)
            .ExecuteUpdateAsync(set => set.SetProperty(line => line.Available, 0)));
        Assert.Equal(1, await db.Members.ExecuteDeleteAsync());
        Assert.Equal(1, await database.NumberAsync("SELECT COUNT(*) FROM members WHERE member_key = 1"));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_row_of_another_gu_is_neither_made_up_nor_moved_there(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await RowsOfTwoGu.WriteAsync(database);

        await AssertBeyondAsync(db => db.Add(
            RowsOfTwoGu.RowOf(db.Model.FindEntityType(typeof(BudgetEntryRow))!, 3, RowsOfTwoGu.Namdong)));
        await AssertBeyondAsync(db =>
            db.Entry(db.Members.Single()).Property(member => member.HomeDong).CurrentValue = 2820010100);
        await AssertBeyondAsync(db => db.Attach(
            RowsOfTwoGu.RowOf(db.Model.FindEntityType(typeof(MemberRow))!, 1, RowsOfTwoGu.Namdong))
                .State = EntityState.Deleted);

        async Task AssertBeyondAsync(Action<EumDbContext> change)
        {
            await using var db = database.Open();
            db.Scope = DistrictScope.Of(RowsOfTwoGu.Seo);
            change(db);
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        }
    }

    [Fact]
    public async Task A_number_that_another_gu_has_is_not_given_twice()
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        await RowsOfTwoGu.WriteAsync(database);
        await using var db = database.Open();
        db.Scope = DistrictScope.Of(RowsOfTwoGu.Namdong);

        Assert.Equal(2, await db.LastNumberAsync<BudgetEntryRow>(row => row.EntryNo, default));
        Assert.Equal(1, await db.BudgetEntries.MaxAsync(row => row.EntryNo));
    }

    [Fact]
    public void The_filters_are_statements_that_sql_server_reads()
    {
        using var db = Storage.ModelTests.On(StorageEngine.SqlServer);
        db.Scope = DistrictScope.Of(RowsOfTwoGu.Seo, RowsOfTwoGu.Namdong);

        Assert.All(RowsOfTwoGu.Guarded, type => Assert.Empty(
            Tsql.ProblemsOf((string)Of(nameof(TextOf), type).Invoke(null, [db])!)));
    }

    [Fact]
    public async Task A_context_that_was_handed_back_forgets_whom_it_served()
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        await RowsOfTwoGu.WriteAsync(database);
        await using (var db = database.Open()) db.Scope = DistrictScope.Nothing;
        await using var next = database.Open();

        Assert.True(next.Scope.IsWholeCity);
        Assert.Equal(2, await next.Set<PaymentRow>().CountAsync());
        Assert.Equal(2, await next.Set<ImportBatchRow>().CountAsync());
    }

    private static async Task<int> SeenAsync(TestDatabase database, DistrictScope scope, Type type)
    {
        await using var db = database.Open();
        db.Scope = scope;
        var (listed, counted) = await (Task<(int, int)>)Of(nameof(CountAsync), type).Invoke(null, [db])!;
        Assert.Equal(listed, counted);
        return counted;
    }

    private static async Task<bool> FindsAsync(TestDatabase database, Type type, int number)
    {
        await using var db = database.Open();
        var entity = db.Model.FindEntityType(type)!;
        var district = number == 1 ? RowsOfTwoGu.Namdong : RowsOfTwoGu.Seo;
        var row = RowsOfTwoGu.RowOf(entity, number, district);
        db.Scope = DistrictScope.Of(RowsOfTwoGu.Seo);
        return await db.FindAsync(
            type, [.. entity.FindPrimaryKey()!.Properties.Select(key => key.PropertyInfo!.GetValue(row))]) is not null;
    }

    private static MethodInfo Of(string name, Type type) =>
        typeof(ScopeTests).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);

    private static string TextOf<T>(EumDbContext db)
        where T : class => db.Set<T>().ToQueryString();

    private static async Task<(int Listed, int Counted)> CountAsync<T>(EumDbContext db)
        where T : class =>
        ((await db.Set<T>().AsNoTracking().ToListAsync()).Count, await db.Set<T>().CountAsync());
}
