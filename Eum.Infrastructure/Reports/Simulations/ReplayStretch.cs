using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Simulations;

/// <summary>
/// Payments that are rated anew together: those of one import chunk, or of several whose numbers lie between each
/// other's. Stretches follow each other as they were imported.
/// </summary>
/// <param name="Ranges">Keys, both included, rising.</param>
internal sealed record ReplayStretch(int Batch, long Entries, IReadOnlyList<(long First, long Last)> Ranges)
{
    /// <summary>The stretches of posting days (yyyymmdd), both included.</summary>
    public static async Task<List<ReplayStretch>> ReadAsync(
        Snapshot books, int from, int to, CancellationToken cancel)
    {
        var spans = await books.ListAsync(
            """
            SELECT batch_no, chunk_no, entries, first_key, last_key FROM payment_spans
            WHERE "day" BETWEEN @from AND @to ORDER BY batch_no, chunk_no, first_key
            """,
            row => new Span(row.Int(0), row.Int(1), row.Long(2), row.Long(3), row.Long(4)), cancel,
            ("from", from), ("to", to));
        List<ReplayStretch> all = [];
        foreach (var chunk in spans.GroupBy(span => (span.Batch, span.Chunk))) Put(all, chunk.Key.Batch, [.. chunk]);
        return all;
    }

    // A chunk whose keys no earlier one of its file touches stands alone: as a good file's do.
    private static void Put(List<ReplayStretch> all, int batch, List<Span> chunk)
    {
        var next = new ReplayStretch(
            batch, chunk.Sum(span => span.Entries), Joined(chunk.Select(span => (span.First, span.Last))));
        while (all is [.., var last] && last.Batch == batch
            && last.Ranges.Any(range => next.Ranges.Any(own => own.First <= range.Last && range.First <= own.Last)))
        {
            all.RemoveAt(all.Count - 1);
            next = new(batch, last.Entries + next.Entries, Joined(last.Ranges.Concat(next.Ranges)));
        }

        all.Add(next);
    }

    private static List<(long First, long Last)> Joined(IEnumerable<(long First, long Last)> ranges)
    {
        List<(long First, long Last)> apart = [];
        foreach (var range in ranges.Order())
            if (apart is [.., var last] && range.First <= last.Last)
                apart[^1] = (last.First, Math.Max(last.Last, range.Last));
            else apart.Add(range);
        return apart;
    }

    private readonly record struct Span(int Batch, int Chunk, long Entries, long First, long Last);
}
