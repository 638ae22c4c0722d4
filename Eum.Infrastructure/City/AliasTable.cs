namespace Eum.Infrastructure.City;

/// <summary>
/// Draws an index in proportion to its weight, in constant time (Walker and Vose), exactly and in whole numbers.
/// </summary>
internal sealed class AliasTable
{
    private readonly uint[] _keeps; // Chance, in 2⁻³², that a column keeps its own index.
    private readonly int[] _other;

    /// <param name="weights">Not negative, at least one positive.</param>
    public AliasTable(ReadOnlySpan<long> weights)
    {
        Int128 total = 0;
        foreach (var weight in weights) total += weight;
        ArgumentOutOfRangeException.ThrowIfLessThan(total, Int128.One, nameof(weights));

        _keeps = new uint[weights.Length];
        _other = new int[weights.Length];
        var shares = new Int128[weights.Length];
        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = (Int128)weights[i] * shares.Length;
            (shares[i] < total ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            var (under, over) = (small.Pop(), large.Pop());
            _keeps[under] = (uint)((shares[under] << 32) / total);
            _other[under] = over;
            shares[over] -= total - shares[under];
            (shares[over] < total ? small : large).Push(over);
        }

        foreach (var whole in small.Concat(large)) (_keeps[whole], _other[whole]) = (uint.MaxValue, whole);
    }

    public int Draw(SeededRandom chance)
    {
        var drawn = chance.Next();
        var column = (int)(((drawn >> 32) * (ulong)_keeps.Length) >> 32);
        return (uint)(drawn & 0xFFFF_FFFF) < _keeps[column] ? column : _other[column];
    }
}
