using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Merchants;

/// <summary>The payments of one merchant, found through the look-up lists.</summary>
public static class MerchantPayments
{
    private const int KeysAtOnce = 500;

    /// <summary>Month by month, both included, without the months in which nothing was paid.</summary>
    public static async Task<IReadOnlyList<MerchantMonth>> ByMonthAsync(
        Snapshot books, long merchant, YearMonth first, YearMonth last, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        List<MerchantMonth> months = [];
        for (var month = last; month >= first; month = month.PlusMonths(-1))
        {
            var keys = await KeysAsync(books, merchant, month.FirstDay, month.LastDay, cancel);
            if (await SumAsync(books, month, keys, cancel) is { } sum) months.Add(sum);
        }

        return months;
    }

    /// <summary>The keys of what was paid there between two days, both included, in order.</summary>
    public static Task<IReadOnlyList<long>> KeysAsync(
        Snapshot books, long merchant, DateOnly from, DateOnly to, CancellationToken cancel) =>
        PostingSearch.KeysAsync(books, PostingLists.Merchant, merchant, from, to, cancel);

    private static async Task<MerchantMonth?> SumAsync(
        Snapshot books, YearMonth month, IReadOnlyList<long> keys, CancellationToken cancel)
    {
        var sum = new MerchantMonth(month, 0, 0, 0, FundAmounts.Zero);
        foreach (var some in keys.Chunk(KeysAtOnce))
        {
            await using var rows = await books.RowsAsync(
                $"""
                SELECT kind, amount, "national", city, gu, institution, merchant FROM payments
                WHERE tx_key BETWEEN @first AND @last{books.WithinFacts("facts_no")}
                    AND tx_key IN ({string.Join(", ", some)})
                """,
                cancel, ("first", some[0]), ("last", some[^1]));
            while (rows.Next())
            {
                var isRefund = rows.Int(0) == (int)PaymentKind.Cancel;
                sum = new(
                    month, sum.Count + (isRefund ? 0 : 1), sum.Refunds + (isRefund ? 1 : 0),
                    sum.Amount + (isRefund ? -rows.Long(1) : rows.Long(1)),
                    sum.Funds + new FundAmounts(
                        rows.Long(2), rows.Long(3), rows.Long(4), rows.Long(5), rows.Long(6)));
            }
        }

        return sum.Count + sum.Refunds == 0 ? null : sum;
    }
}
