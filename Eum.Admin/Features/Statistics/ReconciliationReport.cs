using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Features.Statistics;

/// <summary>
/// 대사: our cashback against the operator's, by cause with the funds that our figure falls on, then the same payments
/// again by business
/// type and sales bracket. Totals are of the first part, so that nothing is counted twice.
/// </summary>
public sealed class ReconciliationReport : IReport
{
    /// <summary>What the first part of its rows is called.</summary>
    public const string ByCause = "원인별";

    private const string ByShop = "업종·구간별";

    private static readonly ReportColumn[] Columns =
    [
        new("구분", "Part"), new("원인", "Cause"), new("업종", "Business type"), new("매출 구간", "Bracket"),
        new("건수", "Payments", "건"), new("자체", "Own", "원"), new("운영사", "Operator", "원"), new("차이", "Difference", "원"),
        new("자체 국비", "Own, national", "원"), new("자체 시비", "Own, city", "원"), new("자체 구비", "Own, gu", "원"),
        new("자체 기관", "Own, institution", "원"), new("자체 가맹점", "Own, merchant", "원"),
    ];

    public string Name => "reconciliation";

    public string Title => "캐시백 대사";

    public async Task<ReportTable> ReadAsync(Snapshot books, ReportRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var cells = (await DifferenceReader.CellsAsync(books, request.Period, cancel))
            .Where(cell => request.Holds(0, cell.District)).ToList();

        // Funds are known by file, and a file is of the whole city.
        var funds = request.District is null
            ? await DifferenceReader.FundsAsync(books, request.Period, cancel)
            : new Dictionary<DifferenceCause, FundAmounts>();
        List<IReadOnlyList<ReportCell>> causes =
        [
            .. from cell in cells
               group cell by cell.Cause into same
               orderby same.Key
               let known = funds.TryGetValue(same.Key, out var split) ? split : (FundAmounts?)null
               select Row(ByCause, same.Key, null, null, [.. same], known),
        ];
        var shops =
            from cell in cells
            group cell by (cell.BusinessType, cell.Bracket, cell.Cause) into same
            orderby same.Key.BusinessType, same.Key.Bracket, same.Key.Cause
            select Row(
                ByShop, same.Key.Cause, BusinessTypeTable.ByNo(same.Key.BusinessType)?.Name ?? "알 수 없음",
                same.Key.Bracket.KoreanName(), [.. same], null);
        var totals = Rows.Totals(causes, Columns.Length, 4);
        return this.Table(request, Columns, [.. causes, .. shops], totals);
    }

    private static ReportCell[] Row(
        string part, DifferenceCause cause, string? type, string? bracket, DifferenceCell[] cells,
        FundAmounts? funds) =>
    [
        part, cause.KoreanName(), type, bracket, cells.Sum(cell => cell.Count), cells.Sum(cell => cell.Own),
        cells.Sum(cell => cell.Operator), cells.Sum(cell => cell.Won), funds?.National, funds?.City, funds?.Gu,
        funds?.Institution, funds?.Merchant,
    ];
}
