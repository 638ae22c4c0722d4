using System.Runtime.CompilerServices;

namespace Eum.Domain.Values;

/// <summary>
/// The operator's ids as 64-bit keys (ADR 0009): <c>series &lt;&lt; 39 | number</c>. The number is the id's trailing
/// digit
/// run, at most its last eleven digits; everything before it, with the run's width, is a series that storage numbers
/// as it meets it. So ascending ids give ascending keys, a key is eight bytes in every table, and it can be read back.
/// </summary>
public static class ExternalKey
{
    public const int NumberBits = 39;

    public const int MaxSeries = (1 << 24) - 1;

    /// <summary>Longest id that is accepted, in characters.</summary>
    public const int MaxLength = 40;

    private const int MaxDigits = 11;

    /// <summary>Packs a series (1 and up) and a number below 2^39.</summary>
    public static long Pack(int series, long number) => ((long)series << NumberBits) | number;

    public static int SeriesOf(long key) => (int)(key >> NumberBits);

    public static long NumberOf(long key) => key & ((1L << NumberBits) - 1);

    /// <summary>
    /// Splits an id of [A-Za-z0-9._:-], 1 to 40 characters, into its series part (the first <paramref
    /// name="prefixLength"/>
    /// bytes and <paramref name="width"/> digits) and its number; false if it is not such an id.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TrySplit(ReadOnlySpan<byte> id, out int prefixLength, out int width, out long number)
    {
        prefixLength = width = 0;
        number = 0;
        if (id.IsEmpty || id.Length > MaxLength) return false;

        var start = id.Length;
        while (start > 0 && id.Length - start < MaxDigits && id[start - 1] is >= (byte)'0' and <= (byte)'9') start--;
        for (var i = start; i < id.Length; i++) number = number * 10 + (id[i] - '0');
        for (var i = 0; i < start; i++)
            if (!IsIdCharacter(id[i])) return false;
        prefixLength = start;
        width = id.Length - start;
        return true;
    }

    private static bool IsIdCharacter(byte c) =>
        c is >= (byte)'0' and <= (byte)'9' or >= (byte)'A' and <= (byte)'Z' or >= (byte)'a' and <= (byte)'z'
            or (byte)'-' or (byte)'_' or (byte)'.' or (byte)':';
}
