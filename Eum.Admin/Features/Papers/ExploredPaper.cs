using System.Globalization;
using Eum.Admin.Components.Lists;
using Eum.Admin.Features.Statistics;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Statistics;

namespace Eum.Admin.Features.Papers;

/// <summary>통계표: what the explorer shows, on paper; its address says what that is.</summary>
internal static class ExploredPaper
{
    public const string Name = "explore";

    private const int MostSeries = 6;
    private const int LongestTitle = 60;

    /// <summary>The days, districts and view of the order over those of the address.</summary>
    private static Outcome<StatisticQuery> Question(PaperOrder order)
    {
        if (Find(order) is not { Measures.Length: > 0 } address)
            return new Problem("paper", "통계 탐색에서 지표를 고른 뒤 ‘보고서’를 누르세요.");
        var asked = address with { From = order.From, To = order.To, View = order.View };
        if (order.District is { } district)
            asked = asked.Narrowed(Dimension.District, district.ToString(CultureInfo.InvariantCulture));
        return asked.Question(YearMonth.Of(order.To));
    }

    public static Problem? Refuse(PaperOrder order) =>
        Question(order) is Outcome<StatisticQuery>.Refused { Problems: [var problem, ..] } ? problem : null;

    /// <summary>The one district that its address names; null where it names none or several.</summary>
    public static int? DistrictOf(PaperOrder order)
    {
        var named = Find(order)?.Filters.FirstOrDefault(filter => filter.Dimension == Dimension.District);
        return named?.Codes is [var one] ? int.Parse(one, CultureInfo.InvariantCulture) : null;
    }

    public static async Task<PaperBody> ReadAsync(PaperReading of, CancellationToken cancel)
    {
        var query = ((Outcome<StatisticQuery>.Done)Question(of.Order)).Value; // Refused before it came here.
        var table = await StatisticReader.ReadAsync(of.Books, query, cancel);
        var english = of.Order.English;
        var title = string.Join(", ", query.Measures.Select(measure => english ? measure.NameEn : measure.Name));
        if (title.Length > LongestTitle) title = title[..LongestTitle] + "…";
        var report = table.ToReport(Name, english);
        return new([PaperTable.Of(report, title, english, ChartOf(Find(of.Order)!.Chart, report, title))])
        {
            Facts =
            [
                .. table.Conditions.Select(condition => english
                    ? new PaperFact(condition.NameEn, condition.ValueEn)
                    : new PaperFact(condition.Name, condition.Value)),
            ],
        };
    }

    private static StatisticAddress? Find(PaperOrder order) =>
        order.Query.Length > 0 && ListWords.Of(order.Query) is { } words ? StatisticAddress.Find(words) : null;

    private static PaperChart? ChartOf(StatisticChart chart, ReportTable table, string title)
    {
        ChartKind? kind = chart switch
        {
            StatisticChart.Line => ChartKind.Line,
            StatisticChart.Bar or StatisticChart.Stacked => ChartKind.Columns,
            StatisticChart.Share => ChartKind.Bars,
            _ => null,
        };
        var numbers = table.Columns.Index().Where(column => column.Item.Unit.Length > 0).ToList();
        if (kind is not { } drawn || numbers.Count == 0 || table.Rows.Count < 2) return null;
        var unit = numbers[0].Item.Unit;
        var label = table.Columns.Count - numbers.Count - 1;
        return new(
            drawn, title, label,
            [
                .. numbers.Where(column => column.Item.Unit == unit)
                    .Take(drawn == ChartKind.Bars ? 1 : MostSeries).Select(column => column.Index),
            ]);
    }
}
