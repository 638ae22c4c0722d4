using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Storage;

/// <summary>A row of any table, filled with whatever its columns take.</summary>
internal static class AnyRow
{
    /// <summary>The statement that inserts one.</summary>
    internal static string Insert(TestDatabase database, string table, string verb = "INSERT")
    {
        using var db = database.Open();
        var shape = TableShape.Of(db, table);
        var names = string.Join(", ", shape.Columns.Select(c => c.Quoted));
        var values = string.Join(", ", shape.Columns.Select(c => Value(c.StoreType, database.Engine)));
        return $"{verb} INTO {shape.Quoted} ({names}) VALUES ({values})";
    }

    private static string Value(string storeType, StorageEngine engine) => storeType switch
    {
        "TEXT" or "text" => "'x'",
        _ when storeType.StartsWith("character", StringComparison.Ordinal) => "'x'",
        "uuid" => "'00000000-0000-0000-0000-000000000001'",
        "BLOB" or "bytea" => engine == StorageEngine.Sqlite ? "x'00'" : "'\\x00'",
        "boolean" => "true",
        _ => "2026", // Fits every column of whole numbers.
    };
}
