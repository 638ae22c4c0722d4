using System.Data.Common;
using System.Globalization;
using Eum.Domain.Audit;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Eum.Infrastructure.Protection;

/// <param name="Version">The key that encrypts now.</param>
/// <param name="Cells">How many were encrypted anew.</param>
public sealed record RotatedKeys(int Version, long Cells);

/// <summary>
/// Encrypts every protected cell, second factor and cookie key anew, a few hundred to a transaction. Readers and
/// importers go on: what changed meanwhile is left to the next round, and the old keys stay in the ring.
/// </summary>
public sealed class KeyRotation(
    IDbContextFactory<EumDbContext> database, FieldCipher cipher, SecretBox box, TimeProvider clock)
{
    private const int CellsAtOnce = 500;

    /// <param name="version">Of the key to encrypt with: the ring gets it unless it has it.</param>
    public async Task<RotatedKeys> RunAsync(
        string actor, int version, Action<long>? progress, CancellationToken cancel)
    {
        await RecordAsync(actor, "열쇠 교체 시작", $"v{version}", cancel);
        version = cipher.Ring.RenewTo(version);
        var cells = 0L;
        foreach (var column in ProtectedColumns.All)
            for (long? from = long.MinValue; from is { } key;)
            {
                (from, var changed) = await SomeAsync(column, key, version, cancel);
                cells += changed;
                progress?.Invoke(cells);
            }

        cells += await new SealedRows(database, box).RenewAsync(cancel);
        await RecordAsync(actor, "열쇠 교체 완료", $"v{version}: {cells}", cancel);
        return new(version, cells);
    }

    // The key from which to go on, null at the end.
    private async Task<(long? Next, int Changed)> SomeAsync(
        ProtectedColumn column, long after, int version, CancellationToken cancel)
    {
        var current = string.Create(CultureInfo.InvariantCulture, $"v{version}:");
        List<(long Key, string Text)> rows = [];
        await using (var books = await Snapshot.OpenAsync(database, cancel))
        await using (var read = await books.RowsAsync(
            $"SELECT {column.Key}, {column.Column} FROM {column.Table} WHERE {column.Key} > @after "
            + $"AND {column.Column} <> '' AND {column.Column} NOT LIKE @current ORDER BY {column.Key}",
            cancel, ("after", after), ("current", current + "%")))
            while (rows.Count < CellsAtOnce && read.Next())
                rows.Add((read.Long(0), read.Text(1)));
        if (rows.Count == 0) return (null, 0);

        var changed = 0;
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var (key, text) in rows)
        {
            var cell = column.CellOf(key.ToString(CultureInfo.InvariantCulture));
            var renewed = cipher.Encrypt(cipher.Decrypt(text, cell), cell);
            changed += await ReplaceAsync(transaction.GetDbTransaction(), column, key, text, renewed, cancel);
        }

        await transaction.CommitAsync(cancel);
        return (rows[^1].Key, changed);
    }

    // What was changed meanwhile no longer equals what was read, and is left as it is.
    private static async Task<int> ReplaceAsync(
        DbTransaction transaction, ProtectedColumn column, long key, string old, string renewed,
        CancellationToken cancel)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            $"UPDATE {column.Table} SET {column.Column} = @renewed WHERE {column.Key} = @row AND {column.Column} = @old";
        foreach (var (name, value) in ((string, object)[])[("renewed", renewed), ("row", key), ("old", old)])
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task RecordAsync(string actor, string action, string details, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await db.SaveAsync(
            new AuditEntry(clock.GetUtcNow().UtcDateTime, actor, action, "keys/personal-data", details), cancel);
    }
}
