using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// The look-up index of payments by member and by merchant: per day and chunk, sorted pairs of (key, tx key), 256 to a
/// row. It only ever grows at its end, where a B-tree over random members would rewrite itself all over.
/// </summary>
internal sealed class PostingLists
{
    public const int Member = 1;
    public const int Merchant = 2;
    public const int PairBytes = 16;

    private const int PairsPerRow = 256;

    private readonly Columns _columns = new();

    /// <param name="order">The accepted rows by member and time.</param>
    public BulkRows Of(PaymentChunk chunk, int[] order, int batchNo, int chunkNo)
    {
        var rows = new BulkRows(ImportTables.Postings, (order.Length / (PairsPerRow / 2)) + 4);
        var columns = _columns;
        columns.Fill(chunk);
        var byDay = (int[])order.Clone();
        RowOrder.By(byDay, columns.Days);
        Add(rows, columns, byDay, columns.Members, Member, batchNo, chunkNo);

        var byMerchant = (int[])order.Clone();
        RowOrder.By(byMerchant, columns.Merchants);
        RowOrder.By(byMerchant, columns.Days);
        Add(rows, columns, byMerchant, columns.Merchants, Merchant, batchNo, chunkNo);
        return rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(
        BulkRows rows, Columns columns, int[] order, long[] keys, int kind, int batchNo, int chunkNo)
    {
        var part = 0;
        for (var from = 0; from < order.Length;)
        {
            var day = columns.Days[order[from]];
            var to = from;
            while (to < order.Length && to - from < PairsPerRow && columns.Days[order[to]] == day) to++;
            var list = new byte[(to - from) * PairBytes];
            for (var i = from; i < to; i++)
            {
                var pair = list.AsSpan((i - from) * PairBytes, PairBytes);
                BinaryPrimitives.WriteInt64LittleEndian(pair, keys[order[i]]);
                BinaryPrimitives.WriteInt64LittleEndian(pair[8..], columns.Txs[order[i]]);
            }

            var row = rows.Add();
            ReadOnlySpan<long> cells =
                [kind, day, keys[order[from]], batchNo, chunkNo, part++, to - from, rows.Keep(list)];
            cells.CopyTo(row);
            from = to;
        }
    }

    /// <summary>What the lists are made of, taken out of the wide rows once and in order.</summary>
    private sealed class Columns
    {
        public long[] Members { get; private set; } = [];

        public long[] Merchants { get; private set; } = [];

        public long[] Days { get; private set; } = [];

        public long[] Txs { get; private set; } = [];

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Fill(PaymentChunk chunk)
        {
            if (Txs.Length < chunk.Count)
                (Members, Merchants, Days, Txs) = (
                    new long[chunk.Count], new long[chunk.Count], new long[chunk.Count], new long[chunk.Count]);
            for (var i = 0; i < chunk.Count; i++)
            {
                ref readonly var entry = ref chunk[i];
                (Members[i], Merchants[i], Days[i], Txs[i]) = (entry.Member, entry.Merchant, entry.Day, entry.Tx);
            }
        }
    }
}
