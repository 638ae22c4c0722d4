using System.Numerics;
using System.Runtime.CompilerServices;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Positions by key: open addressing over plain arrays, a third of a dictionary's memory at a million keys.
/// </summary>
internal sealed class KeyMap
{
    private long[] _keys;
    private int[] _values;
    private int _shift;

    public KeyMap(int expected)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, expected + (expected / 3)));
        _keys = new long[size];
        _values = new int[size];
        _shift = 64 - BitOperations.TrailingZeroCount(size);
    }

    public int Count { get; private set; }

    /// <summary>The value of a key, or −1. Keys are positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(long key)
    {
        for (var at = Home(key); ; at = (at + 1) & (_keys.Length - 1))
        {
            if (_keys[at] == key) return _values[at];
            if (_keys[at] == 0) return -1;
        }
    }

    /// <summary>Adds a key, or changes its value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Set(long key, int value)
    {
        if (Count * 4 > _keys.Length * 3) Grow();
        var at = Home(key);
        while (_keys[at] != 0 && _keys[at] != key) at = (at + 1) & (_keys.Length - 1);
        if (_keys[at] == 0) Count++;
        (_keys[at], _values[at]) = (key, value);
    }

    private int Home(long key) => (int)(unchecked((ulong)key * 0x9E37_79B9_7F4A_7C15UL) >> _shift);

    private void Grow()
    {
        var (keys, values) = (_keys, _values);
        _keys = new long[keys.Length * 2];
        _values = new int[keys.Length * 2];
        _shift--;
        Count = 0;
        for (var i = 0; i < keys.Length; i++)
            if (keys[i] != 0) Set(keys[i], values[i]);
    }
}
