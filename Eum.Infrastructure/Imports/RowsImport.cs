using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>Where a row stands in its file, for whoever has to find it again.</summary>
internal readonly record struct FilePlace(int Line, long Offset, int Length);

/// <summary>A row as read: the id it is grouped by, and where it stood.</summary>
internal interface IFileRow
{
    long Key { get; }

    FilePlace Place { get; set; }
}

/// <summary>
/// The chunk loop of every kind but payments: rows are read and checked one by one, then judged together, and what
/// becomes of them is laid out for one transaction. Rows of one id that stand together stay in one chunk.
/// </summary>
internal abstract class RowsImport<T>(ImportContext context) : KindImport(context)
    where T : struct, IFileRow
{
    private T[] _rows = new T[(int)Math.Min(context.ChunkRows + 64, context.File.Check.Rows + 1)];
    private Quarantine _quarantine = new(0, context.File.Envelope.Kind);
    private ChunkCounts _counts;

    protected int Count { get; private set; }

    /// <summary>Signed won of the rows taken.</summary>
    protected ref long Amount => ref _counts.Amount;

    protected ref int Adjustments => ref _counts.Adjustments;

    protected ref readonly T this[int row] => ref _rows[row];

    public override ImportChunk? Next(CsvReader reader)
    {
        _quarantine = new Quarantine(Context.BatchNo, Context.File.Envelope.Kind);
        _counts = default;
        var first = ReadRows(reader);
        if (first == 0) return null;

        var write = Judge();
        var series = Context.Series.TakeNew();
        var (position, line) = NextPlace(reader);
        _counts.Rejected = _quarantine.Rejected;
        _counts.Conflicts = _quarantine.Conflicts;
        _counts.Accepted = _counts.Rows - _counts.Rejected - _counts.Conflicts - _counts.Duplicates;
        return new()
        {
            Number = first,
            NextPosition = position,
            NextLine = line,
            Counts = _counts,
            Quarantine = _quarantine,
            Write = store =>
            {
                if (series is not null) store.Append(series);
                write(store);
            },
        };
    }

    /// <summary>Reads one row and checks it by itself; null if it can be read.</summary>
    protected abstract RowProblem? Parse(CsvReader reader, ref T row);

    /// <summary>
    /// Judges the rows against each other and the store. What it returns may not look at them any more.
    /// </summary>
    protected abstract Action<BulkConnection> Judge();

    protected void Reject(int row, RowProblem problem)
    {
        var place = _rows[row].Place;
        _quarantine.Add(place.Line, Context.Original(place.Offset, place.Length), problem, _rows[row].Key);
    }

    /// <summary>Counts a row that says again what is already known.</summary>
    protected void Repeat() => _counts.Duplicates++;

    /// <summary>The rows by id; those of one id in the order of the file.</summary>
    protected int[] InKeyOrder()
    {
        var order = new int[Count];
        var keys = new long[Count];
        for (var i = 0; i < Count; i++) (order[i], keys[i]) = (i, _rows[i].Key);
        RowOrder.By(order, keys);
        return order;
    }

    /// <summary>End (exclusive) of the run of rows with one id that starts here in <see cref="InKeyOrder"/>.</summary>
    protected int EndOfKey(int[] order, int start)
    {
        var end = start + 1;
        while (end < order.Length && _rows[order[end]].Key == _rows[order[start]].Key) end++;
        return end;
    }

    private int ReadRows(CsvReader reader)
    {
        Count = 0;
        var first = 0;
        while (MoveNext(reader))
        {
            if (first == 0) first = reader.Line;
            if (Count == _rows.Length) Array.Resize(ref _rows, Count * 2);
            ref var row = ref _rows[Count];
            row = default;
            row.Place = new(reader.Line, reader.Offset, reader.Record.Length);
            var problem = reader.FieldCount == Columns ? Parse(reader, ref row)
                : RowProblem.Columns(Context.File.Envelope.Kind, reader.FieldCount);
            if (_counts.Rows >= Context.ChunkRows
                && (problem is not null || Count == 0 || row.Key != _rows[Count - 1].Key))
            {
                PutBack();
                break;
            }

            _counts.Rows++;
            if (problem is null) Count++;
            else _quarantine.Add(reader.Line, reader.Record, problem, row.Key);
        }

        return first;
    }
}
