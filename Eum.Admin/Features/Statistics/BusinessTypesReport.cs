using Eum.Domain.Merchants;
using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Features.Statistics;

/// <summary>업종: by published group and type, the largest first; shares of the net payments in 0.01 %.</summary>
public sealed class BusinessTypesReport : IReport
{
    public string Name => "business-types";

    public string Title => "업종별 결제";

    public async Task<ReportTable> ReadAsync(Snapshot books, ReportRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var sums = await PaymentCells.ByAsync(
            books, request, RollupBy.BusinessType, byDay: false, key => key.BusinessType, cancel);
        var whole = sums.Values.Sum(sum => sum.Net);
        var groups = sums.GroupBy(cell => BusinessTypeTable.ByNo(cell.Key)?.GroupName ?? "알 수 없음")
            .ToDictionary(group => group.Key, group => group.Sum(cell => cell.Value.Net));
        ReportColumn[] columns =
        [
            new("업종군", "Group"), new("업종", "Business type"), .. Rows.PaymentColumns,
            new("비중", "Share", "0.01%"), .. Rows.CashbackColumns,
        ];
        List<IReadOnlyList<ReportCell>> rows =
        [
            .. from cell in sums
               let type = BusinessTypeTable.ByNo(cell.Key)
               let @group = type?.GroupName ?? "알 수 없음"
               orderby groups[@group] descending, @group, cell.Value.Net descending, cell.Key
               select (ReportCell[])
               [
                   @group, type?.Name ?? "알 수 없음", .. Rows.Payments(cell.Value), Share(cell.Value.Net, whole),
                   .. Rows.Cashback(cell.Value),
               ],
        ];
        var totals = Rows.Totals(rows, columns.Length, 2, notAdded: 7);
        return this.Table(request, columns, rows, totals);
    }

    private static ReportCell Share(long net, long whole) =>
        whole <= 0 ? ReportCell.None : (long)((Int128)net * 10_000 / whole);
}
