using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Eum.Infrastructure.Files;

/// <summary>What one reading of a whole file established: nothing is posted of a file that does not get here.</summary>
internal sealed record FileCheck
{
    public required Envelope Envelope { get; init; }

    public required long Rows { get; init; }

    /// <summary>The sums of the kind's total columns, signed, as the rows add up.</summary>
    public required IReadOnlyList<long> Totals { get; init; }

    /// <summary>
    /// Rows whose totals columns could not be read: they are quarantined, and the sums then prove nothing.
    /// </summary>
    public required long UnreadableRows { get; init; }

    /// <summary>A file of corrected rejects: four more columns, no sums to agree with.</summary>
    public required bool IsCorrection { get; init; }

    /// <summary>Where the data rows begin, and where #END stands.</summary>
    public required long DataOffset { get; init; }

    public required int DataLine { get; init; }

    public required long EndOffset { get; init; }

    /// <summary>The rows stand in order of time, as they should (only payments are asked).</summary>
    public required bool InOrder { get; init; }

    /// <exception cref="FileRefusedException">Header, columns, row count or totals are wrong; says line and both
    /// figures.</exception>
    /// <exception cref="NotUtf8Exception">The text is not UTF-8.</exception>
    public static FileCheck Run(Stream text)
    {
        using var reader = new CsvReader(new ValidUtf8Blocks(text));
        return new FileChecker(reader).Run();
    }

    /// <summary>Blocks whose bytes have been found to be UTF-8.</summary>
    private sealed class ValidUtf8Blocks(Stream text) : RecordBlocks
    {
        private readonly bool[] _mark = new bool[1];
        private SequentialBlocks? _inner;

        public override bool Next()
        {
            _inner ??= new SequentialBlocks(text, 0, 1);
            if (!_inner.Next()) return false;
            var block = _inner.Block;
            _mark[0] |= _inner.OffsetOf(0) == 0 && block.StartsWith(Encoding.UTF8.Preamble);
            if (!Utf8.IsValid(block)) throw new NotUtf8Exception(LineOfFirstBadByte(block), _mark[0]);
            TakeFrom(_inner);
            return true;
        }

        public override long OffsetOf(int position) => _inner!.OffsetOf(position);

        public override int LineOf(int position) => _inner!.LineOf(position);

        public override void Dispose() => text.Dispose();

        private int LineOfFirstBadByte(ReadOnlySpan<byte> block)
        {
            var line = _inner!.LineOf(0);
            foreach (var range in block.Split((byte)'\n'))
            {
                if (!Utf8.IsValid(block[range])) break;
                line++;
            }

            return line;
        }
    }
}

/// <summary>The walk through a whole file that <see cref="FileCheck"/> is the result of.</summary>
internal sealed class FileChecker(CsvReader reader)
{
    private readonly InstantField _instant = new();
    private FileKind _kind = FileKind.Payments;
    private byte[][] _negative = [];
    private int[] _totalColumns = [];
    private int _kindColumn = -1;
    private int _timeColumn = -1;
    private long[] _totals = [];
    private int _columns;
    private long _rows;
    private long _unreadable;
    private long _latest = long.MinValue;
    private bool _inOrder = true;

    public FileCheck Run()
    {
        var envelope = Envelope.Read(reader);
        Prepare(envelope.Kind);
        var correction = ReadColumns();
        if (envelope.Sequence == 0 && !correction && envelope.Operator != Envelope.Own)
            throw new FileRefusedException(1, "일련번호는 1부터입니다.");

        long dataOffset = -1;
        var dataLine = 0;
        while (reader.Read())
        {
            if (dataOffset < 0) (dataOffset, dataLine) = (reader.Offset, reader.Line);
            if (IsEnd())
            {
                CheckEnd(correction);
                var endOffset = reader.Offset;
                if (reader.Read()) throw new FileRefusedException(reader.Line, "#END 뒤에 행이 더 있습니다.");
                return new()
                {
                    Envelope = envelope,
                    Rows = _rows,
                    Totals = _totals,
                    UnreadableRows = _unreadable,
                    IsCorrection = correction,
                    DataOffset = dataOffset,
                    DataLine = dataLine,
                    EndOffset = endOffset,
                    InOrder = _inOrder,
                };
            }

            CountRow();
        }

        throw new FileRefusedException(reader.Line, $"#END 줄이 없습니다. {_rows:N0}행까지 읽었습니다. 잘린 파일이니 다시 받으세요.");
    }

