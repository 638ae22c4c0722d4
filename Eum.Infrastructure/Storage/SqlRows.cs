using System.Data.Common;
using Eum.Infrastructure.Storage.Bulk;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Eum.Infrastructure.Storage;

/// <summary>
/// A forward-only reading below EF, for sums and for streams of millions of rows. The statements hold on all three
/// engines: names in double quotes where one of them reserves the word, parameters @name.
/// </summary>
internal sealed class SqlRows : IAsyncDisposable
{
    private readonly DbCommand _command;
    private readonly DbDataReader _reader;
    private readonly TypeCode[]? _types;
    private readonly sqlite3_stmt? _sqlite; // Read past the provider, whose checks cost more than the reading.
    private readonly nint _handle; // The same; the reader keeps it alive.
    private bool _first;

    private SqlRows(DbCommand command, DbDataReader reader)
    {
        (_command, _reader) = (command, reader);

        // SqlClient alone insists on the column's own width; PostgreSQL's sum of bigint is numeric.
        var types = Enumerable.Range(0, reader.FieldCount)
            .Select(i => Type.GetTypeCode(reader.GetFieldType(i))).ToArray();
        if (reader is SqlDataReader || types.Contains(TypeCode.Decimal)) _types = types;
        if (reader is not SqliteDataReader { Handle: { } statement }) return;
        (_sqlite, _handle) = (statement, statement.DangerousGetHandle());
        _first = true;
    }

    internal static async Task<SqlRows> ReadAsync(
        DbConnection connection, DbTransaction transaction, string sql,
        IEnumerable<(string Name, object Value)> parameters, CancellationToken cancel)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return new(command, await command.ExecuteReaderAsync(cancel));
    }

    /// <summary>The next row, without a task: for streams of millions.</summary>
    public bool Next()
    {
        if (_sqlite is null || _first)
        {
            _first = false;
            return _reader.Read(); // The provider has taken SQLite's first step itself.
        }

        var step = SqliteCalls.Step(_handle);
        if (step == raw.SQLITE_ROW) return true;
        if (step == raw.SQLITE_DONE) return false;
        throw new SqliteException(raw.sqlite3_errmsg(raw.sqlite3_db_handle(_sqlite)).utf8_to_string(), step);
    }

    public bool IsNull(int column) => _sqlite is null
        ? _reader.IsDBNull(column)
        : SqliteCalls.ColumnType(_handle, column) == raw.SQLITE_NULL;

    /// <summary>A whole number of whatever width; the sum of no rows is 0.</summary>
    public long Long(int column)
    {
        if (_sqlite is not null) return SqliteCalls.ColumnInt64(_handle, column); // NULL reads as 0.
        if (_types is null && !_reader.IsDBNull(column)) return _reader.GetInt64(column);
        if (_reader.IsDBNull(column)) return 0;
        return _types![column] switch
        {
            TypeCode.Int32 => _reader.GetInt32(column),
            TypeCode.Int16 => _reader.GetInt16(column),
            TypeCode.Decimal => decimal.ToInt64(_reader.GetDecimal(column)),
            _ => _reader.GetInt64(column),
        };
    }

    public int Int(int column) => (int)Long(column);

    public string Text(int column) =>
        _sqlite is null ? _reader.GetString(column) : raw.sqlite3_column_text(_sqlite, column).utf8_to_string();

    public byte[] Blob(int column) =>
        _sqlite is null ? _reader.GetFieldValue<byte[]>(column) : raw.sqlite3_column_blob(_sqlite, column).ToArray();

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _command.DisposeAsync();
    }
}
