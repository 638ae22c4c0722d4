using System.Text.Json;
using Eum.Admin.Desk;
using Eum.Admin.Features.Jobs;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Imports;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Imports;

/// <summary>An import of uploaded files: its job, and what has come of each file.</summary>
public sealed record ImportRunView(JobLine Job, IReadOnlyList<ImportRunFile> Files, bool IsMine);

/// <summary>Reads one. Whoever may see imports may see anyone's: files are the city's.</summary>
public sealed class ImportRunDetail(FrontDesk desk) : Question<ImportRunDetail.Request, ImportRunView>(desk)
{
    public sealed record Request(Guid Job);

    public override Duty Duty { get; } = new("imports.run", Permissions.ImportsFilesSee) { City = true };

    protected override async Task<Outcome<ImportRunView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var row = await reading.Db.Jobs.SingleOrDefaultAsync(
            job => job.JobId == request.Job && job.Kind == ImportJob.KindName, cancel);
        if (row is null) return Refusals.NotFound;

        IReadOnlyList<ImportRunFile> files = row.Result.Length > 0
            ? JsonSerializer.Deserialize<ImportRun>(row.Result, DeskJson.Options)!.Files
            : [.. JsonSerializer.Deserialize<ImportAsked>(row.Request, DeskJson.Options)!.Files.Select(
                ImportRunFile.Of)];
        var numbers = files.Where(file => file.BatchNo > 0 && file.State != UploadState.Repeated)
            .Select(file => file.BatchNo).ToList();
        var batches = await reading.Db.ImportBatches.Where(batch => numbers.Contains(batch.BatchNo))
            .ToDictionaryAsync(batch => batch.BatchNo, cancel);
        return new ImportRunView(
            JobLine.Of(row, $"/imports/jobs/{row.JobId}"),
            [.. files.Select(file => batches.TryGetValue(file.BatchNo, out var batch) ? Counted(file, batch) : file)],
            row.OfficerId == reading.Officer.Id);
    }

    // The register knows best: a job that was broken off may have counted a file twice, or not to its end.
    private static ImportRunFile Counted(ImportRunFile file, ImportBatchRow batch) => file with
    {
        State = batch.Status switch
        {
            BatchStatus.Done => UploadState.Done,
            BatchStatus.Partly => UploadState.Partly,
            _ => file.State,
        },
        Accepted = batch.Accepted,
        Duplicates = batch.Duplicates,
        Conflicts = batch.Conflicts,
        Rejected = batch.Rejected,
    };
}
