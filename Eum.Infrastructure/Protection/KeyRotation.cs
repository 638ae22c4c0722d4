using System.Globalization;
using Eum.Domain.Audit;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Protection;

/// <param name="Version">The key that encrypts now.</param>
/// <param name="Cells">How many were encrypted anew.</param>
public sealed record RotatedKeys(int Version, long Cells);

/// <summary>
/// Encrypts every protected cell with a new key, a few hundred to a transaction. Readers and importers go on: a cell
/// that changed meanwhile is left to the next round, and the old keys stay in the ring.
/// </summary>
public sealed class KeyRotation(IDbContextFactory<EumDbContext> database, FieldCipher cipher, TimeProvider clock)
{
    private const int CellsAtOnce = 500;

    public async Task<RotatedKeys> RunAsync(
        string actor, bool resume, Action<long>? progress, CancellationToken cancel)
    {
        var version = resume ? cipher.Ring.Current : cipher.Ring.Renew();
        await RecordAsync(actor, "열쇠 교체 시작", $"v{version}", cancel);
        var cells = 0L;
        foreach (var column in ProtectedColumns.All)
            for (long? from = long.MinValue; from is { } key;)
            {
                (from, var changed) = await SomeAsync(column, key, version, cancel);
                cells += changed;
                progress?.Invoke(cells);
            }

        await RecordAsync(actor, "열쇠 교체 완료", $"v{version}: {cells}", cancel);
        return new(version, cells);
    }

    // The key from which to go on, null at the end.
    private async Task<(long? Next, int Changed)> SomeAsync(
        ProtectedColumn column, long after, int version, CancellationToken cancel)
    {
        var current = string.Create(CultureInfo.InvariantCulture, $"v{version}:");
        List<(long Key, string Text)> rows;
        await using (var books = await Snapshot.OpenAsync(database, cancel))
            rows = await books.ListAsync(
                $"SELECT {column.Key}, {column.Column} FROM {column.Table} WHERE {column.Key} > @after "
                + $"AND {column.Column} <> '' AND {column.Column} NOT LIKE @current ORDER BY {column.Key} "
                + await LimitAsync(cancel),
                row => (row.Long(0), row.Text(1)), cancel, ("after", after), ("current", current + "%"));
        if (rows.Count == 0) return (null, 0);

        var changed = 0;
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var (key, text) in rows)
        {
            var cell = column.CellOf(key.ToString(CultureInfo.InvariantCulture));
            var renewed = cipher.Encrypt(cipher.Decrypt(text, cell), cell);
            // Names come from ProtectedColumns; what was changed meanwhile no longer equals what was read.
#pragma warning disable EF1003
            changed += await db.Database.ExecuteSqlRawAsync(
                $"UPDATE {column.Table} SET {column.Column} = {{0}} "
                + $"WHERE {column.Key} = {{1}} AND {column.Column} = {{2}}",
                [renewed, key, text], cancel);
#pragma warning restore EF1003
        }

        await transaction.CommitAsync(cancel);
        return (rows[^1].Key, changed);
    }

    private async Task<string> LimitAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return db is Storage.Engines.SqlServerEumDbContext
            ? string.Create(CultureInfo.InvariantCulture, $"OFFSET 0 ROWS FETCH NEXT {CellsAtOnce} ROWS ONLY")
            : string.Create(CultureInfo.InvariantCulture, $"LIMIT {CellsAtOnce}");
    }

    private async Task RecordAsync(string actor, string action, string details, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await db.SaveAsync(
            new AuditEntry(clock.GetUtcNow().UtcDateTime, actor, action, "keys/personal-data", details), cancel);
    }
}
