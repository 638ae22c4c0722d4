using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// The transaction ids of a file whose first row was rejected. A second row of the same id is judged against that one,
/// as it would be against one that was taken: else where a chunk ends would decide which of the two counts.
/// </summary>
internal sealed class RejectedIds
{
    private const long BeforeThisRun = -1;

    private readonly Dictionary<long, (long Row, long Content)> _first = [];

    public bool Any => _first.Count > 0;

    /// <summary>What an earlier run of the same batch has rejected.</summary>
    public static RejectedIds Load(BulkConnection store, int batchNo)
    {
        var rejected = new RejectedIds();
        using var rows = store.Query(
            "SELECT row_key, original FROM import_rejects "
            + "WHERE batch_no = ? AND row_key IS NOT NULL AND existing_key IS NULL ORDER BY line DESC", batchNo);
        while (rows.Read()) rejected._first[rows.Int64(0)] = (BeforeThisRun, ContentOf(rows.Text(1)));
        return rejected;
    }

    /// <param name="row">The row's place in the order of reading.</param>
    public void Add(long tx, ReadOnlySpan<byte> record, long row)
    {
        if (tx > 0) _first.TryAdd(tx, (row, ContentOf(Quarantine.Kept(record))));
    }

    /// <summary>Whether a row of this id was rejected before the row at hand.</summary>
    public bool Contains(long tx, long row) => _first.TryGetValue(tx, out var first) && first.Row < row;

    /// <summary>Whether the rejected row said the same.</summary>
    public bool IsSame(long tx, ReadOnlySpan<byte> record) => _first[tx].Content == ContentOf(Quarantine.Kept(record));

    private static long ContentOf(string text) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
