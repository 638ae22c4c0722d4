using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Features.Statistics;

/// <summary>군·구: where the merchants are, as recorded, on today's boundaries or in comparable groups.</summary>
public sealed class DistrictsReport : IReport
{
    public string Name => "districts";

    public string Title => "군·구별 결제";

    public async Task<ReportTable> ReadAsync(Snapshot books, ReportRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var by = StatisticPlace.NeedsDong(request.View) ? RollupBy.Place : RollupBy.District;
        var sums = await PaymentCells.ByAsync(
            books, request, by, byDay: false, key => StatisticPlace.Of(request.View, key.Dong, key.District), cancel);
        ReportColumn[] columns =
            [new("코드", "Code"), new("군·구", "District"), .. Rows.PaymentColumns, .. Rows.CashbackColumns];
        List<IReadOnlyList<ReportCell>> rows =
        [
            .. from cell in sums
               orderby cell.Key.Code == 0, cell.Key.Code
               select (ReportCell[])
               [
                   cell.Key.Code == 0 ? "unknown" : $"{cell.Key.Code}", cell.Key.Name, .. Rows.Payments(cell.Value),
                   .. Rows.Cashback(cell.Value),
               ],
        ];
        return this.Table(request, columns, rows, Rows.Totals(rows, columns.Length, 2));
    }
}
