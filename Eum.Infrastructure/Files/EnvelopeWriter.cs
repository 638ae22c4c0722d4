using System.Buffers;
using System.Globalization;
using System.Text;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Files;

/// <summary>
/// Writes a file of the contract, byte for byte and without a string per row: header, column names, rows, #END with the
/// number of rows and their sums. UTF-8, LF. Fields go in from left to right; <see cref="EndRow"/> closes a row and
/// counts its amounts; <see cref="Complete"/> closes the file, which without it has no end line and is refused by any
/// reader.
/// </summary>
public sealed class EnvelopeWriter : IDisposable
{
    private const int Room = 1 << 18;
    private const int LongestRow = 1 << 12; // Without its texts, which make room for themselves.
    private const long DayMs = 86_400_000;
    private const long KoreanMs = 9 * 3_600_000;

    private static readonly SearchValues<byte> Special = SearchValues.Create(",\"\r\n"u8);
    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;

    private readonly Stream _stream;
    private readonly int _columns;
    private readonly int _sums;
    private readonly byte[] _date = new byte[10];
    private byte[] _bytes = new byte[Room];
    private int _at;
    private int _field;
    private int _dateIs = -1;

    /// <param name="stream">Closed with the writer.</param>
    public EnvelopeWriter(Stream stream, Envelope header)
    {
        ArgumentNullException.ThrowIfNull(header);
        _stream = stream;
        _sums = header.Kind.Totals.Count;
        _columns = header.Kind.Columns.Count;
        var day = header.BusinessDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var produced = KoreanTime.Print(header.ProducedAt);
        Line(string.Create(CultureInfo.InvariantCulture,
            $"#EUM,{header.Kind.Name},{header.Version},{header.Operator},{day},{produced},{header.Sequence}"));
        Line(string.Join(',', header.Kind.Columns));
    }

    public long Rows { get; private set; }

    /// <summary>Σ of the first amount of the rows so far, in won.</summary>
    public long Amount { get; private set; }

    public long SecondAmount { get; private set; }

    /// <summary>Bytes so far, before any compression.</summary>
    public long Length { get; private set; }

    public void Empty() => Separate();

    /// <summary>A text, quoted where it must be.</summary>
    public void Text(ReadOnlySpan<byte> utf8)
    {
        Separate();
        EnsureRoom(utf8.Length * 2 + 2);
        if (utf8.IndexOfAny(Special) < 0)
        {
            Append(utf8);
            return;
        }

        _bytes[_at++] = (byte)'"';
        foreach (var unit in utf8)
        {
            if (unit == '"') _bytes[_at++] = unit;
            _bytes[_at++] = unit;
        }

        _bytes[_at++] = (byte)'"';
    }

    public void Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > 1000)
        {
            Text(Encoding.UTF8.GetBytes(text));
            return;
        }

        Span<byte> utf8 = stackalloc byte[text.Length * 3];
        Text(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    /// <summary>A code of the contract: short, and never in need of quotes.</summary>
    public void Code(ReadOnlySpan<byte> ascii)
    {
        Separate();
        Append(ascii);
    }

    /// <summary>An id: letters, then the number filled with zeros to so many digits.</summary>
    public void Id(ReadOnlySpan<byte> prefix, long number, int digits)
    {
        Separate();
        Append(prefix);
        Digits(number, digits);
    }

    public void Number(long value)
    {
        Separate();
        if (!value.TryFormat(_bytes.AsSpan(_at), out var written, provider: CultureInfo.InvariantCulture))
            throw new InvalidOperationException("A row is longer than there is room for.");
        _at += written;
    }

    /// <summary>yyyy-MM-dd.</summary>
    public void Date(DateOnly day)
    {
        Separate();
        AppendDate(day.DayNumber);
    }

    /// <summary>yyyy-MM-ddTHH:mm:ss.fff+09:00 of an instant in Unix milliseconds.</summary>
    public void Instant(long unixMs)
    {
        var korean = unixMs + KoreanMs;
        var day = korean / DayMs;
        Instant(EpochDay + (int)day, (int)(korean - day * DayMs));
    }

    /// <summary>The same from a Korean day and the milliseconds of its clock.</summary>
    public void Instant(int dayNumber, int msOfDay)
    {
        Separate();
        AppendDate(dayNumber);
        var (seconds, ms) = (msOfDay / 1000, msOfDay % 1000);
        _bytes[_at++] = (byte)'T';
        Digits(seconds / 3600, 2);
        _bytes[_at++] = (byte)':';
        Digits(seconds / 60 % 60, 2);
        _bytes[_at++] = (byte)':';
        Digits(seconds % 60, 2);
        _bytes[_at++] = (byte)'.';
        Digits(ms, 3);
        Append("+09:00"u8);
    }

    /// <summary>Closes the row and adds its signed amounts, in won, to the sums of the end line.</summary>
    /// <exception cref="InvalidOperationException">
    /// The row has more or fewer fields than the file has columns.
    /// </exception>
    public void EndRow(long amount = 0, long secondAmount = 0)
    {
        if (_field != _columns)
            throw new InvalidOperationException($"A row of {_field} fields in a file of {_columns} columns.");
        _bytes[_at++] = (byte)'\n';
        _field = 0;
        Rows++;
        Amount += amount;
        SecondAmount += secondAmount;
        if (_bytes.Length - _at < LongestRow) Flush();
    }

    public void Complete()
    {
        if (_field != 0) throw new InvalidOperationException("The last row is not closed.");
        var end = string.Create(CultureInfo.InvariantCulture, $"#END,{Rows},{Amount}");
        Line(_sums == 2 ? string.Create(CultureInfo.InvariantCulture, $"{end},{SecondAmount}") : end);
        Flush();
        _stream.Flush();
    }

    public void Dispose() => _stream.Dispose();

    private void Line(string text)
    {
        EnsureRoom(text.Length * 3 + 1);
        _at += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_at));
        _bytes[_at++] = (byte)'\n';
    }

    private void Separate()
    {
        if (_field++ > 0) _bytes[_at++] = (byte)',';
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_bytes.AsSpan(_at));
        _at += bytes.Length;
    }

    private void Digits(long number, int digits)
    {
        for (var i = _at + digits - 1; i >= _at; i--)
        {
            var rest = number / 10;
            _bytes[i] = (byte)('0' + (number - rest * 10));
            number = rest;
        }

        _at += digits;
    }

    // Rows come day by day: the last date is nearly always the next one too.
    private void AppendDate(int dayNumber)
    {
        if (dayNumber != _dateIs)
        {
            DateOnly.FromDayNumber(dayNumber).TryFormat(_date, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            _dateIs = dayNumber;
        }

        Append(_date);
    }

    private void EnsureRoom(int bytes)
    {
        if (_bytes.Length - _at >= bytes + LongestRow) return;
        Flush();
        if (_bytes.Length < bytes + LongestRow) _bytes = new byte[bytes + LongestRow];
    }

    private void Flush()
    {
        _stream.Write(_bytes, 0, _at);
        Length += _at;
        _at = 0;
    }
}
