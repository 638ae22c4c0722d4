using Eum.Domain.Statistics;

namespace Eum.Admin.Features.Statistics;

/// <summary>What a chart draws: values by line of the table, one series a column of the same unit.</summary>
internal sealed record StatisticSeries(string Name, StatisticColumn Column, IReadOnlyList<long> Values)
{
    // More than eight cannot be told apart, on paper least of all.
    private const int Most = 8;

    /// <summary>The first measure by the members of the columns, or the measures of its unit.</summary>
    public static IReadOnlyList<StatisticSeries> Of(StatisticTable table)
    {
        var first = table.Query.Measures[0];
        var perHead = StatisticFigures.IsPerHead(first);
        var drawn = table.Columns.Index().Where(pair => pair.Item.Side == Side.Now
            && (table.Query.Across is null
                ? pair.Item.Measure.Unit == first.Unit && StatisticFigures.IsPerHead(pair.Item.Measure) == perHead
                : pair.Item.Measure == first && pair.Item.Across is not null));
        return
        [
            .. drawn.Take(Most).Select(pair => new StatisticSeries(
                pair.Item.Across is { } across
                    ? StatisticFigures.NameOf(across)
                    : StatisticFigures.NameOf(pair.Item.Measure),
                pair.Item, [.. table.Rows.Select(row => row.Values[pair.Index] ?? 0)])),
        ];
    }

    /// <summary>The heads of a line in one.</summary>
    public static string LabelOf(StatisticRow row) => string.Join(" ", row.Keys.Select(StatisticFigures.NameOf));
}
