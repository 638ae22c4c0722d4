using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Eum.Infrastructure.Storage;

/// <summary>Names of the tables' parts as people type them in SQL: tx_key, pk_payments.</summary>
internal static partial class SnakeCase
{
    internal static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            var table = entity.GetTableName()!;
            if (entity.GetContainerColumnName() is { } json) entity.SetContainerColumnName(Of(json));
            if (entity.IsMappedToJson()) continue;

            foreach (var property in entity.GetProperties()) property.SetColumnName(Of(property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName(key.IsPrimaryKey() ? $"pk_{table}" : $"ak_{table}_{Columns(key.Properties)}");
            foreach (var foreign in entity.GetForeignKeys().Where(f => !f.IsOwnership))
                foreign.SetConstraintName($"fk_{table}_{Columns(foreign.Properties)}");
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName($"ix_{table}_{Columns(index.Properties)}");
        }
    }

    internal static string Of(string name) => WordStart().Replace(name, "_$1").ToLowerInvariant();

    private static string Columns(IReadOnlyList<IMutableProperty> properties) =>
        string.Join('_', properties.Select(p => Of(p.Name)));

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial Regex WordStart();
}
