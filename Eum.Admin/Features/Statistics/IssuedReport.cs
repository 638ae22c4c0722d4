using Eum.Domain.Payments;
using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Features.Statistics;

/// <summary>발행: charges by month, programme and way of charging; districts are where members live.</summary>
public sealed class IssuedReport : IReport
{
    private static readonly ReportColumn[] Columns =
    [
        new("월", "Month"), new("프로그램", "Programme"), new("충전 수단", "Method"), new("충전 건수", "Charges", "건"),
        new("충전액", "Charged", "원"), new("환불 건수", "Refunds", "건"), new("환불액", "Refunded", "원"),
        new("소멸 건수", "Expiries", "건"), new("소멸액", "Expired", "원"), new("순발행액", "Net issued", "원"),
    ];

    public string Name => "issued";

    public string Title => "발행";

    public async Task<ReportTable> ReadAsync(Snapshot books, ReportRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var programmes = await ChargeReader.ProgrammesAsync(books, cancel);
        var cells = await ChargeReader.ChargesAsync(books, request.Period, request.District is not null, cancel);
        var groups =
            from cell in cells
            where request.Holds(cell.HomeDong, (int)(cell.HomeDong / 100_000))
            group cell by (cell.Month, cell.Programme, cell.Method) into same
            orderby same.Key.Month, same.Key.Programme, same.Key.Method
            select same;
        List<IReadOnlyList<ReportCell>> rows = [.. groups.Select(same => Row(same.Key, programmes, [.. same]))];
        return this.Table(request, Columns, rows, Rows.Totals(rows, Columns.Length, 3));
    }

    private static ReportCell[] Row(
        (int Month, int Programme, ChargeMethod Method) key, IReadOnlyDictionary<int, string> programmes,
        ChargeCell[] cells)
    {
        var (charges, charged) = Sum(ChargeKind.Charge);
        var (refunds, refunded) = Sum(ChargeKind.Refund);
        var (expiries, expired) = Sum(ChargeKind.Expire);
        return
        [
            Rows.Time(key.Month), ProgrammeName(programmes.GetValueOrDefault(key.Programme)), Named(key.Method),
            charges, charged, refunds, refunded, expiries, expired, charged - refunded - expired,
        ];

        (long Count, long Won) Sum(ChargeKind kind)
        {
            var same = cells.Where(cell => cell.Kind == kind).ToList();
            return (same.Sum(cell => cell.Count), same.Sum(cell => cell.Amount));
        }
    }

    private static string ProgrammeName(string? code) =>
        code is null ? "알 수 없음" : ProgrammeCode.TryParse(code, out var known) ? known.KoreanName : code;

    private static string Named(ChargeMethod method) => method switch
    {
        ChargeMethod.Account => "계좌",
        ChargeMethod.Credit => "신용카드",
        ChargeMethod.Cash => "현금",
        ChargeMethod.Auto => "자동충전",
        ChargeMethod.Policy => "정책발행",
        _ => "해당 없음",
    };
}
