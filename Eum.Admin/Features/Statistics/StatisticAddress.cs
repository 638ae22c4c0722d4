using System.Collections.Immutable;
using System.Globalization;
using Eum.Admin.Components.Lists;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Microsoft.AspNetCore.WebUtilities;

namespace Eum.Admin.Features.Statistics;

/// <summary>How a statistic is drawn beside its table.</summary>
public enum StatisticChart
{
    None = 0,
    Line = 1,
    Bar = 2,
    Stacked = 3,
    Share = 4,

    /// <summary>The table itself, its cells the darker the more they hold.</summary>
    Heat = 5,
}

/// <summary>A statistic as it stands in an address: the whole state of the explorer.</summary>
public sealed record StatisticAddress
{
    private const int MostMonths = 240;

    private static readonly Dictionary<string, Comparison> Comparisons = new(StringComparer.Ordinal)
    {
        ["month"] = Comparison.LastMonth,
        ["year"] = Comparison.LastYear,
    };

    private static readonly Dictionary<string, StatisticChart> Charts = Enum.GetValues<StatisticChart>()
        .Where(chart => chart != StatisticChart.None)
        .ToDictionary(chart => chart.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public ImmutableArray<Measure> Measures { get; init; } = [];

    public ImmutableArray<Dimension> Rows { get; init; } = [];

    public Dimension? Columns { get; init; }

    /// <summary>KST. Without either, the latest months that have figures.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>How many months, up to the latest with payments, where no days are named.</summary>
    public int Last { get; init; } = 12;

    public DistrictView View { get; init; }

    public Comparison Comparison { get; init; }

    public ImmutableArray<StatisticFilter> Filters { get; init; } = [];

    public StatisticChart Chart { get; init; }

    /// <summary>The dimensions that a question can be narrowed by.</summary>
    public static IReadOnlyList<Dimension> Narrowing { get; } =
    [
        Dimension.District, Dimension.BusinessGroup, Dimension.BusinessType, Dimension.Programme, Dimension.Age,
        Dimension.Sex, Dimension.Method, Dimension.Month,
    ];

    public static string WordOf(StatisticChart chart) => chart.ToString().ToLowerInvariant();

    public static string? WordOf(Comparison comparison) =>
        Comparisons.Where(word => word.Value == comparison).Select(word => word.Key).FirstOrDefault();

    /// <summary>What an address says; null where a word of it is unknown.</summary>
    public static StatisticAddress? Find(ListWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var measures = Split(words["measures"]).Select(Domain.Statistics.Measures.Find).ToList();
        var rows = Split(words["rows"]).Select(Dimensions.Find).ToList();
        var columns = words["columns"] is { } word ? Dimensions.Find(word) : null;
        if (measures.Contains(null) || rows.Contains(null) || (columns is null && words["columns"] is not null)
            || !words.TryDay("from", out var from) || !words.TryDay("to", out var to)
            || !words.TryNumber("last", out var last) || last is < 1 or > MostMonths
            || !words.TryFind("view", ReportRequest.Views, out var view)
            || !words.TryFind("with", Comparisons, out var comparison)
            || !words.TryFind("chart", Charts, out var chart)) return null;

        List<StatisticFilter> filters = [];
        foreach (var dimension in Narrowing)
        {
            var codes = Split(words[Dimensions.Of(dimension).Code]);
            if (!codes.All(code => IsKnown(dimension, code))) return null;
            if (codes.Length > 0) filters.Add(new(dimension, [.. codes]));
        }

        return new()
        {
            Measures = [.. measures.OfType<Measure>()],
            Rows = [.. rows.OfType<DimensionName>().Select(name => name.Dimension)],
            Columns = columns?.Dimension,
            From = from,
            To = to,
            Last = (int)(last ?? 12),
            View = view ?? DistrictView.Recorded,
            Comparison = comparison ?? Comparison.None,
            Filters = [.. filters],
            Chart = chart ?? StatisticChart.None,
        };
    }

    /// <summary>The same as an address says it: with its question mark.</summary>
    public string ToQuery()
    {
        Dictionary<string, string?> words = new()
        {
            ["measures"] = string.Join(',', Measures.Select(measure => measure.Code)),
            ["rows"] = string.Join(',', Rows.Select(row => Dimensions.Of(row).Code)),
            ["columns"] = Columns is { } columns ? Dimensions.Of(columns).Code : null,
            ["from"] = From is { } from ? Iso(from) : null,
            ["to"] = To is { } to ? Iso(to) : null,
            ["last"] = From is null && To is null && Last != 12 ? Last.ToString(CultureInfo.InvariantCulture) : null,
            ["view"] = View == DistrictView.Recorded ? null : View.ToString().ToLowerInvariant(),
            ["with"] = WordOf(Comparison),
            ["chart"] = Chart == StatisticChart.None ? null : WordOf(Chart),
        };
        foreach (var (dimension, codes) in Filters) words[Dimensions.Of(dimension).Code] = string.Join(',', codes);
        return QueryHelpers.AddQueryString("", words.Where(word => !string.IsNullOrEmpty(word.Value)));
    }

    /// <summary>The question, over the days it names or up to the latest month that has payments.</summary>
    public Outcome<StatisticQuery> Question(YearMonth latest)
    {
        var last = To ?? (From is null ? latest.LastDay : latest.LastDay > From ? latest.LastDay : From.Value);
        var first = From ?? YearMonth.Of(last).PlusMonths(1 - Last).FirstDay;
        return StatisticQuery.Of(Measures, Rows, Columns, new(first, last), View, Comparison, Filters);
    }

    /// <summary>The same narrowed to one member of a dimension.</summary>
    public StatisticAddress Narrowed(Dimension dimension, string code) => this with
    {
        Filters = [.. Filters.Where(filter => filter.Dimension != dimension), new(dimension, [code])],
    };

    private static string[] Split(string? words) =>
        (words ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsKnown(Dimension dimension, string code) => dimension switch
    {
        Dimension.District => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var district)
            && DistrictTable.Find(district) is not null && district != DistrictTable.CityCode,
        Dimension.BusinessGroup => BusinessTypeTable.All.Any(type => type.GroupCode == code),
        Dimension.BusinessType => BusinessTypeTable.TryFind(code, out _),
        Dimension.Programme => ProgrammeCode.TryParse(code, out _),
        Dimension.Age => code is "10" or "20" or "30" or "40" or "50" or "60" or "70",
        Dimension.Sex => code is "M" or "F",
        Dimension.Method => code is "ACCOUNT" or "CREDIT" or "CASH" or "AUTO" or "POLICY" or "NONE",
        _ => YearMonth.TryParse(code, out _),
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
