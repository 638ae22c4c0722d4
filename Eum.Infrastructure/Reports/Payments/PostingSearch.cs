using System.Buffers.Binary;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Payments;

/// <summary>
/// The payments of one member or of one merchant, found through the look-up lists: of each chunk that has any of a day,
/// the one list into which the owner falls is opened.
/// </summary>
internal static class PostingSearch
{
    /// <summary>The keys of the payments between two days, both included, in order.</summary>
    /// <param name="kind">Of the list: of members or of merchants.</param>
    /// <param name="owner">The member or the merchant.</param>
    public static async Task<IReadOnlyList<long>> KeysAsync(
        Snapshot books, int kind, long owner, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        var chunks = await ChunksAsync(books, from, to, cancel);
        SortedSet<long> keys = [];
        for (var day = from; day <= to && chunks.Count > 0; day = day.AddDays(1))
        {
            var (start, end) = (StartOf(day), StartOf(day.AddDays(1)));
            HashSet<(int, int)> some =
                [.. chunks.Where(one => one.First < end && one.Last >= start).Select(one => one.Chunk)];
            if (some.Count > 0) await OpenAsync(books, kind, owner, DateNumber.Of(day), some, keys, cancel);
        }

        return [.. keys];
    }

    private static async Task OpenAsync(
        Snapshot books, int kind, long owner, int day, HashSet<(int, int)> chunks, SortedSet<long> keys,
        CancellationToken cancel)
    {
        var wanted = await ListsAsync(books, kind, owner, day, chunks, cancel);
        if (wanted.Count == 0) return;

        await using var rows = await books.RowsAsync(
            $"""
            SELECT first_key, batch_no, chunk_no, part, list FROM payment_postings
            WHERE kind = @kind AND "day" = @day
                AND first_key IN ({string.Join(", ", wanted.Select(list => list.First).Distinct())})
            """,
            cancel, ("kind", kind), ("day", day));
        while (rows.Next())
            if (wanted.Contains((rows.Long(0), rows.Int(1), rows.Int(2), rows.Int(3))))
                Take(rows.Blob(4), owner, keys);
    }

    // Down from the owner's key, until every chunk has shown the list that could hold it; an owner's payments may
    // fill one list and begin in the one before.
    private static async Task<HashSet<(long First, int Batch, int Chunk, int Part)>> ListsAsync(
        Snapshot books, int kind, long owner, int day, HashSet<(int, int)> open, CancellationToken cancel)
    {
        await using var rows = await books.RowsAsync(
            """
            SELECT first_key, batch_no, chunk_no, part FROM payment_postings
            WHERE kind = @kind AND "day" = @day AND first_key <= @owner
            ORDER BY first_key DESC, batch_no DESC, chunk_no DESC, part DESC
            """,
            cancel, ("kind", kind), ("day", day), ("owner", owner));
        HashSet<(long, int, int, int)> lists = [];
        while (open.Count > 0 && rows.Next())
        {
            var chunk = (rows.Int(1), rows.Int(2));
            if (!open.Contains(chunk)) continue;
            if (rows.Long(0) < owner) open.Remove(chunk);
            lists.Add((rows.Long(0), rows.Int(1), rows.Int(2), rows.Int(3)));
        }

        return lists;
    }

    private static void Take(ReadOnlySpan<byte> list, long owner, SortedSet<long> keys)
    {
        for (var at = 0; at + PostingLists.PairBytes <= list.Length; at += PostingLists.PairBytes)
            if (BinaryPrimitives.ReadInt64LittleEndian(list[at..]) == owner)
                keys.Add(BinaryPrimitives.ReadInt64LittleEndian(list[(at + 8)..]));
    }

    // Which chunks may have payments approved in the period: spans know between which instants theirs lie.
    private static Task<List<(long First, long Last, (int, int) Chunk)>> ChunksAsync(
        Snapshot books, DateOnly from, DateOnly to, CancellationToken cancel) => books.ListAsync(
        "SELECT first_at, last_at, batch_no, chunk_no FROM payment_spans WHERE first_at < @end AND last_at >= @start",
        row => (row.Long(0), row.Long(1), (row.Int(2), row.Int(3))), cancel,
        ("start", StartOf(from)), ("end", StartOf(to.AddDays(1))));

    private static long StartOf(DateOnly day) => KoreanTime.ToUnixMs(KoreanTime.StartOf(day));
}
