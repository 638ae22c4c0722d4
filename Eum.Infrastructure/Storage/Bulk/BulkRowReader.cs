using System.Collections;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Eum.Infrastructure.Storage.Bulk;

/// <summary>Bulk rows as the data reader that SqlBulkCopy takes.</summary>
[SuppressMessage(
    "Naming", "CA1710", Justification = "It is a data reader; that it can be enumerated is the base class's doing.")]
internal sealed class BulkRowReader : DbDataReader
{
    private readonly BulkTable _table;
    private readonly int _count;
    private readonly FillRow _fill;
    private readonly BulkRows? _objects;
    private readonly long[] _row;
    private int _at = -1;

    public BulkRowReader(BulkTable table, int count, FillRow fill)
    {
        _table = table;
        _count = count;
        _fill = fill;
        _row = new long[table.Columns.Length];
    }

    public BulkRowReader(BulkRows rows)
        : this(rows.Table, rows.Count, (i, row) => rows.Row(i).CopyTo(row)) => _objects = rows;

    public override int FieldCount => _table.Columns.Length;

    public override int Depth => 0;

    public override bool HasRows => _count > 0;

    public override bool IsClosed => false;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read()
    {
        if (++_at >= _count) return false;
        _fill(_at, _row);
        return true;
    }

    public override bool IsDBNull(int ordinal) => _row[ordinal] == BulkRows.Null;

    public override object GetValue(int ordinal)
    {
        if (IsDBNull(ordinal)) return DBNull.Value;
        return _table.Columns[ordinal].Type switch
        {
            BulkType.Bool => _row[ordinal] != 0,
            BulkType.Int16 => (short)_row[ordinal],
            BulkType.Int32 => (int)_row[ordinal],
            BulkType.Int64 => _row[ordinal],
            _ => _objects!.ObjectAt(_row[ordinal]),
        };
    }

    public override int GetValues(object[] values)
    {
        for (var i = 0; i < FieldCount; i++) values[i] = GetValue(i);
        return FieldCount;
    }

    public override Type GetFieldType(int ordinal) => _table.Columns[ordinal].Type switch
    {
        BulkType.Bool => typeof(bool),
        BulkType.Int16 => typeof(short),
        BulkType.Int32 => typeof(int),
        BulkType.Int64 => typeof(long),
        BulkType.Text => typeof(string),
        _ => typeof(byte[]),
    };

    public override string GetName(int ordinal) => _table.Columns[ordinal].Name;

    public override int GetOrdinal(string name) => Array.FindIndex(_table.Columns, column => column.Name == name);

    public override string GetDataTypeName(int ordinal) => _table.Columns[ordinal].Type.ToString();

    public override bool NextResult() => false;

    public override IEnumerator GetEnumerator() => new DbEnumerator(this);

    public override bool GetBoolean(int ordinal) => _row[ordinal] != 0;

    public override byte GetByte(int ordinal) => (byte)_row[ordinal];

    public override short GetInt16(int ordinal) => (short)_row[ordinal];

    public override int GetInt32(int ordinal) => (int)_row[ordinal];

    public override long GetInt64(int ordinal) => _row[ordinal];

    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length)
    {
        var blob = (byte[])GetValue(ordinal);
        if (buffer is null) return blob.Length;
        var count = (int)Math.Min(length, blob.Length - dataOffset);
        Array.Copy(blob, dataOffset, buffer, bufferOffset, count);
        return count;
    }

    public override char GetChar(int ordinal) => throw new NotSupportedException();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException();

    public override DateTime GetDateTime(int ordinal) => throw new NotSupportedException();

    public override decimal GetDecimal(int ordinal) => throw new NotSupportedException();

    public override double GetDouble(int ordinal) => throw new NotSupportedException();

    public override float GetFloat(int ordinal) => throw new NotSupportedException();

    public override Guid GetGuid(int ordinal) => throw new NotSupportedException();
}
