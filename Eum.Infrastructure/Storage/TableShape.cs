using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Eum.Infrastructure.Storage;

/// <summary>A column as the engine knows it, e.g. approved_at, bigint.</summary>
/// <param name="Quoted">The name as this engine quotes it; some names are words of its SQL.</param>
internal sealed record ColumnShape(string Name, string Quoted, string StoreType, bool IsNullable, bool IsKey);

/// <summary>A table as the model declares it, for the bulk writers: they name no column by hand.</summary>
/// <param name="Columns">In the table's own order.</param>
/// <param name="Key">The primary key's columns, in its order.</param>
internal sealed record TableShape(
    string Name, string Quoted, IReadOnlyList<ColumnShape> Columns, IReadOnlyList<ColumnShape> Key)
{
    private static readonly ConcurrentDictionary<(Type Context, string Table), TableShape> Known = new();

    /// <exception cref="ArgumentException">The model has no such table.</exception>
    internal static TableShape Of(EumDbContext db, string table) =>
        Known.GetOrAdd((db.GetType(), table), static (_, asked) => Read(asked.db, asked.table), (db, table));

    private static TableShape Read(EumDbContext db, string name)
    {
        // Column order is known to the design-time model only; the run-time one forgets it.
        var model = db.GetService<IDesignTimeModel>().Model;
        var table = model.GetRelationalModel().FindTable(name, null)
            ?? throw new ArgumentException($"The model has no table '{name}'.", nameof(name));
        var sql = db.GetService<ISqlGenerationHelper>();
        var key = table.PrimaryKey!.Columns;

        var columns = table.Columns
            .OrderBy(column => column.Order ?? int.MaxValue)
            .ToDictionary(column => column.Name, column => new ColumnShape(
                column.Name, sql.DelimitIdentifier(column.Name), column.StoreType, column.IsNullable,
                key.Contains(column)));
        return new(name, sql.DelimitIdentifier(name), [.. columns.Values], [.. key.Select(k => columns[k.Name])]);
    }
}
