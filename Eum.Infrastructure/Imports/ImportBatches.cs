using Eum.Domain.Audit;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Imports;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// The register of files: which were taken, how far a broken-off one came, which numbers are missing.
/// </summary>
internal sealed class ImportBatches(IDbContextFactory<EumDbContext> database, TimeProvider clock)
{
    /// <summary>Adds a chunk's counts and moves the checkpoint; runs in the chunk's own transaction.</summary>
    public const string CheckpointStatement = "UPDATE import_batches SET rows = rows + ?, accepted = accepted + ?, "
        + "duplicates = duplicates + ?, conflicts = conflicts + ?, rejected = rejected + ?, late = late + ?, "
        + "adjustments = adjustments + ?, amount = amount + ?, operator_cashback = operator_cashback + ?, "
        + "own_cashback = own_cashback + ?, next_offset = ?, next_line = ? WHERE batch_no = ?";

    /// <summary>The batch of these bytes: one that is done, one to go on with, or a new one.</summary>
    public async Task<ImportBatchRow> OpenAsync(OperatorFile file, string actor, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var known = await db.Set<ImportBatchRow>().Where(batch =>
            batch.Sha256 == file.Sha256 && batch.Status != BatchStatus.Refused)
            .OrderByDescending(batch => batch.BatchNo).FirstOrDefaultAsync(cancel);
        if (known is not null) return known;

        var batch = await NewAsync(db, file.Sha256, file.Name, cancel);
        Describe(batch, file.Envelope);
        batch.Status = BatchStatus.Running;
        batch.NextOffset = file.IsReordered ? 0 : file.Check.DataOffset;
        batch.NextLine = file.Check.DataLine;
        await SaveAsync(db, batch, actor, "가져오기 시작", cancel);
        return batch;
    }

    /// <summary>Closes a batch whose rows are all in storage.</summary>
    public async Task<ImportBatchRow> FinishAsync(int batchNo, string actor, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var batch = await db.Set<ImportBatchRow>().SingleAsync(row => row.BatchNo == batchNo, cancel);
        batch.Status = batch.Rejected + batch.Conflicts > 0 ? BatchStatus.Partly : BatchStatus.Done;
        batch.FinishedAt = clock.GetUtcNow().UtcDateTime;
        if (batch.Status == BatchStatus.Partly)
            batch.Message = $"{batch.Rejected:N0}행을 반려하고 {batch.Conflicts:N0}행이 먼저 것과 달라 따로 두었습니다. 나머지는 반영했습니다.";
        await SaveAsync(db, batch, actor, "가져오기 완료", cancel);
        return batch;
    }

    /// <summary>Remembers a file that could not be taken, once per content.</summary>
    public async Task RefuseAsync(string path, string sha256, string message, string actor, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var known = await db.Set<ImportBatchRow>().FirstOrDefaultAsync(batch => batch.Sha256 == sha256, cancel);
        if (known is not null) return;
        var batch = await NewAsync(db, sha256, Path.GetFileName(path), cancel);
        batch.Status = BatchStatus.Refused;
        batch.FinishedAt = batch.StartedAt;
        batch.Message = message;
        await SaveAsync(db, batch, actor, "가져오기 거부", cancel);
    }

    /// <summary>Sequence numbers of a kind that have not come, up to the highest that has.</summary>
    public async Task<IReadOnlyList<int>> MissingAsync(string kind, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var came = await db.Set<ImportBatchRow>()
            .Where(batch => batch.Kind == kind && batch.SequenceNo > 0 && batch.Status != BatchStatus.Refused)
            .Select(batch => batch.SequenceNo!.Value).Distinct().ToListAsync(cancel);
        return came.Count == 0 ? [] : [.. Enumerable.Range(1, came.Max()).Except(came)];
    }

    private async Task<ImportBatchRow> NewAsync(EumDbContext db, string sha256, string name, CancellationToken cancel)
    {
        var last = await db.Set<ImportBatchRow>().MaxAsync(batch => (int?)batch.BatchNo, cancel) ?? 0;
        var batch = new ImportBatchRow
        {
            BatchNo = last + 1,
            Sha256 = sha256,
            FileName = name,
            Kind = "",
            Operator = "",
            StartedAt = clock.GetUtcNow().UtcDateTime,
        };
        db.Add(batch);
        return batch;
    }

    private static void Describe(ImportBatchRow batch, Envelope envelope)
    {
        batch.Kind = envelope.Kind.Name;
        batch.FormatVersion = envelope.Version;
        batch.Operator = envelope.Operator;
        batch.BusinessDate = envelope.BusinessDate;
        batch.ProducedAt = envelope.ProducedAt;
        batch.SequenceNo = envelope.Sequence;
    }

    private async Task SaveAsync(
        EumDbContext db, ImportBatchRow batch, string actor, string action, CancellationToken cancel)
    {
        var details = batch.Status == BatchStatus.Running || batch.Status == BatchStatus.Refused
            ? $"{batch.FileName} {batch.Sha256} {batch.Message}"
            : $"{batch.FileName} {batch.Rows}행: 반영 {batch.Accepted}, 중복 {batch.Duplicates}, 충돌 {batch.Conflicts}, 반려 {batch.Rejected}";
        var entry = new AuditEntry(clock.GetUtcNow().UtcDateTime, actor, action, $"import/{batch.BatchNo}", details);
        if (await db.SaveAsync(entry, cancel) is { } problem) throw new InvalidOperationException(problem.Message);
    }
}
