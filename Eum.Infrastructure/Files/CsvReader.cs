using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Eum.Infrastructure.Files;

/// <summary>
/// Reads records of a UTF-8 CSV (RFC 4180) block by block without allocating per record or field. A record is only
/// taken apart when it is asked for a field: a field then is a slice between two delimiters, which are found 32 bytes
/// at a time. Fields are read before the next Read.
/// </summary>
internal sealed class CsvReader : IDisposable
{
    public const int LongestRecord = 1 << 20;

    public const int BytesBefore = 16;

    private readonly RecordBlocks _blocks;
    private readonly byte[] _unquoted = new byte[LongestRecord];
    private byte[] _block = [];
    private int[] _delimiters = new int[64];
    private int _length;
    private int _start;
    private int _end; // Behind the record's line end; 0 while no one knows.
    private int _fields; // 0 until the record is taken apart.
    private long _blockOffset;
    private bool _quoted;
    private bool _contiguous;

    public CsvReader(RecordBlocks blocks) => _blocks = blocks;

    public int FieldCount
    {
        get
        {
            if (_fields == 0) Split();
            return _fields;
        }
    }

    /// <summary>Line of the record's first character, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Byte position of the record in the decoded text.</summary>
    public long Offset => _contiguous ? _blockOffset + _start : _blocks.OffsetOf(_start);

    /// <summary>The record as it stands, without its line end.</summary>
    public ReadOnlySpan<byte> Record
    {
        get
        {
            if (_end == 0) Split();
            return Trimmed(_block.AsSpan(_start, _end - 1 - _start));
        }
    }

    /// <summary>
    /// The block from the record on, for a reader that knows what it looks for and tells with <see cref="EndsAfter"/>
    /// where the record ended. <see cref="BytesBefore"/> lie in the same array before it. Empty for the first record of
    /// a block, and where there are quotes, which such a reader would not know.
    /// </summary>
    public ReadOnlySpan<byte> Ahead =>
        _quoted || _start < BytesBefore ? [] : _block.AsSpan(_start, _length - _start);

    /// <summary>The record is this long, its line end included.</summary>
    public void EndsAfter(int length) => _end = _start + length;

    /// <summary>Moves to the next record that is not an empty line; false at the end.</summary>
    /// <exception cref="FileRefusedException">A quoted field never ends, or a record is longer than any can
    /// be.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        do
        {
            if (_length > 0 && _end == 0) Split();
            if (_end == _length)
            {
                if (!Fill()) return false;
                Line = _blocks.LineOf(0);
            }
            else
            {
                Line = !_contiguous ? _blocks.LineOf(_end)
                    : _quoted ? Line + _block.AsSpan(_start, _end - _start).Count((byte)'\n')
                    : Line + 1;
                _start = _end;
            }

            _end = _fields = 0;
        }
        while (_block[_start] <= (byte)'\r' && Record.IsEmpty);

        return true;
    }

    /// <summary>Whether the first field says so.</summary>
    public bool StartsWith(ReadOnlySpan<byte> field) =>
        (_block[_start] == field[0] || _block[_start] == (byte)'"') && Field(0).SequenceEqual(field);

    /// <summary>The bytes of a field, its quotes taken off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<byte> Field(int index)
    {
        if (_fields == 0) Split();
        var from = index == 0 ? _start : _delimiters[index - 1] + 1;
        ReadOnlySpan<byte> field = _block.AsSpan(from, _delimiters[index] - from);
        if (index == _fields - 1) field = Trimmed(field);
        return _quoted && field.Length > 0 && field[0] == (byte)'"' ? Unquote(field) : field;
    }

    public void Dispose() => _blocks.Dispose();

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> field) =>
        field.Length > 0 && field[^1] == (byte)'\r' ? field[..^1] : field;

    private bool Fill()
    {
        _start = _end = _length = 0;
        if (!_blocks.Next()) return false;
        (_block, _length, _quoted) = (_blocks.Buffer, _blocks.Length, _blocks.HasQuotes);
        (_contiguous, _blockOffset) = (_blocks.IsContiguous, _blocks.OffsetOf(0));
        return true;
    }

    private void Split()
    {
        _fields = _quoted ? FindOutsideQuotes() : Find();
        _end = _delimiters[_fields - 1] + 1;
    }

    /// <summary>Finds the record's commas and its line end, which every block has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Find()
    {
        var count = 0;
        var at = _start;
        ref var block = ref MemoryMarshal.GetArrayDataReference(_block);
        var comma = Vector256.Create((byte)',');
        var line = Vector256.Create((byte)'\n');
        for (; at <= _length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref block, (nuint)at);
            var lines = Vector256.Equals(bytes, line).ExtractMostSignificantBits();
            var mask = Vector256.Equals(bytes, comma).ExtractMostSignificantBits() | lines;
            if (lines != 0) mask &= lines ^ (lines - 1); // Up to the first line end.
            if (_delimiters.Length < count + Vector256<byte>.Count)
                Array.Resize(ref _delimiters, _delimiters.Length * 2);
            var found = _delimiters;
            for (; mask != 0; mask &= mask - 1) found[count++] = at + BitOperations.TrailingZeroCount(mask);
            if (lines != 0) return count;
        }

        for (; ; at++)
        {
            if (_block[at] is not ((byte)',' or (byte)'\n')) continue;
            Delimiter(ref count, at);
            if (_block[at] == (byte)'\n') return count;
        }
    }

    private int FindOutsideQuotes()
    {
        var count = 0;
        var inside = false;
        var fieldStart = true;
        for (var at = _start; ; at++)
        {
            var c = _block[at];
            if (inside)
            {
                inside = c != (byte)'"'; // A doubled quote closes and at once opens again.
                continue;
            }

            if (c == (byte)'"' && (fieldStart || _block[at - 1] == (byte)'"')) inside = true;
            fieldStart = c is (byte)',' or (byte)'\n';
            if (!fieldStart) continue;
            Delimiter(ref count, at);
            if (c == (byte)'\n') return count;
        }
    }

    private void Delimiter(ref int count, int at)
    {
        if (count == _delimiters.Length) Array.Resize(ref _delimiters, count * 2);
        _delimiters[count++] = at;
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
