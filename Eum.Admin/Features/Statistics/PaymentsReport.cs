using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Features.Statistics;

/// <summary>
/// 결제: by day, by month where the period is long; with the cashback by fund and the operator's own figure.
/// </summary>
public sealed class PaymentsReport : IReport
{
    /// <summary>Longest period that is told by day.</summary>
    public const int ByDayUpTo = 62;

    public string Name => "payments";

    public string Title => "결제";

    public async Task<ReportTable> ReadAsync(Snapshot books, ReportRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var byDay = request.Period.Days <= ByDayUpTo;
        var sums = await PaymentCells.ByAsync(books, request, RollupBy.Time, byDay, key => key.Time, cancel);
        ReportColumn[] columns =
            [byDay ? new("날짜", "Day") : new("월", "Month"), .. Rows.PaymentColumns, .. Rows.CashbackColumns];
        List<IReadOnlyList<ReportCell>> rows =
        [
            .. from cell in sums
               orderby cell.Key
               select (ReportCell[])[Rows.Time(cell.Key), .. Rows.Payments(cell.Value), .. Rows.Cashback(cell.Value)],
        ];
        return this.Table(request, columns, rows, Rows.Totals(rows, columns.Length, 1));
    }
}