    private void Prepare(FileKind kind)
    {
        _kind = kind;
        _totalColumns = [.. kind.Totals.Select(kind.Column)];
        _totals = new long[_totalColumns.Length];
        _negative = [.. kind.Negative.Select(Encoding.UTF8.GetBytes)];
        _kindColumn = kind.Negative.Count > 0 ? kind.Column("kind") : -1;
        _timeColumn = kind == FileKind.Payments ? kind.Column("approved_at") : -1;
    }

    private bool ReadColumns()
    {
        if (!reader.Read()) throw new FileRefusedException(2, "열 이름 줄이 없습니다.");
        var names = Enumerable.Range(0, reader.FieldCount).Select(i => Envelope.Text(reader, i)).ToList();
        _columns = names.Count;
        if (names.SequenceEqual(_kind.Columns)) return false;
        if (names.SequenceEqual(_kind.Columns.Concat(FileKind.RejectColumns))) return true;
        var at = Enumerable.Range(0, Math.Max(names.Count, _kind.Columns.Count)).First(i =>
            i >= names.Count || i >= _kind.Columns.Count || names[i] != _kind.Columns[i]);
        throw new FileRefusedException(2, at >= _kind.Columns.Count
            ? $"열이 {names.Count}개입니다. {_kind.Name}에는 {_kind.Columns.Count}개여야 합니다."
            : $"{at + 1}번째 열은 '{_kind.Columns[at]}'이어야 하는데 '{names.ElementAtOrDefault(at) ?? "(없음)"}'입니다.");
    }

    private bool IsEnd() => reader.StartsWith("#END"u8);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountRow()
    {
        _rows++;
        if (_timeColumn >= 0 && reader.FieldCount > _timeColumn) CheckOrder();
        if (_totalColumns.Length == 0) return;
        if (reader.FieldCount != _columns || !TryAdd()) _unreadable++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryAdd()
    {
        var sign = 1;
        if (_kindColumn >= 0)
        {
            var kind = reader.Field(_kindColumn);
            foreach (var negative in _negative)
                if (kind.SequenceEqual(negative)) sign = -1;
        }

        Span<long> values = stackalloc long[_totalColumns.Length];
        for (var i = 0; i < values.Length; i++)
            if (!FieldValues.TryWon(reader.Field(_totalColumns[i]), out values[i], 16)) return false;
        for (var i = 0; i < values.Length; i++) _totals[i] += sign * values[i];
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CheckOrder()
    {
        if (!_instant.TryRead(reader.Field(_timeColumn), out var time)) time = Math.Max(0, _latest);
        if (time < _latest) _inOrder = false;
        _latest = time;
    }

    private void CheckEnd(bool correction)
    {
        if (!TryNumber(1, out var rows)) throw new FileRefusedException(reader.Line, "#END의 행 수를 읽을 수 없습니다.");
        if (rows != _rows)
            throw new FileRefusedException(
                reader.Line, $"#END는 {rows:N0}행이라 하는데 실제로는 {_rows:N0}행입니다. 빠지거나 더해진 행이 있습니다.");
        if (correction) return;
        var sums = reader.FieldCount - 2;
        if (sums > Math.Max(1, _totals.Length))
            throw new FileRefusedException(
                reader.Line, $"#END에 칸이 {reader.FieldCount}개입니다. {2 + _totals.Length}개여야 합니다.");
        if (_totals.Length == 0 && sums == 1 && (!TryNumber(2, out var none) || none != 0))
            throw new FileRefusedException(reader.Line, $"{_kind.Name}에는 금액이 없으니 #END의 합계는 비우거나 0이어야 합니다.");
        if (_unreadable > 0) return; // The rows in question are quarantined one by one; the sums cannot be compared.
        for (var i = 0; i < _totals.Length; i++)
        {
            if (!TryNumber(2 + i, out var total))
                throw new FileRefusedException(reader.Line, $"#END에 {_kind.Totals[i]} 합계가 없습니다.");
            if (total != _totals[i])
                throw new FileRefusedException(
                    reader.Line, $"#END의 {_kind.Totals[i]} 합계는 {total:N0}인데 행을 더하면 {_totals[i]:N0}입니다.");
        }
    }

    private bool TryNumber(int field, out long value)
    {
        value = 0;
        return field < reader.FieldCount
            && long.TryParse(
                reader.Field(field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }
}
