using System.Globalization;
using System.Text.Json;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.Data.SqlClient;

namespace Eum.Infrastructure.Storage.Bulk;

/// <summary>
/// SQL Server through SqlBulkCopy; upserts and look-ups hand their rows over as JSON (OPENJSON), which needs neither
/// MERGE nor temporary tables nor table types. No server was at hand: its statements are kept as snapshots and parsed.
/// </summary>
internal sealed class SqlServerBulk : BulkConnection
{
    private const int RowsPerStatement = 1_000;

    // Text out of JSON has the database's collation, a key its own; left to itself the comparison is refused.
    private const string Collation = " COLLATE " + SqlServerEumDbContext.Codes;

    internal const string LockStatement =
        "DECLARE @answer int; EXEC @answer = sp_getapplock @Resource = N'eum import', "
        + "@LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0; SELECT @answer";

    private readonly SqlConnection _connection;
    private SqlTransaction? _transaction;

    public SqlServerBulk(string connectionString)
    {
        _connection = new SqlConnection(connectionString);
        _connection.Open();
    }

    public override void Begin() => _transaction = _connection.BeginTransaction();

    public override void Commit()
    {
        _transaction!.Commit();
        _transaction = null;
    }

    public override void Rollback()
    {
        _transaction?.Rollback();
        _transaction = null;
    }

    public override void Append(BulkTable table, int count, FillRow fill)
    {
        using var source = new BulkRowReader(table, count, fill);
        Copy(table, source);
    }

    public override void Append(BulkRows rows)
    {
        if (rows.Count == 0) return;
        using var source = new BulkRowReader(rows);
        Copy(rows.Table, source);
    }

    public override void Upsert(BulkRows rows, OnConflict mode)
    {
        var (update, insert) = UpsertStatements(rows.Table, mode);
        for (var from = 0; from < rows.Count; from += RowsPerStatement)
        {
            var json = Json(rows, from, Math.Min(rows.Count, from + RowsPerStatement));
            RunWithJson(update, json);
            RunWithJson(insert, json);
        }
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
        var command = new SqlCommand(
            ByKeysStatement(table, columns, keyColumn), _connection, _transaction)
        {
            CommandTimeout = 0,
        };
        command.Parameters.AddWithValue("@rows", JsonSerializer.Serialize(keys.ToArray()));
        return new ReaderCursor(command, command.ExecuteReader());
    }

    public override string ForUpdate(string table, string columns, string condition) =>
        $"SELECT {columns} FROM {table} WITH (UPDLOCK, HOLDLOCK) WHERE {condition}";

    public override bool TryLockImports() => Scalar(LockStatement) >= 0;

    public override void HoldAuditChain() => Execute(SqlServerEumDbContext.HoldChain);

    public override void Dispose()
    {
        _transaction?.Dispose();
        _connection.Dispose();
    }

    internal static string ByKeysStatement(string table, string columns, string keyColumn) =>
        $"SELECT {columns} FROM {table} WHERE {keyColumn} IN "
        + "(SELECT wanted FROM OPENJSON(@rows) WITH (wanted bigint '$'))";

    /// <summary>The two statements of an upsert: change what stands, then insert what does not.</summary>
    internal static (string Update, string Insert) UpsertStatements(BulkTable table, OnConflict mode)
    {
        var columns = string.Join(", ", table.Columns.Select((c, i) => $"{c.Quoted} {SqlType(c.Type)} '$[{i}]'"));
        var incoming = $"OPENJSON(@rows) WITH ({columns})";
        var same = string.Join(" AND ", table.Columns.Take(table.Keys).Select(c =>
            $"t.{c.Quoted} = s.{c.Quoted}{(c.Type == BulkType.Text ? Collation : "")}"));
        var sets = string.Join(", ", table.Columns.Skip(table.Keys).Select(c => mode == OnConflict.Add
            ? $"{c.Quoted} = t.{c.Quoted} + s.{c.Quoted}"
            : $"{c.Quoted} = s.{c.Quoted}"));
        return ($"UPDATE t SET {sets} FROM {table.Name} AS t INNER JOIN {incoming} AS s ON {same}",
            $"INSERT INTO {table.Name} ({table.ColumnList}) SELECT {table.ColumnList} FROM {incoming} AS s "
            + $"WHERE NOT EXISTS (SELECT 1 FROM {table.Name} AS t WHERE {same})");
    }

    private static string SqlType(BulkType type) => type switch
    {
        BulkType.Bool => "bit",
        BulkType.Int16 => "smallint",
        BulkType.Int32 => "int",
        BulkType.Int64 => "bigint",
        BulkType.Text => "nvarchar(max)",
        _ => "varbinary(max)",
    };

    private static string Json(BulkRows rows, int from, int to)
    {
        var list = new object?[to - from][];
        for (var i = from; i < to; i++)
        {
            var row = rows.Row(i);
            var cells = new object?[row.Length];
            for (var c = 0; c < row.Length; c++)
                cells[c] = row[c] == BulkRows.Null ? null
                    : rows.Table.Columns[c].Type is BulkType.Text or BulkType.Blob ? rows.ObjectAt(row[c]) : row[c];
            list[i - from] = cells;
        }

        return JsonSerializer.Serialize(list); // A byte array becomes base64, which OPENJSON reads into varbinary.
    }

    private void Copy(BulkTable table, BulkRowReader source)
    {
        using var copy = new SqlBulkCopy(_connection, SqlBulkCopyOptions.CheckConstraints, _transaction)
        {
            DestinationTableName = table.Name,
            BulkCopyTimeout = 0,
            BatchSize = 0,
        };
        foreach (var column in table.Columns) copy.ColumnMappings.Add(column.Name, column.Name);
        copy.WriteToServer(source);
    }

    private void RunWithJson(string sql, string json)
    {
        using var command = new SqlCommand(sql, _connection, _transaction) { CommandTimeout = 0 };
        command.Parameters.AddWithValue("@rows", json);
        command.ExecuteNonQuery();
    }

    private SqlCommand Command(string sql, ReadOnlySpan<long> values)
    {
        var command = new SqlCommand(
            ParameterMarks.Numbered(sql, "@p", 0), _connection, _transaction)
        {
            CommandTimeout = 0,
        };
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"@p{i}"), values[i]);
        return command;
    }
}
