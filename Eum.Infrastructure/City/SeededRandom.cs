using System.Numerics;

namespace Eum.Infrastructure.City;

/// <summary>
/// Chance that is the same on every machine and in every version: xoshiro256** (Blackman and Vigna, public domain),
/// one stream per use, seeded from the city's seed and the stream's name. Whole numbers only.
/// </summary>
internal sealed class SeededRandom
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    public SeededRandom(long seed, string stream)
    {
        var key = Noise.Key(seed, stream);
        (_a, _b, _c, _d) = (Noise.Of(key, 1), Noise.Of(key, 2), Noise.Of(key, 3), Noise.Of(key, 4));
    }

    public ulong Next()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
            var shifted = _b << 17;
            _c ^= _a;
            _d ^= _b;
            _b ^= _c;
            _a ^= _d;
            _c ^= shifted;
            _d = BitOperations.RotateLeft(_d, 45);
            return result;
        }
    }

    /// <summary>0 … <paramref name="end"/> − 1.</summary>
    public int Below(int end) => (int)(((Next() >> 32) * (ulong)end) >> 32);

    /// <summary><paramref name="from"/> … <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    public bool Chance(int perMille) => Below(1000) < perMille;

    /// <summary>A quotient as a whole number, up or down by chance, so that many of them are right together.</summary>
    public int Rounded(long dividend, long divisor)
    {
        var whole = Math.DivRem(dividend, divisor, out var rest);
        return (int)whole + (Below(1_000_000) < rest * 1_000_000 / divisor ? 1 : 0);
    }

    public void Shuffle(Span<int> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}

/// <summary>
/// A number for each index that looks like chance and need not be kept: splitmix64 of a key and the index.
/// </summary>
internal static class Noise
{
    public static ulong Key(long seed, string stream)
    {
        unchecked
        {
            var hash = 14695981039346656037UL; // FNV-1a of the name.
            foreach (var unit in stream) hash = (hash ^ unit) * 1099511628211UL;
            return Of(hash, (ulong)seed);
        }
    }

    public static ulong Of(ulong key, ulong index)
    {
        unchecked
        {
            var z = key + index * 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }

    public static ulong Of(ulong key, int index) => Of(key, unchecked((ulong)(uint)index));

    /// <summary>
    /// Part <paramref name="part"/> (0–3, sixteen bits each) of a noise, as 0 … <paramref name="end"/> − 1.
    /// </summary>
    public static int Part(ulong noise, int part, int end) =>
        (int)((((noise >> (16 * part)) & 0xFFFF) * (ulong)end) >> 16);
}
