using Eum.Domain.Values;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Tells which ids may already stand in a table. Ids beyond the highest of their series that the store held when the
/// file
/// began cannot, so that a file of new ids is never looked up; those of the file's own earlier chunks are remembered.
/// </summary>
internal sealed class StoredIds(ImportContext context, string table, string column)
{
    private readonly Dictionary<int, long> _highest = [];
    private readonly KeyMap _written = new(0);

    /// <summary>
    /// Of these ids, the ones to look up; what this file has said of them is in storage when it returns.
    /// </summary>
    public long[] Suspects(IEnumerable<long> keys)
    {
        var suspects = new HashSet<long>();
        var drain = false;
        foreach (var key in keys)
        {
            var written = _written.Find(key) >= 0;
            drain |= written;
            if (written || key <= Highest(key)) suspects.Add(key);
        }

        if (drain) context.Drain();
        long[] sorted = [.. suspects];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>The chunk at hand writes this id.</summary>
    public void Writes(long key) => _written.Set(key, 1);

    private long Highest(long key)
    {
        var series = ExternalKey.SeriesOf(key);
        if (_highest.TryGetValue(series, out var highest)) return highest;
        return _highest[series] = context.Store.Scalar(
            $"SELECT MAX({column}) FROM {table} WHERE {column} >= ? AND {column} < ?",
            ExternalKey.Pack(series, 0), ExternalKey.Pack(series + 1, 0));
    }
}
