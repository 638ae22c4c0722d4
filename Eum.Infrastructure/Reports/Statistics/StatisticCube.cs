using System.Runtime.InteropServices;
using Eum.Domain.Statistics;

namespace Eum.Infrastructure.Reports.Statistics;

/// <summary>A cell of a table: the numbers of its heads and of its column; <see cref="All"/> for a sum.</summary>
internal readonly record struct CubeKey(int First, int Second, int Third, int Across)
{
    public const int All = int.MinValue;

    public static CubeKey Total { get; } = new(All, All, All, All);
}

/// <summary>
/// Facts gathered into the cells of a table and, apart from them, into its last line and last column: those are added
/// up from the facts and never from the cells, for a standing or a ratio is no sum of its parts.
/// </summary>
internal sealed class StatisticCube(StatisticQuery query, StatisticSieve sieve, TimeAxis axis)
{
    // A cell itself, the last line, the last column, and where these meet.
    private static readonly (bool Rows, bool Across)[] Sums =
        [(true, true), (false, true), (true, false), (false, false)];

    private readonly Dictionary<CubeKey, long[]> _cells = [];
    private readonly HashSet<(int Month, int Day)> _userMonths = [];
    private readonly Dictionary<(bool, bool), List<TimeBucket>> _standings = [];
    private readonly bool _rowsHaveTime = query.Rows.Any(dimension => dimension.IsTime());
    private readonly bool _columnHasTime = query.Across?.IsTime() ?? false;

    public TimeAxis Axis => axis;

    public IEnumerable<CubeKey> Keys => _cells.Where(cell => cell.Value.Any(value => value != 0)).Select(c => c.Key);

    /// <summary>The quantities of a cell; empty where nothing was gathered.</summary>
    public long[] this[CubeKey key] => _cells.GetValueOrDefault(key) ?? [];

    /// <summary>Adds what happened.</summary>
    public void Add(in StatisticFact fact, ReadOnlySpan<(Quantity Quantity, long Amount)> amounts)
    {
        var (month, day) = axis.Shown(fact.Time);
        if (!sieve.Passes(in fact, month, day)) return;
        var key = KeyOf(in fact, month, day);
        Put(key, amounts);
        if (query.Rows.Length > 0) Put(CubeKey.Total with { Across = key.Across }, amounts);
        if (query.Across is null) return;
        Put(key with { Across = CubeKey.All }, amounts);
        if (query.Rows.Length > 0) Put(CubeKey.Total, amounts);
    }

    /// <summary>Adds people told apart within their month.</summary>
    public void AddUsers(in StatisticFact fact, long users)
    {
        _userMonths.Add(axis.Shown(fact.Time));
        Add(in fact, [(Quantity.Users, users)]);
    }

    /// <summary>Adds what stands from a day to another, both included, wherever the end of a stretch falls on it.
    /// </summary>
    public void AddStanding(in StatisticFact fact, Quantity quantity, long amount, DateOnly from, DateOnly to)
    {
        ReadOnlySpan<(Quantity, long)> amounts = [(quantity, amount)];
        foreach (var (rows, across) in Sums)
        {
            if ((!rows && query.Rows.Length == 0) || (!across && query.Across is null)) continue;
            foreach (var bucket in Standing(rows && _rowsHaveTime, across && _columnHasTime))
            {
                if (bucket.End < from || bucket.End > to) continue;
                if (!sieve.Passes(in fact, bucket.Month, bucket.Day)) continue;
                var key = KeyOf(in fact, bucket.Month, bucket.Day);
                if (!rows) key = CubeKey.Total with { Across = key.Across };
                Put(across ? key : key with { Across = CubeKey.All }, amounts);
            }
        }
    }

    /// <summary>Turns sums of people into averages of the months that stand in a cell.</summary>
    public void AverageUsers()
    {
        foreach (var (key, values) in _cells)
        {
            if (values[(int)Quantity.Users] == 0) continue;
            var months = _userMonths.Count(time => Holds(key, time.Month, time.Day));
            if (months > 1) values[(int)Quantity.Users] /= months;
        }
    }

    private bool Holds(CubeKey key, int month, int day)
    {
        var (first, second, third, across) = key;
        ReadOnlySpan<int> rows = [first, second, third];
        for (var at = 0; at < query.Rows.Length; at++)
            if (rows[at] != CubeKey.All && query.Rows[at].IsTime()
                && sieve.NumberOf(query.Rows[at], default, month, day) != rows[at])
                return false;
        return across == CubeKey.All || query.Across is not { } dimension || !dimension.IsTime()
            || sieve.NumberOf(dimension, default, month, day) == across;
    }

    // The last bucket of each place that time has in the table; without time, the last of all.
    private List<TimeBucket> Standing(bool rows, bool across)
    {
        if (_standings.TryGetValue((rows, across), out var known)) return known;
        Dictionary<CubeKey, TimeBucket> last = [];
        foreach (var bucket in axis.Buckets)
        {
            if (!sieve.PassesTime(bucket.Month, bucket.Day)) continue;
            var key = TimeKeyOf(bucket, rows, across);
            if (!last.TryGetValue(key, out var other) || other.End < bucket.End) last[key] = bucket;
        }

        return _standings[(rows, across)] = [.. last.Values];
    }

    private CubeKey TimeKeyOf(TimeBucket bucket, bool rows, bool across)
    {
        var key = CubeKey.Total;
        for (var at = 0; rows && at < query.Rows.Length; at++)
            if (query.Rows[at].IsTime())
                key = With(key, at, sieve.NumberOf(query.Rows[at], default, bucket.Month, bucket.Day));
        return across && query.Across is { } dimension
            ? key with { Across = sieve.NumberOf(dimension, default, bucket.Month, bucket.Day) }
            : key;
    }

    private CubeKey KeyOf(in StatisticFact fact, int month, int day)
    {
        var key = CubeKey.Total;
        for (var at = 0; at < query.Rows.Length; at++)
            key = With(key, at, sieve.NumberOf(query.Rows[at], in fact, month, day));
        return query.Across is { } across
            ? key with { Across = sieve.NumberOf(across, in fact, month, day) }
            : key;
    }

    private static CubeKey With(CubeKey key, int at, int number) => at switch
    {
        0 => key with { First = number },
        1 => key with { Second = number },
        _ => key with { Third = number },
    };

    private void Put(CubeKey key, ReadOnlySpan<(Quantity Quantity, long Amount)> amounts)
    {
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, key, out _);
        cell ??= new long[Quantities.Count];
        foreach (var (quantity, amount) in amounts)
            cell[(int)quantity] = checked(cell[(int)quantity] + amount);
    }
}
