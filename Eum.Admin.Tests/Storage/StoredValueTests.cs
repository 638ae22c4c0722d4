using System.Text;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Budgets;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Storage.Merchants;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Storage;

/// <summary>What goes into a column comes out the same on every engine, and can be asked for.</summary>
public sealed class StoredValueTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task An_instant_at_the_edge_of_a_Korean_day_keeps_its_millisecond_and_its_day(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        DateTime lastOfJune = new(2026, 6, 30, 14, 59, 59, 999, DateTimeKind.Utc);
        DateTime firstOfJuly = new(2026, 6, 30, 15, 0, 0, DateTimeKind.Utc);
        await SaveAsync(
            database,
            new MonthClosingRow { Month = new(2026, 5), ClosedAt = lastOfJune, ClosedBy = "kim" },
            new MonthClosingRow { Month = new(2026, 6), ClosedAt = firstOfJuly, ClosedBy = "kim" });

        await using var db = database.Open();
        var closings = await db.MonthClosings.OrderBy(row => row.ClosedAt).ToListAsync();

        Assert.Equal([lastOfJune, firstOfJuly], closings.Select(row => row.ClosedAt));
        Assert.All(closings, row => Assert.Equal(DateTimeKind.Utc, row.ClosedAt.Kind));
        Assert.Equal(
            [new DateOnly(2026, 6, 30), new DateOnly(2026, 7, 1)],
            closings.Select(row => KoreanTime.BusinessDate(row.ClosedAt)));
        Assert.Equal(1, await db.MonthClosings.CountAsync(row => row.ClosedAt >= KoreanTime.StartOf(new(2026, 7, 1))));
        Assert.Equal(1_782_831_600_000, await database.NumberAsync("SELECT max(closed_at) FROM month_closings"));
        Assert.Equal(202606, await database.NumberAsync("SELECT max(month) FROM month_closings"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Days_months_funds_and_won_lie_readable_in_their_columns(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await SaveAsync(database, new BudgetEntryRow
        {
            EntryNo = 1,
            Year = 2026,
            Fund = Fund.Institution,
            Authority = 90001,
            Programme = "INCHEON",
            Kind = BudgetEntryKind.TransferOut,
            Number = "2026-3",
            Dated = new(2026, 12, 31),
            Decision = "이사회",
            Amount = -9_007_199_254_740_993, // A double would lose the last won.
            Source = "",
        });

        await using var db = database.Open();
        var entry = await db.BudgetEntries.SingleAsync(row => row.Dated < new DateOnly(2027, 1, 1));

        Assert.Equal(new DateOnly(2026, 12, 31), entry.Dated);
        Assert.Equal(-9_007_199_254_740_993, await db.BudgetEntries.SumAsync(row => row.Amount));
        Assert.Equal(20261231, await database.NumberAsync("SELECT dated FROM budget_entries"));
        Assert.Equal(4, await database.NumberAsync("SELECT fund FROM budget_entries"));
        Assert.Equal(4, await database.NumberAsync("SELECT kind FROM budget_entries"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Hangul_that_comes_apart_is_stored_and_found_composed(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        const string Composed = "신포국제시장 닭강정";
        var apart = Composed.Normalize(NormalizationForm.FormD);
        Assert.NotEqual(Composed, apart);
        await SaveAsync(database, Merchant(1, apart), Merchant(2, "Café"));

        await using var db = database.Open();

        Assert.Equal(Composed, (await db.Merchants.SingleAsync(row => row.Name == apart)).Name);
        var part = "시장".Normalize(NormalizationForm.FormD);
        Assert.Equal(1, (await db.Merchants.SingleAsync(row => row.Name.Contains(part))).MerchantKey);
        Assert.Equal(1, (await db.Merchants.SingleAsync(row => row.Name.StartsWith("신포"))).MerchantKey);
        string[] names = [apart, "nobody"];
        Assert.Equal(1, (await db.Merchants.SingleAsync(row => names.Contains(row.Name))).MerchantKey);
        Assert.Equal(Composed, await database.ScalarAsync("SELECT name FROM merchants WHERE merchant_key = 1"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Codes_that_differ_in_case_only_are_two(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);

        await database.ExecuteAsync("INSERT INTO id_series (series, prefix, width) VALUES (1, 'tx', 9), (2, 'TX', 9)");

        await using var db = database.Open();
        var prefixes = db.IdSeries.OrderBy(row => row.Prefix).Select(row => row.Prefix);
        Assert.Equal(["TX", "tx"], await prefixes.ToListAsync());
        Assert.Equal(2, (await db.IdSeries.SingleAsync(row => row.Prefix == "TX")).Series);
    }

    private static MerchantRow Merchant(long key, string name) => new()
    {
        MerchantKey = key,
        RegistrationNo = "1234567891",
        Name = name,
        Ksic = "47",
        Address = "인천 중구",
        Phone = "",
        PhoneIndex = "",
        RegisteredOn = new(2020, 1, 1),
    };

    private static async Task SaveAsync(TestDatabase database, params object[] rows)
    {
        await using var db = database.Open();
        db.AddRange(rows);
        Assert.Null(await db.SaveAsync(An.AuditEntry(), default));
    }
}
