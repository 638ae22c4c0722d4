using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Payments;

/// <summary>Between which keys, both included, payments of a posting day lie; no two overlap.</summary>
/// <param name="Day">yyyymmdd.</param>
internal readonly record struct PaymentSpan(
    int Day, int Entries, long FirstKey, long LastKey, long FirstAt, long LastAt)
{
    /// <summary>The spans of a period, both days (yyyymmdd) included.</summary>
    public static async Task<List<PaymentSpan>> ReadAsync(
        Snapshot books, int from, int to, CancellationToken cancel)
    {
        var spans = await books.ListAsync(
            """
            SELECT "day", entries, first_key, last_key, first_at, last_at FROM payment_spans
            WHERE "day" BETWEEN @from AND @to ORDER BY "day", first_key
            """,
            row => new PaymentSpan(row.Int(0), row.Int(1), row.Long(2), row.Long(3), row.Long(4), row.Long(5)),
            cancel, ("from", from), ("to", to));
        return Disjoint(spans);
    }

    // Two files or chunks may have numbers between each other's: read as one, else rows would be met twice.
    private static List<PaymentSpan> Disjoint(List<PaymentSpan> spans)
    {
        List<PaymentSpan> apart = [];
        foreach (var span in spans)
        {
            if (apart is [.., var last] && last.Day == span.Day && span.FirstKey <= last.LastKey)
                apart[^1] = new(
                    last.Day, last.Entries + span.Entries, last.FirstKey, Math.Max(last.LastKey, span.LastKey),
                    Math.Min(last.FirstAt, span.FirstAt), Math.Max(last.LastAt, span.LastAt));
            else apart.Add(span);
        }

        return apart;
    }
}
