using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Eum.Infrastructure.Storage.Bulk;

/// <summary>
/// Writes PostgreSQL's binary COPY format straight into a buffer: the driver's own writer costs twice as much a cell.
/// </summary>
internal sealed class PostgresCopy : IDisposable
{
    private static readonly byte[] Signature =
        [.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly NpgsqlRawCopyStream _stream;
    private readonly BulkColumn[] _columns;
    private readonly byte[] _buffer = new byte[1 << 18];
    private int _used;

    public PostgresCopy(NpgsqlConnection connection, BulkTable table, string target)
    {
        _columns = table.Columns;
        _stream = connection.BeginRawBinaryCopy($"COPY {target} ({table.ColumnList}) FROM STDIN (FORMAT BINARY)");
        Signature.CopyTo(_buffer, 0);
        _used = Signature.Length;
    }

    public void Write(ReadOnlySpan<long> row, BulkRows? objects)
    {
        Room((_columns.Length * 12) + 2);
        BinaryPrimitives.WriteInt16BigEndian(_buffer.AsSpan(_used), (short)_columns.Length);
        _used += 2;
        for (var i = 0; i < row.Length; i++) Cell(row[i], _columns[i].Type, objects);
    }

    public void Complete()
    {
        Room(2);
        BinaryPrimitives.WriteInt16BigEndian(_buffer.AsSpan(_used), -1);
        _used += 2;
        Send();
        _stream.Dispose();
    }

    public void Dispose() => _stream.Dispose();

    private void Cell(long cell, BulkType type, BulkRows? objects)
    {
        if (cell == BulkRows.Null)
        {
            Length(-1);
            return;
        }

        switch (type)
        {
            case BulkType.Bool:
                Length(1);
                _buffer[_used++] = (byte)cell;
                break;
            case BulkType.Int16:
                Length(2);
                BinaryPrimitives.WriteInt16BigEndian(_buffer.AsSpan(_used), (short)cell);
                _used += 2;
                break;
            case BulkType.Int32:
                Length(4);
                BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(_used), (int)cell);
                _used += 4;
                break;
            case BulkType.Int64:
                Length(8);
                BinaryPrimitives.WriteInt64BigEndian(_buffer.AsSpan(_used), cell);
                _used += 8;
                break;
            case BulkType.Text:
                Bytes(Encoding.UTF8.GetBytes((string)objects!.ObjectAt(cell)));
                break;
            default:
                Bytes((byte[])objects!.ObjectAt(cell));
                break;
        }
    }

    private void Bytes(byte[] value)
    {
        Length(value.Length);
        for (var at = 0; at < value.Length;)
        {
            Room(Math.Min(value.Length - at, _buffer.Length / 2));
            var part = Math.Min(value.Length - at, _buffer.Length - _used);
            value.AsSpan(at, part).CopyTo(_buffer.AsSpan(_used));
            _used += part;
            at += part;
        }

        Room((_columns.Length * 12) + 2); // What follows in this row counts on room.
    }

    private void Length(int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(_buffer.AsSpan(_used), length);
        _used += 4;
    }

    private void Room(int bytes)
    {
        if (_buffer.Length - _used < bytes) Send();
    }

    private void Send()
    {
        _stream.Write(_buffer, 0, _used);
        _used = 0;
    }
}
