using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Between which keys and instants a chunk's payments of each posting day lie: a few rows a chunk instead of an index
/// over all payments.
/// </summary>
internal static class PaymentSpans
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static BulkRows Of(PaymentChunk chunk, int[] accepted, int batchNo, int chunkNo)
    {
        var spans = new Dictionary<(int Day, int Series), Span>();
        foreach (var row in accepted)
        {
            ref readonly var entry = ref chunk[row];
            ref var span = ref CollectionsMarshal.GetValueRefOrAddDefault(
                spans, (entry.PostedOn, ExternalKey.SeriesOf(entry.Tx)), out var known);
            if (!known) span = new(0, entry.Tx, entry.Tx, entry.ApprovedAt, entry.ApprovedAt);
            span = new(
                span.Entries + 1, Math.Min(span.FirstKey, entry.Tx), Math.Max(span.LastKey, entry.Tx),
                Math.Min(span.FirstAt, entry.ApprovedAt), Math.Max(span.LastAt, entry.ApprovedAt));
        }

        var rows = new BulkRows(ImportTables.PaymentSpans, spans.Count);
        foreach (var ((day, series), span) in spans.OrderBy(pair => pair.Key))
        {
            ReadOnlySpan<long> cells =
            [
                day, batchNo, chunkNo, series, span.Entries, span.FirstKey, span.LastKey, span.FirstAt, span.LastAt,
            ];
            cells.CopyTo(rows.Add());
        }

        return rows;
    }

    private readonly record struct Span(int Entries, long FirstKey, long LastKey, long FirstAt, long LastAt);
}
