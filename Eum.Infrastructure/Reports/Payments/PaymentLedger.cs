using System.Runtime.CompilerServices;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Payments;

/// <summary>Lists payments: filtered, sorted and paged by key over days of a million rows.</summary>
public sealed class PaymentLedger(PaymentMemory memory)
{
    /// <summary>Rows that one question may look through: a metropolitan city's five days.</summary>
    public const long MostRead = 5_000_000;

    /// <summary>The places of a page.</summary>
    public async Task<PaymentPlaces> PageAsync(
        Snapshot books, PaymentQuery query, PaymentPageRequest page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(page);
        var sieve = new PaymentSieve(query, await memory.FactsAsync(books, cancel));
        var top = new PaymentTop(page);
        if (query.Tx is { } tx)
        {
            top.Scan(await PaymentColumns.OfAsync(books, tx, cancel), sieve);
            return top.Page(isCut: false);
        }

        var spans = (await SpansAsync(books, query, cancel)).Where(span => !top.IsPassed(span))
            .OrderBy(span => top.BeginOf(span) ?? 0).ToList();
        // Where only the rows tell what comes first, some of them are none of them.
        var isKnown = page.Order is PaymentOrder.Tx or PaymentOrder.Time;
        if (!isKnown && spans.Sum(span => (long)span.Entries) > MostRead) return new([], false, false, IsCut: true);

        var read = 0L;
        foreach (var span in spans)
        {
            if (top.BeginOf(span) is { } begin && top.IsDecidedBefore(begin)) break;
            if (read > 0 && read + span.Entries > MostRead) return top.Page(isCut: true);
            read += span.Entries;
            top.Scan(await memory.ColumnsAsync(books, span, cancel), sieve);
        }

        return top.Page(isCut: false);
    }

    /// <summary>What all rows add up to: from the rollups where these know, else by going through them.</summary>
    public async Task<PaymentSum> SumAsync(Snapshot books, PaymentQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(query);
        if (PaymentTotals.Knows(query)) return await PaymentTotals.ReadAsync(books, query, cancel);

        var sieve = new PaymentSieve(query, await memory.FactsAsync(books, cancel));
        var sum = new Sums();
        if (query.Tx is { } tx)
        {
            sum.Scan(await PaymentColumns.OfAsync(books, tx, cancel), sieve);
            return sum.Total(isAtLeast: false);
        }

        var read = 0L;
        foreach (var span in await SpansAsync(books, query, cancel))
        {
            if (read > 0 && read + span.Entries > MostRead) return sum.Total(isAtLeast: true);
            read += span.Entries;
            sum.Scan(await memory.ColumnsAsync(books, span, cancel), sieve);
        }

        return sum.Total(isAtLeast: false);
    }

    /// <summary>The key of the operator's id; null for what is none, or none of these books.</summary>
    public static async Task<long?> KeyOfAsync(Snapshot books, string id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(id);
        return (await ExternalIds.ReadAsync(books, cancel)).KeyOf(id);
    }

    /// <summary>The first and the last day that a file was posted on; null where it posted nothing.</summary>
    public static async Task<(DateOnly From, DateOnly To)?> DaysOfAsync(
        Snapshot books, int batch, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        var days = await books.ListAsync(
            """SELECT MIN("day"), MAX("day") FROM payment_spans WHERE batch_no = @batch""",
            row => (From: row.Int(0), To: row.Int(1)), cancel, ("batch", batch));
        return days is [{ From: > 0 } found] ? (DateNumber.ToDate(found.From), DateNumber.ToDate(found.To)) : null;
    }

    private static async Task<List<PaymentSpan>> SpansAsync(
        Snapshot books, PaymentQuery query, CancellationToken cancel) => query.From > query.To
        ? []
        : await PaymentSpan.ReadAsync(books, DateNumber.Of(query.From), DateNumber.Of(query.To), cancel);

    private sealed class Sums
    {
        private long _count;
        private long _amount;
        private long _cashback;
        private long _operator;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Scan(PaymentColumns columns, PaymentSieve sieve)
        {
            for (var row = 0; row < columns.Count; row++)
            {
                if (!sieve.Lets(columns, row)) continue;
                _count++;
                _amount += columns.Amount[row];
                _cashback += columns.Cashback[row];
                _operator += columns.Operator[row];
            }
        }

        public PaymentSum Total(bool isAtLeast) => new(_count, _amount, _cashback, null, _operator, isAtLeast);
    }
}
