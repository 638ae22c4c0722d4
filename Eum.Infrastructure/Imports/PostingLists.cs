using System.Buffers.Binary;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// The look-up index of payments by member and by merchant: per day and chunk, sorted pairs of (key, tx key), 256 to a
/// row. It only ever grows at its end, where a B-tree over random members would rewrite itself all over.
/// </summary>
internal static class PostingLists
{
    public const int Member = 1;
    public const int Merchant = 2;
    public const int PairBytes = 16;

    private const int PairsPerRow = 256;

    /// <param name="order">The accepted rows by member and time.</param>
    public static BulkRows Of(PaymentChunk chunk, int[] order, int batchNo, int chunkNo)
    {
        var rows = new BulkRows(ImportTables.Postings, (order.Length / (PairsPerRow / 2)) + 4);
        var keys = new long[chunk.Count];
        var byDay = (int[])order.Clone();
        foreach (var row in order) keys[row] = KoreanDay.Of(chunk[row].ApprovedAt).Number;
        RowOrder.By(byDay, keys);
        Add(rows, chunk, byDay, Member, batchNo, chunkNo);

        var byMerchant = (int[])order.Clone();
        var merchantKeys = new long[chunk.Count];
        foreach (var row in order) merchantKeys[row] = chunk[row].Merchant;
        RowOrder.By(byMerchant, merchantKeys);
        RowOrder.By(byMerchant, keys);
        Add(rows, chunk, byMerchant, Merchant, batchNo, chunkNo);
        return rows;
    }

    private static void Add(BulkRows rows, PaymentChunk chunk, int[] order, int kind, int batchNo, int chunkNo)
    {
        var part = 0;
        for (var from = 0; from < order.Length;)
        {
            var day = KoreanDay.Of(chunk[order[from]].ApprovedAt).Number;
            var to = from;
            while (to < order.Length && to - from < PairsPerRow
                && KoreanDay.Of(chunk[order[to]].ApprovedAt).Number == day) to++;
            var list = new byte[(to - from) * PairBytes];
            for (var i = from; i < to; i++)
            {
                BinaryPrimitives.WriteInt64LittleEndian(
                    list.AsSpan((i - from) * PairBytes), KeyOf(in chunk[order[i]], kind));
                BinaryPrimitives.WriteInt64LittleEndian(list.AsSpan(((i - from) * PairBytes) + 8), chunk[order[i]].Tx);
            }

            var row = rows.Add();
            ReadOnlySpan<long> cells = [kind, day, KeyOf(in chunk[order[from]], kind), batchNo, chunkNo, part++,
                to - from, rows.Keep(list)];
            cells.CopyTo(row);
            from = to;
        }
    }

    private static long KeyOf(in PaymentEntry entry, int kind) => kind == Member ? entry.Member : entry.Merchant;
}
