using System.Security.Cryptography;
using System.Text;
using Eum.Domain.Statistics;

namespace Eum.Infrastructure.Reports.Papers;

/// <summary>
/// A paper's tables as CSV: UTF-8 with its mark, CRLF, numbers bare, and no text that a spreadsheet would run. Of
/// several tables each begins with its title and ends with an empty line. Its hash is what every cover names.
/// </summary>
public static class PaperCsv
{
    public static async Task<PaperContent> WriteAsync(Paper paper, Stream target, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var tally = new PaperTally(target);
        foreach (var table in paper.Tables) tally.Add(table, paper.Tables.Count > 1 || paper.Extract is not null);
        if (paper.Extract is { } extract)
        {
            tally.Begin(extract, paper.Tables.Count > 0);
            await foreach (var row in ReadAhead.Of(extract.Read(cancel), cancel)) tally.Row(row);
        }

        return tally.Close();
    }

    /// <summary>The same without a file: how much it is, and its hash.</summary>
    public static PaperContent Measure(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        if (paper.Extract is not null) throw new ArgumentException("An extract is measured as it is written.");
        using var tally = new PaperTally(null);
        foreach (var table in paper.Tables) tally.Add(table, paper.Tables.Count > 1);
        return tally.Close();
    }
}

/// <summary>Counts, adds up and hashes what goes into a paper, and keeps the CSV of it where one is wanted.</summary>
internal sealed class PaperTally : IDisposable
{
    private readonly SHA256 _hash = SHA256.Create();
    private readonly CryptoStream _hashing;
    private readonly Utf8Sink _sink;
    private readonly List<ControlTotal> _totals = [];
    private readonly KnownTexts _names = new((name, _) => Encoding.UTF8.GetBytes(ReportCsv.Field(name)));
    private long[] _sums = [];
    private PaperKind[] _kinds = []; // Of the extract's columns.
    private PaperExtract? _extract;
    private KoreanDay _day; // Of the last instant: they come in order, mostly.

    public PaperTally(Stream? target)
    {
        _hashing = new(target ?? Stream.Null, _hash, CryptoStreamMode.Write, leaveOpen: true);
        _sink = new(_hashing);
        _sink.Raw(Encoding.UTF8.Preamble);
    }

    /// <summary>So far.</summary>
    public long Rows { get; private set; }

    public void Add(PaperTable table, bool withTitle)
    {
        Head(table.Title, table.Columns, withTitle);
        var kinds = KindsOf(table.Columns);
        foreach (var row in table.Rows) Line(kinds, [.. row]);
        if (table.Totals.Count > 0) Line(kinds, [.. table.Totals]);
        if (withTitle) _sink.Raw("\r\n"u8);
        Rows += table.Rows.Count;
        for (var at = 0; at < table.Columns.Count; at++)
            if (table.Columns[at].Kind == PaperKind.Number && table.Totals.Count > at
                && table.Totals[at].Number is { } total)
                _totals.Add(new(table.Title, table.Columns[at], total));
    }

    public void Begin(PaperExtract extract, bool withTitle)
    {
        (_extract, _kinds, _sums) = (extract, KindsOf(extract.Columns), new long[extract.Columns.Count]);
        Head(extract.Title, extract.Columns, withTitle);
    }

    /// <summary>A row of the extract.</summary>
    public void Row(ReportCell[] row)
    {
        Line(_kinds, row);
        Rows++;
        for (var at = 0; at < row.Length; at++)
            if (_kinds[at] == PaperKind.Number) // Instants beside them would soon be too much to add.
                _sums[at] = checked(_sums[at] + (row[at].Number ?? 0));
    }

    public PaperContent Close()
    {
        if (_extract is { } extract)
            for (var at = 0; at < _sums.Length; at++)
                if (_kinds[at] == PaperKind.Number)
                    _totals.Add(new(extract.Title, extract.Columns[at], _sums[at]));
        _sink.Flush();
        _hashing.FlushFinalBlock();
        return new(Rows, Convert.ToHexStringLower(_hash.Hash!), _totals);
    }

    public void Dispose()
    {
        _hashing.Dispose();
        _hash.Dispose();
    }

    private void Head(string title, IReadOnlyList<PaperColumn> columns, bool withTitle)
    {
        if (withTitle)
        {
            Field(title);
            _sink.Raw("\r\n"u8);
        }

        for (var at = 0; at < columns.Count; at++)
        {
            if (at > 0) _sink.Raw(","u8);
            Field(columns[at].Heading);
        }

        _sink.Raw("\r\n"u8);
    }

    private void Line(ReadOnlySpan<PaperKind> kinds, ReadOnlySpan<ReportCell> row)
    {
        for (var at = 0; at < row.Length; at++)
        {
            if (at > 0) _sink.Raw(","u8);
            ref readonly var cell = ref row[at];
            if (cell.Text is { } text) Text(kinds[at], text);
            else if (cell.Number is { } number) Number(kinds[at], number);
        }

        _sink.Raw("\r\n"u8);
    }

    private void Number(PaperKind kind, long number)
    {
        switch (kind)
        {
            case PaperKind.Share:
                _sink.Number(number / 10_000m);
                return;
            case PaperKind.Month:
                Parts(number / 100, (int)(number % 100), 0);
                return;
            case PaperKind.Day:
                Parts(number / 10_000, (int)(number / 100 % 100), (int)(number % 100));
                return;
            case PaperKind.Instant:
                Instant(number);
                return;
            default:
                _sink.Number(number);
                return;
        }
    }

    private void Instant(long unixMs)
    {
        _day = _day.Of(unixMs);
        var second = (int)((unixMs - _day.Start) / 1_000);
        Parts(_day.Date.Year, _day.Date.Month, _day.Date.Day);
        _sink.Raw(" "u8);
        _sink.Two(second / 3_600);
        _sink.Raw(":"u8);
        _sink.Two(second / 60 % 60);
        _sink.Raw(":"u8);
        _sink.Two(second % 60);
    }

    private void Parts(long year, int month, int day)
    {
        _sink.Number(year);
        _sink.Raw("-"u8);
        _sink.Two(month);
        if (day == 0) return;
        _sink.Raw("-"u8);
        _sink.Two(day);
    }

    private static PaperKind[] KindsOf(IReadOnlyList<PaperColumn> columns) => [.. columns.Select(one => one.Kind)];

    private void Text(PaperKind kind, string text)
    {
        if (kind == PaperKind.Name && _names.Find(text) is { } known) _sink.Raw(known);
        else Field(text);
    }

    private void Field(string text) => _sink.Text(ReportCsv.Field(text));
}
