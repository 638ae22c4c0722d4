using System.Data.Common;
using Microsoft.Data.SqlClient;

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

    private SqlRows(DbCommand command, DbDataReader reader)
    {
        (_command, _reader) = (command, reader);

        // SqlClient alone insists on the column's own width; PostgreSQL's sum of bigint is numeric.
        var types = Enumerable.Range(0, reader.FieldCount)
            .Select(i => Type.GetTypeCode(reader.GetFieldType(i))).ToArray();
        if (reader is SqlDataReader || types.Contains(TypeCode.Decimal)) _types = types;
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

    public Task<bool> NextAsync(CancellationToken cancel) => _reader.ReadAsync(cancel);

    /// <summary>The next row without a task: for streams of millions, off the threads that serve people.</summary>
    public bool Next() => _reader.Read();

    public bool IsNull(int column) => _reader.IsDBNull(column);

    /// <summary>A whole number of whatever width; the sum of no rows is 0.</summary>
    public long Long(int column)
    {
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

    public string Text(int column) => _reader.GetString(column);

    public byte[] Blob(int column) => _reader.GetFieldValue<byte[]>(column);

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _command.DisposeAsync();
    }
}
