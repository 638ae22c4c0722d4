using System.Collections.Immutable;
using System.Globalization;
using Eum.Domain.Statistics;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Statistics;

/// <summary>
/// Where the rows are that add up to a cell: the payments themselves where a list can show them, else the cell's own
/// days.
/// </summary>
internal static class CellAddress
{
    /// <param name="row">Null for the last line.</param>
    /// <returns>Null for what has no rows: residents, and what cannot be placed.</returns>
    public static string? Of(StatisticAddress asked, StatisticTable table, StatisticRow? row, StatisticColumn column)
    {
        if (column.Side != Side.Now || column.Measure.Parts.All(part => part == Quantity.Residents)) return null;
        ImmutableArray<StatisticKey> keys =
            [.. row?.Keys ?? [], .. column.Across is { } across ? [across] : Array.Empty<StatisticKey>()];
        if (keys.Any(key => key.Code.Length == 0)) return null;
        if (PeriodOf(table.Query.Period, keys) is not { } period) return null;

        var whole = asked with { From = period.From, To = period.To };
        var narrowed = keys.Where(key => !key.Dimension.IsTime())
            .Aggregate(whole, (address, key) => address.Narrowed(key.Dimension, key.Code));
        return AsPayments(narrowed, column.Measure) ?? AsDays(narrowed, column.Measure);
    }

    // Payments are listed by one value of each; districts as they were recorded.
    private static string? AsPayments(StatisticAddress address, Measure measure)
    {
        if (!measure.Parts.All(part => Quantities.SheetOf(part) == Sheet.Payments)) return null;
        var filters = address.Filters.Where(filter => filter.Dimension != Dimension.Month).ToList();
        if (filters.Any(filter => filter.Codes.Length != 1) || filters.Count < address.Filters.Length) return null;
        if (filters.Any(filter => filter.Dimension == Dimension.District) && !IsRecorded(address)) return null;

        var words = filters.Select(filter => $"&{Dimensions.Of(filter.Dimension).Code}={filter.Codes[0]}");
        var kind = measure.Code switch
        {
            "payments" or "approved" or "average-payment" => "&kind=pay",
            "cancels" or "cancelled" => "&kind=cancel",
            _ => "",
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"/payments?from={address.From:yyyy-MM-dd}&to={address.To:yyyy-MM-dd}{kind}{string.Concat(words)}");
    }

    // In another view a district holds what others were recorded for, unless the reform passed it by.
    private static bool IsRecorded(StatisticAddress address)
    {
        if (address.View == DistrictView.Recorded) return true;
        var code = int.Parse(
            address.Filters.First(filter => filter.Dimension == Dimension.District).Codes[0],
            CultureInfo.InvariantCulture);
        return Domain.Districts.DistrictTable.Find(code) is { To: null, Predecessors.IsEmpty: true };
    }

    private static string? AsDays(StatisticAddress address, Measure measure)
    {
        var finest = measure.DividedBy.Contains(Dimension.Day)
            && address.To!.Value.DayNumber - address.From!.Value.DayNumber < StatisticQuery.MostDays
            ? Dimension.Day
            : Dimension.Month;
        if (address.Rows is [var only] && only == finest && address.Measures.Length == 1) return null;
        return "/statistics/explore" + (address with
        {
            Measures = [measure],
            Rows = [finest],
            Columns = null,
            Comparison = Comparison.None,
            Chart = StatisticChart.Bar,
        }).ToQuery();
    }

    // The months of a year apart are no period.
    private static ReportPeriod? PeriodOf(ReportPeriod whole, ImmutableArray<StatisticKey> keys)
    {
        var (from, to) = (whole.From, whole.To);
        if (keys.FirstOrDefault(key => key.Dimension == Dimension.Year) is { } year)
        {
            var number = int.Parse(year.Code, CultureInfo.InvariantCulture);
            (from, to) = (Later(from, new(number, 1, 1)), Earlier(to, new(number, 12, 31)));
        }

        if (keys.FirstOrDefault(key => key.Dimension == Dimension.MonthOfYear) is { } of)
        {
            if (from.Year != to.Year) return null;
            var month = new YearMonth(from.Year, int.Parse(of.Code, CultureInfo.InvariantCulture));
            (from, to) = (Later(from, month.FirstDay), Earlier(to, month.LastDay));
        }

        if (keys.FirstOrDefault(key => key.Dimension == Dimension.Month) is { } named)
        {
            var month = YearMonth.Parse(named.Code);
            (from, to) = (Later(from, month.FirstDay), Earlier(to, month.LastDay));
        }

        if (keys.FirstOrDefault(key => key.Dimension == Dimension.Day) is { } day)
            from = to = DateOnly.ParseExact(day.Code, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return from <= to ? new(from, to) : null;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
