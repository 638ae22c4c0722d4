using System.Data.Common;

namespace Eum.Infrastructure.Storage.Bulk;

/// <summary>A cursor over an ADO.NET reader, for the engines whose provider is quick enough to read through.</summary>
internal sealed class ReaderCursor(DbCommand command, DbDataReader reader) : BulkCursor
{
    public override bool Read() => reader.Read();

    public override bool IsNull(int column) => reader.IsDBNull(column);

    public override long Int64(int column) => reader.GetFieldType(column) switch
    {
        var type when type == typeof(long) => reader.GetInt64(column),
        var type when type == typeof(int) => reader.GetInt32(column),
        var type when type == typeof(short) => reader.GetInt16(column),
        var type when type == typeof(bool) => reader.GetBoolean(column) ? 1 : 0,
        var type when type == typeof(byte) => reader.GetByte(column),
        var type when type == typeof(decimal) => (long)reader.GetDecimal(column), // numeric: PostgreSQL's sum of bigint
        var type => throw new InvalidOperationException($"{type} is not a whole number."),
    };

    public override string Text(int column) => reader.GetString(column);

    public override byte[] Blob(int column) => reader.GetFieldValue<byte[]>(column);

    public override void Dispose()
    {
        reader.Dispose();
        command.Dispose();
    }
}
