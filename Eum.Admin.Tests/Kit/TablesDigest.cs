using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Kit;

/// <summary>
/// What the books say, in one number a table: SHA-256 over its rows in order of their key, the same on every engine for
/// the same content. Columns that hold the clock of the run, and the audit hashes over it, are left out.
/// </summary>
internal static class TablesDigest
{
    private static readonly HashSet<string> OfTheClock =
    [
        "import_batches.started_at", "import_batches.finished_at",
        "audit_entries.at", "audit_entries.hash", "audit_entries.previous_hash",
    ];

    /// <summary>Rows and digest of each table by its name, e.g. "payments" → "1843 9f3c…".</summary>
    public static async Task<SortedDictionary<string, string>> OfAsync(TestDatabase database)
    {
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(row => row.GetTableName()).OfType<string>().Distinct()
            .Except(["audit_blocks", "audit_checkpoints"])) // Of the clock and of the key, row by row.
            digests.Add(table, await OfAsync(db, TableShape.Of(db, table)));
        return digests;
    }

    private static async Task<string> OfAsync(EumDbContext db, TableShape table)
    {
        // By name: an engine may have got its columns in another order.
        var columns = table.Columns.Where(column => !OfTheClock.Contains($"{table.Name}.{column.Name}"))
            .OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => column.Quoted);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns)} FROM {table.Quoted} "
            + $"ORDER BY {string.Join(", ", table.Key.Select(column => column.Quoted))}";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var rows = await command.ExecuteReaderAsync();
        var count = 0;
        for (; await rows.ReadAsync(); count++) Add(hash, rows);
        return $"{count} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    // Each value with its length before it, so that no two rows read alike.
    private static void Add(IncrementalHash hash, DbDataReader row)
    {
        Span<byte> length = stackalloc byte[4];
        for (var column = 0; column < row.FieldCount; column++)
        {
            byte[]? value = row.IsDBNull(column) ? null : row.GetValue(column) switch
            {
                byte[] blob => blob,
                string text => Encoding.UTF8.GetBytes(text),
                Guid id => Encoding.ASCII.GetBytes(id.ToString().ToUpperInvariant()), // As SQLite keeps it.
                var number => Encoding.ASCII.GetBytes(
                    Convert.ToInt64(number, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)),
            };
            BinaryPrimitives.WriteInt32LittleEndian(length, value?.Length ?? -1);
            hash.AppendData(length);
            hash.AppendData(value ?? []);
        }
    }
}
