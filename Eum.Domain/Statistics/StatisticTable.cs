using System.Collections.Immutable;

namespace Eum.Domain.Statistics;

/// <summary>A member of a dimension, as a head of a line or column.</summary>
/// <param name="Code">28185, FOOD, 2026-07; "" for what cannot be placed.</param>
public sealed record StatisticKey(Dimension Dimension, string Code, string Name, string NameEn);

/// <summary>What a column of numbers says of its measure.</summary>
public enum Side
{
    /// <summary>The value.</summary>
    Now = 0,

    /// <summary>The value in the period that it is compared with.</summary>
    Before = 1,

    /// <summary>Now less before.</summary>
    Change = 2,

    /// <summary>The change over what it was before, in 0.01 %.</summary>
    ChangeRate = 3,
}

/// <summary>A column of numbers.</summary>
/// <param name="Across">The member of the query's dimension of columns; null where there is none, and for its sum.
/// </param>
public sealed record StatisticColumn(Measure Measure, StatisticKey? Across, Side Side)
{
    /// <summary>The unit of its numbers.</summary>
    public string Unit => Side == Side.ChangeRate ? Measure.ShareUnit : Measure.Unit;
}

/// <summary>A line: its heads, and a value a column; null where there is none.</summary>
public sealed record StatisticRow(ImmutableArray<StatisticKey> Keys, ImmutableArray<long?> Values);

/// <summary>On what a table rests.</summary>
/// <param name="Until">The last business day in it that has payments; null for none.</param>
/// <param name="LastBatch">The last file that was taken in before it was read; 0 for none.</param>
/// <param name="Policies">The versions that were in force in the period: INCHEON-BASE 28.</param>
public sealed record StatisticBasis(DateOnly? Until, int LastBatch, ImmutableArray<string> Policies);

/// <summary>A condition of a table, to be printed.</summary>
public sealed record StatisticCondition(string Name, string NameEn, string Value, string ValueEn);

/// <summary>The answer to a question, the same on screen and on paper. Numbers are whole: won, cases, people.</summary>
/// <param name="Total">The last line. Sums where lines add up; reckoned anew for ratios and standings.</param>
public sealed record StatisticTable(
    StatisticQuery Query, ImmutableArray<StatisticColumn> Columns, ImmutableArray<StatisticRow> Rows,
    StatisticRow Total, StatisticBasis Basis)
{
    /// <summary>What was asked, in words.</summary>
    public required ImmutableArray<StatisticCondition> Conditions { get; init; }

    /// <summary>The measures in it, in the order of the columns: their definitions belong on every paper.</summary>
    public IEnumerable<Measure> Definitions => Columns.Select(column => column.Measure).Distinct();

    /// <summary>As a report, for the writers of files.</summary>
    public ReportTable ToReport(string name, bool english = false)
    {
        var heads = Query.Rows.Select(Dimensions.Of).Select(head => new ReportColumn(head.Name, head.NameEn)).ToList();
        if (heads.Count == 0) heads.Add(new("구분", "Item"));
        return new(
            name, Query.Period.From, Query.Period.To, Query.View,
            [.. heads, .. Columns.Select(column =>
                new ReportColumn(column.HeadOf(english: false), column.HeadOf(english: true), column.Unit))],
            [.. Rows.Select(row => Cells(row, heads.Count, english ? "All" : "전체", english))],
            Cells(Total, heads.Count, english ? "Total" : "합계", english));
    }

    private static ReportCell[] Cells(StatisticRow row, int heads, string first, bool english)
    {
        var cells = new ReportCell[heads + row.Values.Length];
        cells[0] = first;
        for (var at = 0; at < row.Keys.Length; at++) cells[at] = english ? row.Keys[at].NameEn : row.Keys[at].Name;
        for (var at = 0; at < row.Values.Length; at++) cells[heads + at] = row.Values[at];
        return cells;
    }
}

/// <summary>The words of columns.</summary>
public static class StatisticWords
{
    /// <summary>결제액 · 연수구 · 전년 대비 증감률, as far as there is something to tell apart.</summary>
    public static string HeadOf(this StatisticColumn column, bool english)
    {
        ArgumentNullException.ThrowIfNull(column);
        var name = english ? column.Measure.NameEn : column.Measure.Name;
        if (column.Across is { } across) name += $" · {(english ? across.NameEn : across.Name)}";
        return column.Side == Side.Now ? name : $"{name} · {NameOf(column.Side, english)}";
    }

    public static string NameOf(Side side, bool english) => side switch
    {
        Side.Before => english ? "before" : "비교 기간",
        Side.Change => english ? "change" : "증감",
        Side.ChangeRate => english ? "change rate" : "증감률",
        _ => english ? "now" : "이번",
    };
}
