using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Payments;

/// <summary>Adds payments up from the daily rollups, where these tell apart all that a query asks for.</summary>
internal static class PaymentTotals
{
    // A rollup tells refunds by their kind; its amount is positive for both.
    private const string Amount = "SUM(CASE WHEN kind = 1 THEN amount ELSE -amount END)";

    public static bool Knows(PaymentQuery query) => query is
    {
        Bracket: null, Channel: null, Least: null, Most: null, Merchants: null, Tx: null, Differs: null, Cause: null,
        Batch: null,
    }
    && (query.Flags & PostingFlags.Late) == 0;

    public static async Task<PaymentSum> ReadAsync(Snapshot books, PaymentQuery query, CancellationToken cancel)
    {
        var sums = await books.ListAsync(
            $"""
            SELECT SUM("count"), {Amount}, SUM(cashback), SUM("national"), SUM(city), SUM(gu), SUM(institution),
                SUM(merchant), SUM(operator_cashback)
            FROM payments_daily WHERE "day" BETWEEN @from AND @to{books.Within("district")}{ConditionsOf(query)}
            """,
            row => new PaymentSum(
                row.Long(0), row.Long(1), row.Long(2),
                new FundAmounts(row.Long(3), row.Long(4), row.Long(5), row.Long(6), row.Long(7)), row.Long(8), false),
            cancel, ("from", DateNumber.Of(query.From)), ("to", DateNumber.Of(query.To)));
        return sums[0];
    }

    // Numbers of this house's own tables, never what somebody typed.
    private static string ConditionsOf(PaymentQuery query) => string.Concat(
        query.District is { } district ? $" AND district = {district}" : "",
        query.Programme is { } programme ? $" AND programme_no = {programme}" : "",
        query.Kind is { } kind ? $" AND kind = {(int)kind}" : "",
        query.BusinessTypes is { } types
            ? $" AND business_type IN ({string.Join(", ", types.Append(-1).Order())})"
            : "",
        query.Flags != 0 ? $" AND flags = {(int)query.Flags}" : "");
}
