using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// The series that storage has met so far: what turns an operator's id into its key and back (ADR 0009).
/// </summary>
internal sealed class IdSeries
{
    private readonly Dictionary<(string Prefix, int Width), int> _numbers = [];
    private readonly List<(string Prefix, int Width)> _series = [("", 0)]; // Series are numbered from 1.
    private int _stored;

    /// <summary>Reads every series of the store.</summary>
    public static IdSeries Load(BulkConnection store)
    {
        var known = new IdSeries();
        using var rows = store.Query("SELECT series, prefix, width FROM id_series ORDER BY series");
        while (rows.Read()) known.Add(rows.Text(1), rows.Int32(2));
        known._stored = known._series.Count;
        return known;
    }

    /// <summary>The series of a prefix and width, numbered now if it is new.</summary>
    /// <exception cref="InvalidOperationException">16 million series: ids without rising numbers do not fit this
    /// store.</exception>
    public int Number(ReadOnlySpan<byte> prefix, int width)
    {
        var text = Encoding.UTF8.GetString(prefix);
        return _numbers.TryGetValue((text, width), out var number) ? number : Add(text, width);
    }

    /// <summary>The key of an id that may be in the store; false if it is no id or of no known series.</summary>
    public bool TryFind(string id, out long key)
    {
        key = 0;
        var bytes = Encoding.UTF8.GetBytes(id);
        if (!ExternalKey.TrySplit(bytes, out var length, out var width, out var number)) return false;
        if (!_numbers.TryGetValue((Encoding.UTF8.GetString(bytes.AsSpan(0, length)), width), out var series))
            return false;
        key = ExternalKey.Pack(series, number);
        return true;
    }

    /// <summary>The id as the operator writes it.</summary>
    public string IdOf(long key)
    {
        var (prefix, width) = _series[ExternalKey.SeriesOf(key)];
        return width == 0
            ? prefix
            : prefix + ExternalKey.NumberOf(key).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
    }

    /// <summary>Adds the series met since the last call to what the chunk writes.</summary>
    public BulkRows? TakeNew()
    {
        if (_stored == _series.Count) return null;
        var rows = new BulkRows(ImportTables.IdSeries);
        for (; _stored < _series.Count; _stored++) rows.Add(_stored, _series[_stored].Prefix, _series[_stored].Width);
        return rows;
    }

    private int Add(string prefix, int width)
    {
        var number = _series.Count;
        if (number > ExternalKey.MaxSeries)
            throw new InvalidOperationException("The ids of this operator form more series than a key can number.");
        _series.Add((prefix, width));
        _numbers[(prefix, width)] = number;
        return number;
    }
}

/// <summary>
/// Reads the ids of one column; remembers the series of the row before, which is nearly always the next one's too.
/// </summary>
internal sealed class KeyColumn(IdSeries series)
{
    private readonly byte[] _prefix = new byte[ExternalKey.MaxLength];
    private int _prefixLength = -1;
    private int _width;
    private int _number;

    /// <summary>The key of the id in the field; false where it is no id.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(ReadOnlySpan<byte> field, out long key)
    {
        key = 0;
        if (!ExternalKey.TrySplit(field, out var length, out var width, out var number)) return false;
        // Not even its first digits are kept.
        if (ResidentNumbers.CouldBe(field) && ResidentNumbers.Contains(field)) return false;
        if (length != _prefixLength || width != _width || !field[..length].SequenceEqual(_prefix.AsSpan(0, length)))
        {
            _number = series.Number(field[..length], width);
            field[..length].CopyTo(_prefix);
            (_prefixLength, _width) = (length, width);
        }

        key = ExternalKey.Pack(_number, number);
        return true;
    }
}
