using System.Numerics;
using System.Runtime.CompilerServices;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Places of keys that came in ascending order, with nothing beside them but one number for every eight: an operator
/// numbers cards one after the other, so a key's number tells within a few places where it stands.
/// </summary>
internal sealed class SortedKeys
{
    private const int KeysPerBucket = 8;

    private readonly long[] _keys;
    private readonly List<Run> _runs = [];

    /// <param name="keys">Ascending and each once; kept, not copied.</param>
    /// <param name="count">How many of them are keys.</param>
    public SortedKeys(long[] keys, int count)
    {
        _keys = keys;
        for (int start = 0, end; start < count; start = end)
        {
            var series = ExternalKey.SeriesOf(keys[start]);
            for (end = start + 1; end < count && ExternalKey.SeriesOf(keys[end]) == series;) end++;
            _runs.Add(new(keys, start, end));
        }
    }

    /// <summary>The place of a key, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Find(long key)
    {
        foreach (var run in _runs)
        {
            if (key < run.First || key > run.Last) continue;
            var bucket = (int)((key - run.First) >> run.Shift);
            var (from, to) = (run.Buckets[bucket], run.Buckets[bucket + 1]);
            if (to - from > KeysPerBucket * 4) return Math.Max(-1, Array.BinarySearch(_keys, from, to - from, key));
            for (var at = from; at < to; at++)
                if (_keys[at] == key) return at;
            return -1;
        }

        return -1;
    }

    /// <summary>The keys of one series: where those begin whose number falls into each bucket.</summary>
    private sealed class Run
    {
        public Run(long[] keys, int start, int end)
        {
            (First, Last) = (keys[start], keys[end - 1]);
            var wanted = Math.Max(1, (end - start) / KeysPerBucket);
            Shift = 64 - BitOperations.LeadingZeroCount((ulong)((Last - First) / wanted));
            Buckets = new int[((Last - First) >> Shift) + 2];
            var bucket = 0;
            for (var at = start; at < end; at++)
                for (var mine = (int)((keys[at] - First) >> Shift); bucket <= mine; bucket++) Buckets[bucket] = at;
            Buckets.AsSpan(bucket).Fill(end);
        }

        public long First { get; }

        public long Last { get; }

        public int Shift { get; }

        public int[] Buckets { get; }
    }
}
