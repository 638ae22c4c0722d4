using System.Buffers;
using System.Runtime.CompilerServices;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Stable orders of row numbers by 64-bit keys: a radix sort that passes over the bytes all keys share.
/// </summary>
internal static class RowOrder
{
    /// <summary>Sorts <paramref name="order"/> by the key of each row; rows with equal keys keep their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void By(Span<int> order, ReadOnlySpan<long> keys)
    {
        long all = -1, any = 0;
        foreach (var row in order)
        {
            all &= keys[row];
            any |= keys[row];
        }

        var differing = all ^ any;
        var scratch = ArrayPool<int>.Shared.Rent(order.Length);
        Span<int> from = order, to = scratch.AsSpan(0, order.Length);
        for (var shift = 0; shift < 64; shift += 11)
        {
            if (((differing >> shift) & 0x7FF) == 0) continue;
            Pass(from, to, keys, shift);
            var swap = from;
            from = to;
            to = swap;
        }

        if (from != order) from.CopyTo(order);
        ArrayPool<int>.Shared.Return(scratch);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Pass(ReadOnlySpan<int> from, Span<int> to, ReadOnlySpan<long> keys, int shift)
    {
        Span<int> starts = stackalloc int[2_049];
        foreach (var row in from) starts[(int)((keys[row] >> shift) & 0x7FF) + 1]++;
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        foreach (var row in from) to[starts[(int)((keys[row] >> shift) & 0x7FF)]++] = row;
    }
}
