using System.Runtime.CompilerServices;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cashback;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Eum.Admin.Tests.Kit;

/// <summary>
/// One row of every table that is shown by district, in each of two gu: 남동구 (every key 1) and 서구 (every key 2), so
/// that each row leads to the others of its gu.
/// </summary>
internal static class RowsOfTwoGu
{
    public const int Namdong = 28200;
    public const int Seo = 28260;

    /// <summary>The tables that a query filter guards.</summary>
    public static IReadOnlyList<Type> Guarded { get; } = [.. GuardedBy(Storage.ModelTests.On(default))];

    /// <param name="districts">Whose rows; of both gu unless told.</param>
    public static async Task WriteAsync(TestDatabase database, params int[] districts)
    {
        await using var db = database.Open();
        foreach (var (number, district) in ((int, int)[])[(1, Namdong), (2, Seo)])
        {
            if (districts.Length > 0 && !districts.Contains(district)) continue;
            foreach (var type in Guarded)
                db.Add(RowOf(db.Model.FindEntityType(type)!, number, district));
        }

        await db.SaveChangesAsync();
    }

    private static SimulationResult Nothing { get; } = new()
    {
        Policy = "",
        Authority = 0,
        Version = 1,
        RulesSha256 = "",
        From = new(2026, 3),
        To = new(2026, 3),
        Reach = "",
        Payments = 0,
        Cancels = 0,
        Carried = 0,
        Changed = 0,
        WithoutBase = 0,
        OutOfPlace = null,
        Operator = 0,
        Months = [],
        Cells = [],
        Members = new(0, 0, 0, 0, 0, 0, 0, 0, 0, [], []),
    };

    public static object RowOf(IEntityType type, int number, int district)
    {
        var row = RuntimeHelpers.GetUninitializedObject(type.ClrType);
        foreach (var property in type.GetProperties().Where(property => property.PropertyInfo is not null))
            property.PropertyInfo!.SetValue(row, property.Name switch
            {
                "District" or "Authority" => district,
                "HomeDong" => district * 100_000L + 10_100,
                _ when property.IsNullable => null,
                nameof(SimulationRow.Result) when row is SimulationRow => Nothing.Text,
                _ => ValueOf(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType, number),
            });
        return row;
    }

    private static IEnumerable<Type> GuardedBy(EumDbContext db) =>
        from type in db.Model.GetEntityTypes()
        where type.GetDeclaredQueryFilters().Count > 0
        orderby type.ClrType.Name
        select type.ClrType;

    private static object? ValueOf(Type type, int number)
    {
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().First(value => Convert.ToInt32(value, null) != 0);
        if (type == typeof(string)) return $"{number}";
        if (type == typeof(byte[])) return new byte[] { 1 };
        if (type == typeof(DateTime)) return new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
        if (type == typeof(DateOnly)) return new DateOnly(2026, 3, 2);
        if (type == typeof(YearMonth)) return new YearMonth(2026, 3);
        if (type == typeof(Guid)) return new Guid(number, 0, 0, new byte[8]);
        if (type == typeof(bool)) return false;
        return Convert.ChangeType(number, type, System.Globalization.CultureInfo.InvariantCulture);
    }
}
