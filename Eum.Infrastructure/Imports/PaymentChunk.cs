using System.Runtime.CompilerServices;

namespace Eum.Infrastructure.Imports;

/// <summary>Rows of a payments file that are judged, rated and written together.</summary>
internal sealed class PaymentChunk(int capacity)
{
    private PaymentEntry[] _entries = new PaymentEntry[capacity];
    private long[] _keys = [];
    private KeyMap? _byTx;
    private bool _ascending = true;

    public int Count { get; private set; }

    public ref PaymentEntry this[int index] => ref _entries[index];

    /// <summary>Room for the next row; it counts only once <see cref="Keep"/> is called.</summary>
    public ref PaymentEntry Next()
    {
        if (Count == _entries.Length) Array.Resize(ref _entries, Count * 2);
        return ref _entries[Count];
    }

    public void Keep()
    {
        if (Count > 0 && _entries[Count].Tx <= _entries[Count - 1].Tx) _ascending = false;
        Count++;
    }

    /// <summary>True where the ids rise from row to row, as a good file's do: then no row can repeat another.</summary>
    public bool IsAscending => _ascending;

    /// <summary>Position of the first row with this id, or −1.</summary>
    public int Find(long tx)
    {
        if (!_ascending) return ByTx().Find(tx);
        int low = 0, high = Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = _entries[middle].Tx;
            if (found == tx) return middle;
            if (found < tx) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    /// <summary>Rows still standing, by member, then time, then id: the order in which they are rated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int[] InRatingOrder()
    {
        var standing = 0;
        for (var i = 0; i < Count; i++)
            if (!_entries[i].Dropped) standing++;
        var rows = new int[standing];
        for (int i = 0, at = 0; i < Count; i++)
            if (!_entries[i].Dropped) rows[at++] = i;
        if (_keys.Length < Count) _keys = new long[_entries.Length];
        var keys = _keys;
        if (!_ascending) Sort(rows, keys, i => _entries[i].Tx);
        Sort(rows, keys, i => _entries[i].ApprovedAt);
        Sort(rows, keys, i => _entries[i].Member);
        return rows;
    }

    public void Clear()
    {
        Count = 0;
        _byTx = null;
        _ascending = true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sort(int[] rows, long[] keys, Func<int, long> key)
    {
        for (var i = 0; i < Count; i++) keys[i] = key(i);
        RowOrder.By(rows, keys);
    }

    private KeyMap ByTx()
    {
        if (_byTx is not null) return _byTx;
        _byTx = new KeyMap(Count);
        for (var i = 0; i < Count; i++)
            if (_byTx.Find(_entries[i].Tx) < 0) _byTx.Set(_entries[i].Tx, i);
        return _byTx;
    }
}
