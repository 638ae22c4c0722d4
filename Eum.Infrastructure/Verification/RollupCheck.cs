namespace Eum.Infrastructure.Verification;

/// <summary>
/// A rollup against the rows it was added up from. Sketches by day say which days differ; only those are added up again
/// cell by cell, to name the first cell.
/// </summary>
/// <param name="Table">The rollup.</param>
/// <param name="Time">Its day or month.</param>
/// <param name="Keys">Its other key columns.</param>
/// <param name="Measures">Its sums.</param>
/// <param name="Rows">The rows it comes from: a SELECT of time, keys and measures by the same names, one row
/// each.</param>
internal sealed record Rollup(string Name, string Table, string Time, string[] Keys, string[] Measures, string Rows);

internal sealed class RollupCheck(Reading reading, Rollup rollup, Func<ReadOnlySpan<long>, ulong> cellOf)
{
    private const int Named = 31; // Days added up again; a store that differs on more is not told cell by cell.
    private readonly Check _check = new(rollup.Name);

    public Check Check => _check;

    /// <summary>What the rows add up to, by day; filled while they are read.</summary>
    public Sketches Computed { get; } = new();

    /// <summary>What the stored cells add up to, by day.</summary>
    public Sketches Stored { get; } = new();

    public async Task RunAsync(CancellationToken cancel)
    {
        await using (var rows = await reading.Books.RowsAsync(
            $"SELECT {Columns()} FROM {rollup.Table} ORDER BY \"{rollup.Time}\"", cancel))
        {
            var cell = new long[rollup.Keys.Length];
            var sums = new long[rollup.Measures.Length];
            while (rows.Next())
            {
                for (var i = 0; i < cell.Length; i++) cell[i] = rows.Long(1 + i);
                for (var i = 0; i < sums.Length; i++) sums[i] = rows.Long(1 + cell.Length + i);
                Stored.Add(rows.Int(0), Sketch.Weigh(cellOf(cell), sums));
                _check.Count();
            }
        }

        var differing = Computed.Keys.Union(Stored.Keys).Where(day => Computed[day] != Stored[day]).Order().ToList();
        foreach (var day in differing.Take(Named)) await CompareAsync(day, cancel);
        foreach (var day in differing.Skip(Named)) _check.Fail(Key(day, []), $"{rollup.Table} {day}: 합계가 다릅니다.");
    }

    private async Task CompareAsync(int time, CancellationToken cancel)
    {
        var before = _check.Failed;
        var sums = string.Join(", ", rollup.Measures.Select(m => $"SUM(\"{m}\")"));
        var keys = string.Join(", ", rollup.Keys.Select(k => $"\"{k}\""));
        var stored = await CellsAsync(
            $"SELECT {Columns()} FROM {rollup.Table} WHERE \"{rollup.Time}\" = @time", time, cancel);
        var computed = await CellsAsync(
            $"SELECT \"{rollup.Time}\", {keys}, {sums} FROM ({rollup.Rows}) r WHERE \"{rollup.Time}\" = @time "
            + $"GROUP BY \"{rollup.Time}\", {keys}", time, cancel);
        foreach (var cell in stored.Keys.Union(computed.Keys))
        {
            var (is_, should) = (stored.GetValueOrDefault(cell), computed.GetValueOrDefault(cell));
            for (var i = 0; i < rollup.Measures.Length; i++)
                if ((is_?[i] ?? 0) != (should?[i] ?? 0))
                {
                    _check.Fail(
                        cell, $"{rollup.Table} {cell} {rollup.Measures[i]}: {is_?[i] ?? 0} ≠ 다시 계산 {should?[i] ?? 0}");
                    break;
                }
        }

        if (_check.Failed == before) _check.Fail(Key(time, []), $"{rollup.Table} {time}: 합계가 다릅니다.");
    }

    private async Task<Dictionary<string, long[]>> CellsAsync(string sql, int time, CancellationToken cancel)
    {
        var (first, last) = (rollup.Keys.Length + 1, rollup.Measures.Length);
        var cells = await reading.Books.ListAsync(
            sql,
            row => (
                Key: Key(row.Int(0), Enumerable.Range(1, first - 1).Select(row.Long)),
                Sums: Enumerable.Range(first, last).Select(row.Long).ToArray()),
            cancel, ("time", time));
        return cells.ToDictionary(cell => cell.Key, cell => cell.Sums, StringComparer.Ordinal);
    }

    private string Key(int time, IEnumerable<long> key) =>
        string.Join(' ', rollup.Keys.Zip(key, (name, value) => $"{name}={value}").Prepend($"{rollup.Time}={time}"));

    private string Columns() => string.Join(
        ", ", rollup.Keys.Prepend(rollup.Time).Concat(rollup.Measures).Select(column => $"\"{column}\""));
}
