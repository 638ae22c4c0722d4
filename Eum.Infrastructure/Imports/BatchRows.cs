using System.Text;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Imports;

namespace Eum.Infrastructure.Imports;

/// <summary>Batches as they lie in storage, for the import itself, which reads and writes them below EF.</summary>
internal static class BatchRows
{
    private static readonly string Columns = ImportTables.Batches.ColumnList;

    public static ImportBatchRow? Find(BulkConnection store, long batchNo)
    {
        using var rows = store.Query($"SELECT {Columns} FROM import_batches WHERE batch_no = ?", batchNo);
        return rows.Read() ? Read(rows) : null;
    }

    public static void Add(BulkConnection store, ImportBatchRow batch) => store.Append(RowsOf(batch));

    public static void Replace(BulkConnection store, ImportBatchRow batch) =>
        store.Upsert(RowsOf(batch), OnConflict.Replace);

    private static BulkRows RowsOf(ImportBatchRow batch)
    {
        var rows = new BulkRows(ImportTables.Batches, 1);
        rows.Add(batch.BatchNo, batch.Sha256, Composed(batch.FileName), batch.Kind, batch.FormatVersion, batch.Operator,
            batch.BusinessDate is { } day ? DateNumber.Of(day) : null, Ms(batch.ProducedAt), batch.SequenceNo,
            (int)batch.Status, batch.Rows, batch.Accepted, batch.Duplicates, batch.Conflicts, batch.Rejected,
            batch.Late, batch.Adjustments, batch.Amount, batch.OperatorCashback, batch.OwnCashback, batch.NextOffset,
            batch.NextLine, Ms(batch.StartedAt), Ms(batch.FinishedAt), Composed(batch.Message));
        return rows;
    }

    private static ImportBatchRow Read(BulkCursor row) => new()
    {
        BatchNo = row.Int32(0),
        Sha256 = row.Text(1),
        FileName = row.Text(2),
        Kind = row.Text(3),
        FormatVersion = row.Int32(4),
        Operator = row.Text(5),
        BusinessDate = row.IsNull(6) ? null : DateNumber.ToDate(row.Int32(6)),
        ProducedAt = row.IsNull(7) ? null : KoreanTime.FromUnixMs(row.Int64(7)),
        SequenceNo = row.IsNull(8) ? null : row.Int32(8),
        Status = (BatchStatus)row.Int32(9),
        Rows = row.Int64(10),
        Accepted = row.Int64(11),
        Duplicates = row.Int64(12),
        Conflicts = row.Int64(13),
        Rejected = row.Int64(14),
        Late = row.Int64(15),
        Adjustments = row.Int64(16),
        Amount = row.Int64(17),
        OperatorCashback = row.Int64(18),
        OwnCashback = row.Int64(19),
        NextOffset = row.Int64(20),
        NextLine = row.Int64(21),
        StartedAt = KoreanTime.FromUnixMs(row.Int64(22)),
        FinishedAt = row.IsNull(23) ? null : KoreanTime.FromUnixMs(row.Int64(23)),
        Message = row.TextOrNull(24),
    };

    private static long? Ms(DateTime? utc) => utc is { } at ? KoreanTime.ToUnixMs(at) : null;

    private static string? Composed(string? text) => text?.Normalize(NormalizationForm.FormC);
}
