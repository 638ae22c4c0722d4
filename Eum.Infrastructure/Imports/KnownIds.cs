using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Ids that rows refer to, each with one number that goes with it (a member's home dong): all of them in memory where
/// the
/// file is large beside the store, else those of each chunk as it comes.
/// </summary>
internal sealed class KnownIds(BulkConnection store, string table, string keyColumn, string valueColumn)
{
    private readonly List<long> _values = [];
    private readonly Dictionary<long, int> _places = [];
    private KeyMap _known = new(0);
    private bool _complete;

    public static KnownIds Members(BulkConnection store) => new(store, "members", "member_key", "home_dong");

    public static KnownIds Merchants(BulkConnection store) => new(store, "merchants", "merchant_key", "registered_on");

    /// <summary>Reads the whole table if the file has at least a quarter as many rows.</summary>
    public void Prepare(long fileRows)
    {
        var stored = store.Scalar($"SELECT COUNT(*) FROM {table}");
        if (fileRows * 4 < stored) return;
        _known = new((int)stored);
        using var rows = store.Query($"SELECT {keyColumn}, {valueColumn} FROM {table}");
        while (rows.Read()) Add(rows.Int64(0), rows.Int64(1));
        _complete = true;
    }

    public void Prefetch(IEnumerable<long> keys)
    {
        if (_complete) return;
        long[] missing = [.. keys.Where(key => _known.Find(key) < 0).Distinct().Order()];
        if (missing.Length == 0) return;
        using var rows = store.ByKeys(table, $"{keyColumn}, {valueColumn}", keyColumn, missing);
        while (rows.Read()) Add(rows.Int64(0), rows.Int64(1));
    }

    public bool TryFind(long key, out long value)
    {
        var place = _known.Find(key);
        value = place < 0 ? 0 : _values[place];
        return place >= 0;
    }

    private void Add(long key, long value)
    {
        if (!_places.TryGetValue(value, out var place))
        {
            _places[value] = place = _values.Count; // A few hundred different ones.
            _values.Add(value);
        }

        _known.Set(key, place);
    }
}
