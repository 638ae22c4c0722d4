namespace Eum.Infrastructure.Storage.Bulk;

internal enum BulkType
{
    Bool,
    Int16,
    Int32,
    Int64,
    Text,
    Blob,
}

internal readonly record struct BulkColumn(string Name, BulkType Type)
{
    /// <summary>As all three engines take it, also where it is a word of their SQL (national, operator).</summary>
    public string Quoted => $"\"{Name}\"";
}

/// <summary>
/// A table as the bulk path sees it: the columns it writes, in its own order, the first <see cref="Keys"/> of them its
/// key. Types are checked against the migrated model by a test, so the two cannot drift apart.
/// </summary>
internal sealed record BulkTable(string Name, int Keys, params BulkColumn[] Columns)
{
    public string ColumnList { get; } = string.Join(", ", Columns.Select(column => column.Quoted));

    public string KeyList { get; } = string.Join(", ", Columns.Take(Keys).Select(column => column.Quoted));

    public static BulkColumn Bool(string name) => new(name, BulkType.Bool);

    public static BulkColumn Small(string name) => new(name, BulkType.Int16);

    public static BulkColumn Int(string name) => new(name, BulkType.Int32);

    public static BulkColumn Big(string name) => new(name, BulkType.Int64);

    public static BulkColumn Text(string name) => new(name, BulkType.Text);

    public static BulkColumn Blob(string name) => new(name, BulkType.Blob);
}

/// <summary>
/// Rows for one bulk write, laid out as longs: a text or blob cell holds the position of its value in a list beside.
/// </summary>
internal sealed class BulkRows(BulkTable table, int capacity = 256)
{
    /// <summary>The cell of a missing value.</summary>
    public const long Null = long.MinValue;

    private readonly List<object> _objects = [];
    private long[] _cells = new long[Math.Max(1, capacity) * table.Columns.Length];

    public BulkTable Table { get; } = table;

    public int Count { get; private set; }

    /// <summary>A new row to fill, one long a column.</summary>
    public Span<long> Add()
    {
        var width = Table.Columns.Length;
        if ((Count + 1) * width > _cells.Length) Array.Resize(ref _cells, _cells.Length * 2);
        return _cells.AsSpan(Count++ * width, width);
    }

    /// <summary>
    /// A new row from values in column order: longs (int, enum as long), strings, byte arrays or null.
    /// </summary>
    public void Add(params ReadOnlySpan<object?> values)
    {
        var row = Add();
        for (var i = 0; i < values.Length; i++)
            row[i] = values[i] switch
            {
                null => Null,
                long number => number,
                int number => number,
                bool flag => flag ? 1 : 0,
                string text => Keep(text),
                byte[] blob => Keep(blob),
                _ => throw new ArgumentException($"{values[i]!.GetType()} in {Table.Name}."),
            };
    }

    public long Keep(object value)
    {
        _objects.Add(value);
        return _objects.Count - 1;
    }

    public ReadOnlySpan<long> Row(int index) => _cells.AsSpan(index * Table.Columns.Length, Table.Columns.Length);

    public object ObjectAt(long cell) => _objects[(int)cell];

    public void Clear()
    {
        Count = 0;
        _objects.Clear();
    }
}

/// <summary>
/// Fills row <paramref name="index"/> of a write that is never held in memory as a whole; integers only.
/// </summary>
internal delegate void FillRow(int index, Span<long> row);
