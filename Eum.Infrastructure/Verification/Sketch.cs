using System.Security.Cryptography;

namespace Eum.Infrastructure.Verification;

/// <summary>
/// Whether two multitudes of rows add up to the same cells, without holding the cells: each row adds h(cell) × Σ (an
/// odd
/// factor × measure), modulo 2^64. Sums of rows and their cells give the same number; a single changed figure never
/// does,
/// because odd factors have an inverse, and several changed ones agree by chance once in 10^19.
/// </summary>
internal static class Sketch
{
    // Another one in every run, so that nobody can prepare changes that cancel out.
    private static readonly ulong Salt = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));

    /// <summary>A number without pattern for this one (splitmix64).</summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    public static ulong Mix(ulong seed, long value) =>
        Mix(unchecked(seed ^ Salt ^ ((ulong)value * 0xD6E8FEB86659FD93)));

    /// <summary>The factor of a cell: odd.</summary>
    public static ulong Cell(ulong seed, params ReadOnlySpan<long> key)
    {
        var hash = seed;
        foreach (var part in key) hash = Mix(hash, part);
        return hash | 1;
    }

    /// <summary>What a row, or a sum of rows, adds under its cell's factor.</summary>
    public static ulong Weigh(ulong cell, params ReadOnlySpan<long> measures)
    {
        unchecked
        {
            ulong sum = 0, factor = 0x2545F4914F6CDD1D;
            foreach (var measure in measures)
            {
                sum += factor * (ulong)measure;
                factor = factor * 0x5851F42D4C957F2D; // Odd times odd stays odd.
            }

            return cell * sum;
        }
    }
}

/// <summary>A sketch by day, month or batch.</summary>
internal sealed class Sketches
{
    private readonly Dictionary<int, ulong> _sums = [];
    private int _last = int.MinValue;
    private ulong _pending;

    public IEnumerable<int> Keys => Settled().Keys;

    public void Add(int key, ulong weight)
    {
        if (key != _last)
        {
            Settled();
            _last = key;
        }

        _pending = unchecked(_pending + weight);
    }

    public ulong this[int key] => Settled().GetValueOrDefault(key);

    private Dictionary<int, ulong> Settled()
    {
        if (_pending != 0) _sums[_last] = unchecked(_sums.GetValueOrDefault(_last) + _pending);
        _pending = 0;
        return _sums;
    }
}
