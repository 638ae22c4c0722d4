using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports;

/// <summary>Our cashback and the operator's where they differ. Won is ours less theirs.</summary>
public sealed record DifferenceCell(
    int District, int BusinessType, SalesBracket Bracket, DifferenceCause Cause, long Count, long Own, long Operator,
    long Won);

/// <summary>Reads how our cashback and the operator's differ.</summary>
public static class DifferenceReader
{
    public static Task<List<DifferenceCell>> CellsAsync(Snapshot books, ReportPeriod period, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(period);
        return books.ListAsync(
            $"""
            SELECT district, business_type, bracket, cause, SUM("count"), SUM(own), SUM("operator"), SUM(won)
            FROM payment_differences_daily WHERE "day" BETWEEN @from AND @to{books.Within("district")}
            GROUP BY district, business_type, bracket, cause
            """,
            row => new DifferenceCell(
                row.Int(0), row.Int(1), (SalesBracket)row.Int(2), (DifferenceCause)row.Int(3), row.Long(4), row.Long(5),
                row.Long(6), row.Long(7)),
            cancel, ("from", DateNumber.Of(period.From)), ("to", DateNumber.Of(period.To)));
    }

    /// <summary>
    /// Our cashback by fund where it differs, of the files whose business date lies in the period. A file is of the
    /// whole city: nothing for who reaches less.
    /// </summary>
    public static async Task<IReadOnlyDictionary<DifferenceCause, FundAmounts>> FundsAsync(
        Snapshot books, ReportPeriod period, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(period);
        var causes = await books.ListAsync(
            $"""
            SELECT d.cause, SUM(d."national"), SUM(d.city), SUM(d.gu), SUM(d.institution), SUM(d.merchant)
            FROM import_differences d JOIN import_batches b ON b.batch_no = d.batch_no
            WHERE b.business_date BETWEEN @from AND @to{books.WithinCity} GROUP BY d.cause
            """,
            row => (Cause: (DifferenceCause)row.Int(0),
                Funds: new FundAmounts(row.Long(1), row.Long(2), row.Long(3), row.Long(4), row.Long(5))),
            cancel, ("from", DateNumber.Of(period.From)), ("to", DateNumber.Of(period.To)));
        return causes.ToDictionary(row => row.Cause, row => row.Funds);
    }
}
