using System.Runtime.CompilerServices;

namespace Eum.Infrastructure.Files;

/// <summary>
/// A text as blocks of whole records, each block ending with a line end outside quotes; knows where in the file, and on
/// which line, every record of the block stands.
/// </summary>
internal abstract class RecordBlocks : IDisposable
{
    protected const int BlockSize = 1 << 20;

    /// <summary>What holds the block, from its first byte on.</summary>
    public byte[] Buffer { get; private set; } = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Block => Buffer.AsSpan(0, Length);

    /// <summary>There is a quotation mark somewhere in the block.</summary>
    public bool HasQuotes { get; private set; }

    /// <summary>Records stand one behind the other as in the file: places and lines need not be asked.</summary>
    public virtual bool IsContiguous => true;

    public abstract bool Next();

    /// <summary>Position in the decoded file of a byte of the block.</summary>
    public abstract long OffsetOf(int position);

    /// <summary>Line of a record that starts at this byte of the block; asked in rising order.</summary>
    public abstract int LineOf(int position);

    public abstract void Dispose();

    protected void Take(byte[] buffer, int length, bool quotes) =>
        (Buffer, Length, HasQuotes) = (buffer, length, quotes);

    protected void TakeFrom(RecordBlocks other) => Take(other.Buffer, other.Length, other.HasQuotes);
}

/// <summary>The file as it lies: from a byte position on, in order.</summary>
internal sealed class SequentialBlocks(Stream text, long offset, int line) : RecordBlocks
{
    private const int ReadSize = 1 << 18; // What a core's own cache holds; more only for a record that needs it.

    private readonly byte[] _bytes = new byte[BlockSize + 1];
    private int _held;
    private int _used;
    private long _blockOffset = offset;
    private int _line = line;
    private int _lineAt;
    private bool _ended;

    public override bool Next()
    {
        CountLinesTo(_used);
        _blockOffset += _used;
        _bytes.AsSpan(_used, _held - _used).CopyTo(_bytes);
        _held -= _used;
        _used = _lineAt = 0;
        var quotes = false;
        for (var room = ReadSize; ; room = BlockSize)
        {
            FillUp(room);
            if (_held == 0) return false;
            quotes = _bytes.AsSpan(0, _held).Contains((byte)'"');
            _used = EndOfRecords(_bytes.AsSpan(0, _held), quotes);
            if (_used > 0) break;
            if (room < BlockSize && !_ended) continue;
            if (_ended && _bytes[_held - 1] != (byte)'\n')
            {
                _bytes[_held++] = (byte)'\n'; // The last line of a file need not end.
                continue;
            }

            throw new FileRefusedException(_line, "따옴표가 닫히지 않았거나 한 행이 1 MiB를 넘습니다. 이 행의 따옴표를 확인하세요.");
        }

        Take(_bytes, _used, quotes);
        return true;
    }

    public override long OffsetOf(int position) => _blockOffset + position;

    public override int LineOf(int position)
    {
        CountLinesTo(position);
        return _line;
    }

    public override void Dispose() => text.Dispose();

    private void CountLinesTo(int position)
    {
        _line += _bytes.AsSpan(_lineAt, position - _lineAt).Count((byte)'\n');
        _lineAt = position;
    }

    private void FillUp(int room)
    {
        while (!_ended && _held < room)
        {
            var read = text.Read(_bytes, _held, room - _held);
            if (read == 0) _ended = true;
            _held += read;
        }
    }

    /// <summary>Length up to the last line end that is outside quotes; 0 if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int EndOfRecords(ReadOnlySpan<byte> bytes, bool quotes)
    {
        if (!quotes) return bytes.LastIndexOf((byte)'\n') + 1;
        var end = 0;
        var inside = false;
        var fieldStart = true;
        for (var at = 0; at < bytes.Length; at++)
        {
            var c = bytes[at];
            if (inside)
            {
                inside = c != (byte)'"';
                continue;
            }

            if (c == (byte)'"' && (fieldStart || bytes[at - 1] == (byte)'"')) inside = true;
            fieldStart = c is (byte)',' or (byte)'\n';
            if (c == (byte)'\n') end = at + 1;
        }

        return end;
    }
}

/// <summary>Where a record lies in the decoded file.</summary>
internal readonly record struct RecordPlace(long Offset, int Length, int Line);

/// <summary>
/// Records of a seekable text in an order of our own: a payments file whose rows are not in order of time.
/// </summary>
internal sealed class OrderedBlocks(FileStream text, IReadOnlyList<RecordPlace> places, int from) : RecordBlocks
{
    private readonly byte[] _bytes = new byte[BlockSize + CsvReader.LongestRecord];
    private readonly List<int> _starts = [];
    private int _next = from;
    private int _firstOfBlock = from;

    public override bool IsContiguous => false;

    public override bool Next()
    {
        _firstOfBlock = _next;
        _starts.Clear();
        var length = 0;
        while (_next < places.Count && length < BlockSize)
        {
            var place = places[_next++];
            _starts.Add(length);
            length += RandomAccess.Read(text.SafeFileHandle, _bytes.AsSpan(length, place.Length), place.Offset);
            if (_bytes[length - 1] != (byte)'\n') _bytes[length++] = (byte)'\n';
        }

        Take(_bytes, length, _bytes.AsSpan(0, length).Contains((byte)'"'));
        return length > 0;
    }

    public override long OffsetOf(int position) => places[IndexOf(position)].Offset;

    public override int LineOf(int position) => places[IndexOf(position)].Line;

    public override void Dispose() => text.Dispose();

    private int IndexOf(int position)
    {
        var found = _starts.BinarySearch(position);
        return Math.Min(_firstOfBlock + (found >= 0 ? found : ~found - 1), places.Count - 1);
    }
}
