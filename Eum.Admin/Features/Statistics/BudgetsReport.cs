using Eum.Domain.Budgets;
using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Features.Statistics;

/// <summary>예산: the five numbers by year, fund and authority, for every fiscal year that the period touches.</summary>
public sealed class BudgetsReport : IReport
{
    private static readonly ReportColumn[] Columns =
    [
        new("회계연도", "Year"), new("재원", "Fund"), new("기관", "Authority"), new("사업", "Programme"),
        new("예산현액", "Available", "원"), new("집행", "Executed", "원"), new("원인행위", "Committed", "원"),
        new("연말 전망", "Forecast", "원"), new("불용", "Lapsed", "원"), new("초과", "Uncovered", "원"),
    ];

    public string Name => "budgets";

    public string Title => "예산";

    public async Task<ReportTable> ReadAsync(Snapshot books, ReportRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<IReadOnlyList<ReportCell>> rows = [];
        for (var year = request.Period.From.Year; year <= request.Period.To.Year; year++)
        {
            var lines = await BudgetReader.LinesAsync(books, year, cancel);
            var spent = await BudgetReader.SpentByDayAsync(books, year, cancel);
            var last = spent.Values.SelectMany(days => days.Keys).DefaultIfEmpty(new(year, 1, 1)).Max();
            rows.AddRange(
                from line in lines
                where IsIn(request, line.Key.Authority)
                orderby line.Key.Fund, line.Key.Authority, line.Key.Programme
                select Row(line, BudgetForecast.Of(line, spent.GetValueOrDefault(line.Key) ?? [], last)));
        }

        return this.Table(request, Columns, rows, Rows.Totals(rows, Columns.Length, 4));
    }

    // A budget stays with the authority of its date; only a group of districts is looked at together.
    private static bool IsIn(ReportRequest request, int authority) => request.District is not { } only
        || authority == only
        || (request.View == DistrictView.Comparable && StatisticPlace.Of(request.View, 0, authority).Code == only);

    private static ReportCell[] Row(BudgetLine line, BudgetForecast forecast) =>
    [
        $"{line.Key.Year}", FundNames.Korean(line.Key.Fund),
        Eum.Domain.Districts.AuthorityNames.Of(line.Key.Authority),
        line.Key.Programme, line.Available, line.Executed, line.Committed, forecast.YearEnd, line.Lapsed,
        line.Uncovered,
    ];
}
