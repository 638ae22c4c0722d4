using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Features.Statistics;

/// <summary>
/// 혜택플러스: by district the contracts that hold on the last day, by rate, with what their merchants paid in the period.
/// </summary>
public sealed class BenefitPlusReport : IReport
{
    private static readonly int[] Ladder = [100, 200, 300, 400, 500];

    private static readonly ReportColumn[] Columns =
    [
        new("코드", "Code"), new("군·구", "District"), new("계약 가맹점", "Contracts", "곳"),
        .. Ladder.Select(rate => new ReportColumn($"{rate / 100}%", $"{rate / 100}%", "곳")),
        new("그 밖의 요율", "Other rates", "곳"), new("평균 요율", "Mean rate", "0.01%"),
        new("가맹점 부담 캐시백", "Cashback paid by merchants", "원"),
    ];

    public string Name => "benefit-plus";

    public string Title => "혜택플러스";

    public async Task<ReportTable> ReadAsync(Snapshot books, ReportRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var contracts = (await ContractReader.OnAsync(books, request.Period.To, cancel))
            .Where(cell => DistrictPlaces.IsIn(request, cell.Dong, cell.District))
            .ToLookup(cell => DistrictPlaces.Of(request.View, cell.Dong, cell.District));
        var by = DistrictPlaces.NeedsDong(request.View) ? RollupBy.Place : RollupBy.District;
        var paid = await PaymentCells.ByAsync(
            books, request, by, byDay: false, key => DistrictPlaces.Of(request.View, key.Dong, key.District), cancel);
        List<IReadOnlyList<ReportCell>> rows =
        [
            .. from place in contracts.Select(same => same.Key)
                    .Union(paid.Where(sum => sum.Value.Merchant != 0).Select(sum => sum.Key))
               orderby place.Code == 0, place.Code
               select (ReportCell[])
               [
                   place.Code == 0 ? "unknown" : $"{place.Code}", place.Name, .. Contracts([.. contracts[place]]),
                   paid.TryGetValue(place, out var sum) ? sum.Merchant : 0,
               ],
        ];
        var totals = Rows.Totals(rows, Columns.Length, 2, notAdded: Columns.Length - 2).ToArray();
        totals[^2] = Mean([.. contracts.SelectMany(same => same)]);
        return this.Table(request, Columns, rows, totals);
    }

    private static ReportCell[] Contracts(ContractCell[] cells) =>
    [
        cells.Sum(cell => cell.Count),
        .. Ladder.Select(rate => (ReportCell)cells.Where(cell => cell.RateBp == rate).Sum(cell => cell.Count)),
        cells.Where(cell => !Ladder.Contains(cell.RateBp)).Sum(cell => cell.Count), Mean(cells),
    ];

    private static ReportCell Mean(ContractCell[] cells)
    {
        var count = cells.Sum(cell => cell.Count);
        return count == 0 ? ReportCell.None : cells.Sum(cell => cell.Count * cell.RateBp) / count;
    }
}
