using System.Collections.Immutable;
using Eum.Domain.Statistics;

namespace Eum.Infrastructure.Reports.Statistics;

/// <summary>Lays the cells of a cube, and of the one it is compared with, out as a table.</summary>
internal sealed class TableMaker(
    StatisticQuery query, StatisticSieve sieve, StatisticCube now, StatisticCube? before)
{
    private static readonly Side[] Sides = [Side.Now, Side.Before, Side.Change, Side.ChangeRate];

    public StatisticTable Make(StatisticBasis basis)
    {
        var keys = now.Keys.Concat(before?.Keys ?? []).ToHashSet();
        var across = query.Across is { } dimension
            ? keys.Select(key => key.Across).Where(number => number != CubeKey.All).Distinct()
                .OrderBy(number => number == 0).ThenBy(number => number)
                .Select(number => (Number: number, Key: (StatisticKey?)sieve.KeyOf(dimension, number)))
                .Append((CubeKey.All, null)).ToArray()
            : [(CubeKey.All, null)];
        var columns =
            from place in across
            from measure in query.Measures
            from side in before is null ? Sides[..1] : Sides
            select (place.Number, Column: new StatisticColumn(measure, place.Key, side));
        var laid = columns.ToArray();
        IEnumerable<CubeKey> rows = query.Rows.Length == 0
            ? []
            : keys.Where(key => key.First != CubeKey.All).Select(key => key with { Across = CubeKey.All }).Distinct()
                .OrderBy(key => key, Comparer<CubeKey>.Create(InOrder));
        return new(
            query, [.. laid.Select(column => column.Column)],
            [.. rows.Select(key => new StatisticRow(Heads(key), Values(key, laid)))],
            new([], Values(CubeKey.Total, laid)), basis)
        {
            Conditions = [.. StatisticConditions.Of(query, sieve)],
        };
    }

    // What cannot be placed comes last.
    private static int InOrder(CubeKey left, CubeKey right)
    {
        var first = Rank(left.First).CompareTo(Rank(right.First));
        if (first != 0) return first;
        var second = Rank(left.Second).CompareTo(Rank(right.Second));
        return second != 0 ? second : Rank(left.Third).CompareTo(Rank(right.Third));
    }

    private static int Rank(int number) => number == 0 ? int.MaxValue : number;

    private ImmutableArray<StatisticKey> Heads(CubeKey key)
    {
        int[] numbers = [key.First, key.Second, key.Third];
        return [.. query.Rows.Select((dimension, at) => sieve.KeyOf(dimension, numbers[at]))];
    }

    private ImmutableArray<long?> Values(CubeKey row, (int Across, StatisticColumn Column)[] columns) =>
        [.. columns.Select(column => Value(row with { Across = column.Across }, column.Column))];

    private long? Value(CubeKey key, StatisticColumn column)
    {
        var current = Of(now, key, column.Measure);
        if (column.Side == Side.Now) return current;
        var earlier = Of(before!, key, column.Measure);
        return column.Side switch
        {
            Side.Before => earlier,
            Side.Change => current - earlier,
            _ => earlier is null or 0 || current is null
                ? null
                : (long)((Int128)(current.Value - earlier.Value) * 10_000 / Math.Abs(earlier.Value)),
        };
    }

    private static long? Of(StatisticCube cube, CubeKey key, Measure measure)
    {
        var quantities = cube[key];
        return quantities.Length == 0 ? measure.AddsUp ? 0 : null : measure.Of(quantities);
    }
}
