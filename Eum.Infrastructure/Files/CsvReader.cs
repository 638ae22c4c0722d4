using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Eum.Infrastructure.Files;

/// <summary>
/// Reads records of a UTF-8 CSV (RFC 4180) block by block without allocating per record or field: the commas and line
/// ends of a block are found at once, and a field is a slice between two of them. Fields are read before the next Read.
/// </summary>
internal sealed class CsvReader : IDisposable
{
    public const int LongestRecord = 1 << 20;

    private const int BlockSize = 1 << 20;

    private readonly RecordBlocks _blocks;
    private readonly byte[] _unquoted = new byte[LongestRecord];
    private int[] _delimiters = new int[BlockSize / 4];
    private int _delimiterCount;
    private int _next;
    private int _first;
    private int _start;
    private bool _quoted;

    public CsvReader(RecordBlocks blocks) => _blocks = blocks;

    public int FieldCount { get; private set; }

    /// <summary>Line of the record's first character, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Byte position of the record in the decoded text.</summary>
    public long Offset => _blocks.OffsetOf(_start);

    /// <summary>The record as it stands, without its line end.</summary>
    public ReadOnlySpan<byte> Record => Trimmed(_blocks.Block[_start.._delimiters[_first + FieldCount - 1]]);

    /// <summary>Moves to the next record that is not an empty line; false at the end.</summary>
    /// <exception cref="FileRefusedException">A quoted field never ends, or a record is longer than any can
    /// be.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        do
        {
            if (_next == _delimiterCount && !Fill()) return false;
            var block = _blocks.Block;
            Line = _blocks.LineOf(_next == 0 ? 0 : _delimiters[_next - 1] + 1);
            _start = _next == 0 ? 0 : _delimiters[_next - 1] + 1;
            _first = _next;
            var delimiters = _delimiters;
            while (block[delimiters[_next++]] != (byte)'\n') { }
            FieldCount = _next - _first;
        }
        while (FieldCount == 1 && Record.IsEmpty);

        return true;
    }

    /// <summary>The bytes of a field, its quotes taken off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<byte> Field(int index)
    {
        var from = index == 0 ? _start : _delimiters[_first + index - 1] + 1;
        var field = _blocks.Block[from.._delimiters[_first + index]];
        if (index == FieldCount - 1) field = Trimmed(field);
        return _quoted && field.Length > 0 && field[0] == (byte)'"' ? Unquote(field) : field;
    }

    public void Dispose() => _blocks.Dispose();

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> field) =>
        field.Length > 0 && field[^1] == (byte)'\r' ? field[..^1] : field;

    private bool Fill()
    {
        _next = _delimiterCount = 0;
        if (!_blocks.Next()) return false;
        var block = _blocks.Block;
        if (_delimiters.Length < block.Length) _delimiters = new int[Math.Max(block.Length, BlockSize + 1)];
        _quoted = block.Contains((byte)'"');
        _delimiterCount = _quoted ? FindOutsideQuotes(block, _delimiters) : Find(block, _delimiters);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Find(ReadOnlySpan<byte> block, int[] found)
    {
        var count = 0;
        var at = 0;
        ref var start = ref MemoryMarshal.GetReference(block);
        var comma = Vector256.Create((byte)',');
        var line = Vector256.Create((byte)'\n');
        for (; at <= block.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref start, (nuint)at);
            var mask = (Vector256.Equals(bytes, comma) | Vector256.Equals(bytes, line)).ExtractMostSignificantBits();
            for (; mask != 0; mask &= mask - 1) found[count++] = at + BitOperations.TrailingZeroCount(mask);
        }

        for (; at < block.Length; at++)
            if (block[at] is (byte)',' or (byte)'\n') found[count++] = at;
        return count;
    }

    private static int FindOutsideQuotes(ReadOnlySpan<byte> block, int[] found)
    {
        var count = 0;
        var inside = false;
        var fieldStart = true;
        for (var at = 0; at < block.Length; at++)
        {
            var c = block[at];
            if (inside)
            {
                inside = c != (byte)'"'; // A doubled quote closes and at once opens again.
                continue;
            }

            if (c == (byte)'"' && (fieldStart || block[at - 1] == (byte)'"')) inside = true;
            fieldStart = c is (byte)',' or (byte)'\n';
            if (fieldStart) found[count++] = at;
        }

        return count;
    }

    private ReadOnlySpan<byte> Unquote(ReadOnlySpan<byte> field)
    {
        var length = 0;
        for (var i = 1; i < field.Length; i++)
        {
            if (field[i] == (byte)'"')
            {
                if (i + 1 >= field.Length || field[i + 1] != (byte)'"') continue;
                i++;
            }

            _unquoted[length++] = field[i];
        }

        return _unquoted.AsSpan(0, length);
    }
}
