using System.Globalization;
using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports;

namespace Eum.Admin.Features.Statistics;

/// <summary>The columns that several reports share, and the adding up of their last line.</summary>
internal static class Rows
{
    public static ReportColumn[] PaymentColumns { get; } =
    [
        new("결제건수", "Payments", "건"), new("승인액", "Approved", "원"), new("취소건수", "Cancellations", "건"),
        new("취소액", "Cancelled", "원"), new("결제액", "Paid", "원"),
    ];

    public static ReportColumn[] CashbackColumns { get; } =
    [
        new("캐시백", "Cashback", "원"), new("국비", "National", "원"), new("시비", "City", "원"), new("구비", "Gu", "원"),
        new("기관", "Institution", "원"), new("가맹점", "Merchant", "원"), new("운영사 캐시백", "Operator's cashback", "원"),
    ];

    public static ReportCell[] Payments(PaymentSums sums) =>
        [sums.Payments, sums.Paid, sums.Cancels, sums.Cancelled, sums.Net];

    public static ReportCell[] Cashback(PaymentSums sums) =>
    [
        sums.Cashback, sums.National, sums.City, sums.Gu, sums.Institution, sums.Merchant, sums.Operator,
    ];

    /// <summary>2026-07, or 2026-07-31 for a day.</summary>
    public static string Time(int number) => number > 999_999
        ? string.Create(
            CultureInfo.InvariantCulture, $"{number / 10_000:0000}-{number / 100 % 100:00}-{number % 100:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{number / 100:0000}-{number % 100:00}");

    /// <summary>
    /// The last line: the sum of every column of numbers behind <paramref name="words"/> columns of text.
    /// </summary>
    public static IReadOnlyList<ReportCell> Totals(
        IReadOnlyList<IReadOnlyList<ReportCell>> rows, int columns, int words, params ReadOnlySpan<int> notAdded)
    {
        var totals = new ReportCell[columns];
        totals[0] = "합계";
        for (var at = words; at < columns; at++)
            if (!notAdded.Contains(at) && (rows.Count == 0 || rows.Any(row => row[at].Number is not null)))
                totals[at] = rows.Sum(row => row[at].Number ?? 0);
        return totals;
    }

    public static ReportTable Table(
        this IReport report, ReportRequest request, ReportColumn[] columns,
        IReadOnlyList<IReadOnlyList<ReportCell>> rows, IReadOnlyList<ReportCell> totals) =>
        new(report.Name, request.Period.From, request.Period.To, request.View, columns, rows, totals);
}
