using Eum.Domain.Cashback;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage.Audit;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Imports;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// The register of files: which were taken, how far a broken-off one came, which numbers are missing. Each step with
/// its line of audit, in one transaction.
/// </summary>
/// <param name="store">A connection that holds the right to import: nobody else registers meanwhile.</param>
internal sealed class ImportBatches(BulkConnection store, string actor, TimeProvider clock)
{
    /// <summary>Adds a chunk's counts and moves the checkpoint; runs in the chunk's own transaction.</summary>
    public const string CheckpointStatement = "UPDATE import_batches SET rows = rows + ?, accepted = accepted + ?, "
        + "duplicates = duplicates + ?, conflicts = conflicts + ?, rejected = rejected + ?, late = late + ?, "
        + "adjustments = adjustments + ?, amount = amount + ?, operator_cashback = operator_cashback + ?, "
        + "own_cashback = own_cashback + ?, next_offset = ?, next_line = ? WHERE batch_no = ?";

    /// <summary>The batch of these bytes: one that is done, one to go on with, or a new one.</summary>
    public ImportBatchRow Open(OperatorFile file)
    {
        if (LastOf(file.Sha256, but: BatchStatus.Refused) is { } known) return known;

        var batch = New(file.Sha256, file.Name);
        Describe(batch, file.Envelope);
        batch.Status = BatchStatus.Running;
        batch.NextOffset = file.IsReordered ? 0 : file.Check.DataOffset;
        batch.NextLine = file.Check.DataLine;
        Save(batch, "가져오기 시작", BatchRows.Add);
        return batch;
    }

    /// <summary>Closes a batch whose rows are all in storage.</summary>
    public ImportBatchRow Finish(int batchNo)
    {
        var batch = BatchRows.Find(store, batchNo)!;
        batch.Status = batch.Rejected + batch.Conflicts > 0 ? BatchStatus.Partly : BatchStatus.Done;
        batch.FinishedAt = clock.GetUtcNow().UtcDateTime;
        if (batch.Status == BatchStatus.Partly)
            batch.Message = $"{batch.Rejected:N0}행을 반려하고 {batch.Conflicts:N0}행이 먼저 것과 달라 따로 두었습니다. 나머지는 반영했습니다.";
        Save(batch, "가져오기 완료", BatchRows.Replace);
        return batch;
    }

    /// <summary>Remembers a file that could not be taken, once per content.</summary>
    public void Refuse(string name, string sha256, string message)
    {
        if (LastOf(sha256, but: null) is not null) return;
        var batch = New(sha256, name);
        batch.Status = BatchStatus.Refused;
        batch.FinishedAt = batch.StartedAt;
        batch.Message = message;
        Save(batch, "가져오기 거부", BatchRows.Add);
    }

    /// <summary>Sequence numbers of a kind that have not come, up to the highest that has.</summary>
    public static IReadOnlyList<int> Missing(BulkConnection store, FileKind kind)
    {
        var came = new SortedSet<int>();
        using var rows = store.Query(
            $"SELECT sequence_no FROM import_batches WHERE kind = '{kind.Name}' AND sequence_no > 0 AND status <> ?",
            (int)BatchStatus.Refused);
        while (rows.Read()) came.Add(rows.Int32(0));
        return came.Count == 0 ? [] : [.. Enumerable.Range(1, came.Max).Except(came)];
    }

    /// <summary>What a batch found to differ from the operator's figures, by cause.</summary>
    public IReadOnlyList<ImportDifference> Differences(int batchNo)
    {
        var differences = new List<ImportDifference>();
        using var rows = store.Query(
            "SELECT cause, rows, won FROM import_differences WHERE batch_no = ? ORDER BY cause", batchNo);
        while (rows.Read())
            differences.Add(new((DifferenceCause)rows.Int32(0), rows.Int64(1), rows.Int64(2)));
        return differences;
    }

    private ImportBatchRow? LastOf(string sha256, BatchStatus? but)
    {
        if (!sha256.All(char.IsAsciiHexDigitLower)) throw new ArgumentException("Not a digest.", nameof(sha256));
        var last = store.Scalar(
            $"SELECT MAX(batch_no) FROM import_batches WHERE sha256 = '{sha256}' AND status <> ?", (int)(but ?? 0));
        return last == 0 ? null : BatchRows.Find(store, last);
    }

    private ImportBatchRow New(string sha256, string name) => new()
    {
        BatchNo = (int)store.Scalar("SELECT MAX(batch_no) FROM import_batches") + 1,
        Sha256 = sha256,
        FileName = name,
        Kind = "",
        Operator = "",
        StartedAt = clock.GetUtcNow().UtcDateTime,
    };

    private static void Describe(ImportBatchRow batch, Envelope envelope)
    {
        batch.Kind = envelope.Kind.Name;
        batch.FormatVersion = envelope.Version;
        batch.Operator = envelope.Operator;
        batch.BusinessDate = envelope.BusinessDate;
        batch.ProducedAt = envelope.ProducedAt;
        batch.SequenceNo = envelope.Sequence;
    }

    private void Save(ImportBatchRow batch, string action, Action<BulkConnection, ImportBatchRow> write)
    {
        var details = batch.Status == BatchStatus.Running || batch.Status == BatchStatus.Refused
            ? $"{batch.FileName} {batch.Sha256} {batch.Message}"
            : $"{batch.FileName} {batch.Rows}행: 반영 {batch.Accepted}, 중복 {batch.Duplicates}, 충돌 {batch.Conflicts}, 반려 {batch.Rejected}";
        store.Begin();
        try
        {
            write(store, batch);
            BulkAudit.Append(
                store, new(clock.GetUtcNow().UtcDateTime, actor, action, $"import/{batch.BatchNo}", details));
            store.Commit();
        }
        catch
        {
            store.Rollback();
            throw;
        }
    }
}
