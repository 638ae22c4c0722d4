using System.Collections.Immutable;
using Eum.Domain.Values;

namespace Eum.Domain.Statistics;

/// <summary>What a period is laid beside.</summary>
public enum Comparison
{
    None = 0,

    /// <summary>The same days a month earlier; whole months are laid beside whole months.</summary>
    LastMonth = 1,
    LastYear = 2,
}

/// <summary>Only these members of a dimension: 28185, FOOD, INCHEON, 2026-07, 30, F, ACCOUNT.</summary>
public sealed record StatisticFilter(Dimension Dimension, ImmutableArray<string> Codes);

/// <summary>One question to the books: which measures, divided by what, of when and of whom.</summary>
public sealed record StatisticQuery
{
    public const int MostMeasures = 24;
    public const int MostRows = 3;
    public const int MostDays = 366;
    private const int LongestYears = 20;

    private StatisticQuery()
    {
    }

    public required ImmutableArray<Measure> Measures { get; init; }

    /// <summary>By what lines are divided, the outermost first; none for one line.</summary>
    public required ImmutableArray<Dimension> Rows { get; init; }

    /// <summary>By what columns are divided.</summary>
    public Dimension? Across { get; init; }

    public required ReportPeriod Period { get; init; }

    public DistrictView View { get; init; }

    public Comparison Comparison { get; init; }

    public ImmutableArray<StatisticFilter> Filters { get; init; } = [];

    /// <summary>Every dimension that it names.</summary>
    public IEnumerable<Dimension> Asked =>
        Rows.Concat(Across is { } across ? [across] : []).Concat(Filters.Select(filter => filter.Dimension)).Distinct();

    /// <summary>Whether days must be told apart.</summary>
    public bool ByDay => Asked.Contains(Dimension.Day);

    /// <summary>The period that it is compared with; null for none.</summary>
    public ReportPeriod? Before => Comparison switch
    {
        Comparison.LastMonth => Moved(-1),
        Comparison.LastYear => Moved(-12),
        _ => null,
    };

    /// <summary>By how many months the other period lies back.</summary>
    public int MonthsBack => Comparison switch
    {
        Comparison.LastMonth => 1,
        Comparison.LastYear => 12,
        _ => 0,
    };

    /// <summary>A question that can be answered, or why it cannot.</summary>
    public static Outcome<StatisticQuery> Of(
        IEnumerable<Measure> measures, IEnumerable<Dimension> rows, Dimension? across, ReportPeriod period,
        DistrictView view = DistrictView.Recorded, Comparison comparison = Comparison.None,
        IEnumerable<StatisticFilter>? filters = null)
    {
        var query = new StatisticQuery
        {
            Measures = [.. measures.Distinct()],
            Rows = [.. rows.Distinct()],
            Across = across,
            Period = period,
            View = view,
            Comparison = comparison,
            Filters = [.. (filters ?? []).Where(filter => filter.Codes.Length > 0)],
        };
        return query.Problem() is { } problem ? problem : query;
    }

    private Problem? Problem()
    {
        if (Measures.Length is 0 or > MostMeasures) return new("measures", $"지표를 1~{MostMeasures}개 고르세요.");
        if (Rows.Length > MostRows) return new("rows", $"행은 {MostRows}단계까지 나눌 수 있습니다.");
        if (Across is { } across && Rows.Contains(across))
            return new("columns", $"{Dimensions.Of(across).Name}은(는) 행과 열에 함께 쓸 수 없습니다.");
        if (Period.To < Period.From) return new("to", "마지막 날이 첫날보다 이릅니다.");
        if (Period.To > Period.From.AddYears(LongestYears)) return new("to", $"기간은 {LongestYears}년까지입니다.");
        if (ByDay && Period.Days > MostDays) return new("to", $"일별로는 {MostDays}일까지 볼 수 있습니다.");
        if (Filters.Select(filter => filter.Dimension).Distinct().Count() < Filters.Length)
            return new("filters", "한 조건은 한 번만 쓸 수 있습니다.");
        foreach (var measure in Measures)
            foreach (var dimension in Asked)
                if (!measure.DividedBy.Contains(dimension))
                    return new(
                        "measures",
                        $"'{measure.Name}'은(는) {Dimensions.Of(dimension).Name}(으)로 나눌 수 없습니다.");

        return null;
    }

    // A whole month stays a whole month: February against January is 28 days against 31.
    private ReportPeriod Moved(int months)
    {
        var from = Period.From.AddMonths(months);
        var endsMonth = YearMonth.Of(Period.To).LastDay == Period.To;
        var to = YearMonth.Of(Period.To).PlusMonths(months);
        return new(from, endsMonth ? to.LastDay : Period.To.AddMonths(months));
    }
}
