using System.Data;
using Eum.Infrastructure.Storage.Engines;
using Npgsql;
using NpgsqlTypes;

namespace Eum.Infrastructure.Storage.Bulk;

/// <summary>
/// PostgreSQL through binary COPY; upserts by COPY into a transaction's own table and one INSERT from it.
/// </summary>
internal sealed class PostgresBulk : BulkConnection
{
    private readonly NpgsqlConnection _connection;
    private NpgsqlTransaction? _transaction;
    private bool _locked;

    public PostgresBulk(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            WriteBufferSize = 131_072,
            CommandTimeout = 0,
        };
        _connection = new NpgsqlConnection(settings.ConnectionString);
        _connection.Open();
        Execute("SET client_min_messages = warning");
    }

    public override void Begin() => _transaction = _connection.BeginTransaction();

    public override void Commit()
    {
        _transaction!.Commit();
        _transaction.Dispose();
        _transaction = null;
    }

    public override void Rollback()
    {
        _transaction?.Rollback();
        _transaction?.Dispose();
        _transaction = null;
    }

    public override void Append(BulkTable table, int count, FillRow fill)
    {
        using var copy = new PostgresCopy(_connection, table, table.Name);
        Span<long> row = stackalloc long[table.Columns.Length];
        for (var i = 0; i < count; i++)
        {
            fill(i, row);
            copy.Write(row, null);
        }

        copy.Complete();
    }

    public override void Append(BulkRows rows) => Copy(rows, rows.Table.Name);

    public override void Upsert(BulkRows rows, OnConflict mode)
    {
        if (rows.Count == 0) return;
        var table = rows.Table;
        var incoming = "incoming_" + table.Name;
        Execute($"CREATE TEMPORARY TABLE IF NOT EXISTS {incoming} (LIKE {table.Name}) ON COMMIT DELETE ROWS");
        Execute($"DELETE FROM {incoming}");
        Copy(rows, incoming);
        var sets = table.Columns.Skip(table.Keys).Select(column => mode == OnConflict.Add
            ? $"{column.Quoted} = {table.Name}.{column.Quoted} + excluded.{column.Quoted}"
            : $"{column.Quoted} = excluded.{column.Quoted}");
        Execute($"INSERT INTO {table.Name} ({table.ColumnList}) SELECT {table.ColumnList} FROM {incoming} "
            + $"ON CONFLICT ({table.KeyList}) DO UPDATE SET {string.Join(", ", sets)}");
    }

    public override void Execute(string sql, params ReadOnlySpan<long> values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    public override BulkCursor Query(string sql, params ReadOnlySpan<long> values)
    {
        var command = Command(sql, values);
        return new ReaderCursor(command, command.ExecuteReader());
    }

    public override BulkCursor ByKeys(string table, string columns, string keyColumn, ReadOnlySpan<long> keys)
    {
        var command = new NpgsqlCommand(
            $"SELECT {columns} FROM {table} WHERE {keyColumn} = ANY ($1)", _connection, _transaction);
        command.Parameters.Add(
            new() { Value = keys.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint });
        return new ReaderCursor(command, command.ExecuteReader());
    }

    public override string ForUpdate(string table, string columns, string condition) =>
        base.ForUpdate(table, columns, condition) + " FOR UPDATE";

    public override bool TryLockImports()
    {
        _locked = Scalar("SELECT CASE WHEN pg_try_advisory_lock(hashtext('eum import')) THEN 1 ELSE 0 END") == 1;
        if (_locked) AwaitLastWriter();
        return _locked;
    }

    public override void HoldAuditChain() => Execute(PostgresEumDbContext.HoldChain);

    public override void Dispose()
    {
        _transaction?.Dispose();

        // The pool resets a connection when it is next taken out, not when it comes back: the lock would live on
        // until then.
        if (_locked && _connection.State == ConnectionState.Open) Execute("SELECT pg_advisory_unlock_all()");
        _connection.Dispose();
    }

    // The lock of a killed import may be free before the server has ended the COMMIT it had been sent on another
    // connection: whoever reads the checkpoint then would read one that is about to move.
    private void AwaitLastWriter()
    {
        Begin();
        Execute("LOCK TABLE import_batches IN SHARE ROW EXCLUSIVE MODE");
        Commit();
    }

    private void Copy(BulkRows rows, string target)
    {
        if (rows.Count == 0) return;
        using var copy = new PostgresCopy(_connection, rows.Table, target);
        for (var i = 0; i < rows.Count; i++) copy.Write(rows.Row(i), rows);
        copy.Complete();
    }

    private NpgsqlCommand Command(string sql, ReadOnlySpan<long> values)
    {
        var command = new NpgsqlCommand(ParameterMarks.Numbered(sql, "$", 1), _connection, _transaction);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = value });
        return command;
    }
}
