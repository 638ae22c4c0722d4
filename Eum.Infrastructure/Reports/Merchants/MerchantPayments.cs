using System.Buffers.Binary;
using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Merchants;

/// <summary>
/// The payments of one merchant, found through the look-up lists: of each chunk that has any of a day, the one list
/// into which the merchant falls is opened.
/// </summary>
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
    public static async Task<IReadOnlyList<long>> KeysAsync(
        Snapshot books, long merchant, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        var chunks = await ChunksAsync(books, from, to, cancel);
        SortedSet<long> keys = [];
        for (var day = from; day <= to && chunks.Count > 0; day = day.AddDays(1))
        {
            var (start, end) = (StartOf(day), StartOf(day.AddDays(1)));
            HashSet<(int, int)> some =
                [.. chunks.Where(one => one.First < end && one.Last >= start).Select(one => one.Chunk)];
            if (some.Count > 0) await OpenAsync(books, merchant, DateNumber.Of(day), some, keys, cancel);
        }

        return [.. keys];
    }

    private static async Task OpenAsync(
        Snapshot books, long merchant, int day, HashSet<(int, int)> chunks, SortedSet<long> keys,
        CancellationToken cancel)
    {
        var wanted = await ListsAsync(books, merchant, day, chunks, cancel);
        if (wanted.Count == 0) return;

        await using var rows = await books.RowsAsync(
            $"""
            SELECT first_key, batch_no, chunk_no, part, list FROM payment_postings
            WHERE kind = @kind AND "day" = @day
                AND first_key IN ({string.Join(", ", wanted.Select(list => list.First).Distinct())})
            """,
            cancel, ("kind", PostingLists.Merchant), ("day", day));
        while (rows.Next())
            if (wanted.Contains((rows.Long(0), rows.Int(1), rows.Int(2), rows.Int(3))))
                Take(rows.Blob(4), merchant, keys);
    }

    // Down from the merchant's key, until every chunk has shown the list that could hold it; a merchant's payments may
    // fill one list and begin in the one before.
    private static async Task<HashSet<(long First, int Batch, int Chunk, int Part)>> ListsAsync(
        Snapshot books, long merchant, int day, HashSet<(int, int)> open, CancellationToken cancel)
    {
        await using var rows = await books.RowsAsync(
            """
            SELECT first_key, batch_no, chunk_no, part FROM payment_postings
            WHERE kind = @kind AND "day" = @day AND first_key <= @merchant
            ORDER BY first_key DESC, batch_no DESC, chunk_no DESC, part DESC
            """,
            cancel, ("kind", PostingLists.Merchant), ("day", day), ("merchant", merchant));
        HashSet<(long, int, int, int)> lists = [];
        while (open.Count > 0 && rows.Next())
        {
            var chunk = (rows.Int(1), rows.Int(2));
            if (!open.Contains(chunk)) continue;
            if (rows.Long(0) < merchant) open.Remove(chunk);
            lists.Add((rows.Long(0), rows.Int(1), rows.Int(2), rows.Int(3)));
        }

        return lists;
    }

    private static void Take(ReadOnlySpan<byte> list, long merchant, SortedSet<long> keys)
    {
        for (var at = 0; at + PostingLists.PairBytes <= list.Length; at += PostingLists.PairBytes)
            if (BinaryPrimitives.ReadInt64LittleEndian(list[at..]) == merchant)
                keys.Add(BinaryPrimitives.ReadInt64LittleEndian(list[(at + 8)..]));
    }

    // Which chunks may have payments approved in the period: spans know between which instants theirs lie.
    private static Task<List<(long First, long Last, (int, int) Chunk)>> ChunksAsync(
        Snapshot books, DateOnly from, DateOnly to, CancellationToken cancel) => books.ListAsync(
        "SELECT first_at, last_at, batch_no, chunk_no FROM payment_spans WHERE first_at < @end AND last_at >= @start",
        row => (row.Long(0), row.Long(1), (row.Int(2), row.Int(3))), cancel,
        ("start", StartOf(from)), ("end", StartOf(to.AddDays(1))));

    private static long StartOf(DateOnly day) => KoreanTime.ToUnixMs(KoreanTime.StartOf(day));

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
