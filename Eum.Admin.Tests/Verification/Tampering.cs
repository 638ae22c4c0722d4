using System.Data.Common;
using System.Globalization;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Verification;

/// <summary>What somebody with the database in hand could do: one row changed past every door, and put back.</summary>
internal sealed class Tampering(EumDbContext db, string table, string column, string where) : IAsyncDisposable
{
    private readonly string[] _key = KeyOf(db, table);
    private object[] _row = [];
    private object? _before;

    /// <summary>Lets append-only tables be changed.</summary>
    public static async Task DisarmAsync(TestDatabase database)
    {
        await using var db = database.Open();
        foreach (var table in AppendOnly.Tables)
            if (database.Engine == StorageEngine.PostgreSql)
                await database.ExecuteAsync($"ALTER TABLE {table} DISABLE TRIGGER USER");
            else
                foreach (var trigger in await TriggersAsync(db, table))
                    await database.ExecuteAsync($"DROP TRIGGER \"{trigger}\"");
    }

    /// <summary>Changes the first row that <paramref name="where"/> finds; null where there is none.</summary>
    public static async Task<Tampering?> AddAsync(
        TestDatabase database, string table, string column, string where, long won = 1)
    {
        var change = new Tampering(database.Open(), table, column, where);
        if (await change.FindAsync())
            return await change.WriteAsync(Convert.ToInt64(change._before, CultureInfo.InvariantCulture) + won);
        await change.DisposeAsync();
        return null;
    }

    /// <summary>Flips the lowest bit of a byte in the first row's list.</summary>
    public static async Task<Tampering> FlipAsync(TestDatabase database, string table, string column, int at)
    {
        var change = new Tampering(database.Open(), table, column, "1 = 1");
        Assert.True(await change.FindAsync());
        var list = (byte[])((byte[])change._before!).Clone();
        list[at] ^= 1;
        return await change.WriteAsync(list);
    }

    public async ValueTask DisposeAsync()
    {
        if (_row.Length > 0) await WriteAsync(_before!);
        await db.DisposeAsync();
    }

    private static string[] KeyOf(EumDbContext db, string table) =>
        [.. db.Model.GetEntityTypes().Single(row => row.GetTableName() == table).FindPrimaryKey()!.Properties
            .Select(property => $"\"{property.GetColumnName()}\"")];

    private static async Task<List<string>> TriggersAsync(EumDbContext db, string table)
    {
        await using var command = await CommandAsync(
            db, $"SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'");
        await using var rows = await command.ExecuteReaderAsync();
        List<string> names = [];
        while (await rows.ReadAsync()) names.Add(rows.GetString(0));
        return names;
    }

    private static async Task<DbCommand> CommandAsync(EumDbContext db, string sql, params object[] values)
    {
        await db.Database.OpenConnectionAsync();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        foreach (var (at, value) in values.Index())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"p{at}", value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private async Task<bool> FindAsync()
    {
        var key = string.Join(", ", _key);
        await using var command = await CommandAsync(
            db, $"SELECT {key}, {column} FROM {table} WHERE {where} ORDER BY {key} LIMIT 1");
        await using var rows = await command.ExecuteReaderAsync();
        if (!await rows.ReadAsync()) return false;
        _row = [.. Enumerable.Range(0, _key.Length).Select(rows.GetValue)];
        _before = rows.GetValue(_key.Length);
        return true;
    }

    private async Task<Tampering> WriteAsync(object value)
    {
        var same = string.Join(" AND ", _key.Select((name, at) => $"{name} = @p{at + 1}"));
        await using var command = await CommandAsync(
            db, $"UPDATE {table} SET {column} = @p0 WHERE {same}", [value, .. _row]);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
        return this;
    }
}
