using Eum.Admin.Jobs;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage.Jobs;
using Eum.Infrastructure.Uploads;

namespace Eum.Admin.Features.Imports;

/// <summary>
/// Imports an upload, file by file, in the name of who asked. Broken off, it goes on after the last chunk; the uploaded
/// files stay until it has ended.
/// </summary>
internal sealed class ImportJob(ImportFiles import, UploadFolder uploads) : JobKind
{
    public const string KindName = "imports";

    public override string Name => KindName;

    public override int AtOnce => 1; // The engine takes one import at any time, too.

    public override bool Resumes => true;

    public override string PageOf(Guid job) => $"/imports/jobs/{job}";

    public override bool CanRunHere(JobRow job) => new JobRun(job, TimeProvider.System).RequestAs<ImportAsked>().Files
        .Any(file => uploads.Find(job.OfficerId, job.JobId, file.Stored) is not null);

    public override async Task<JobEnd> GoAsync(JobRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var files = (run.ResultSoFar<ImportRun>()?.Files
            ?? [.. run.RequestAs<ImportAsked>().Files.Select(ImportRunFile.Of)]).ToList();
        Tell(run, files, "");
        for (var at = 0; at < files.Count; at++)
        {
            if (files[at].HasEnded) continue;
            cancel.ThrowIfCancellationRequested();
            if (uploads.Find(run.OfficerId, run.Id, files[at].Stored) is not { } path)
                files[at] = files[at] with { State = UploadState.Refused, Message = "올린 파일이 남아 있지 않습니다. 다시 올리세요." };
            else if (await TakeAsync(run, files, at, path, cancel) is { } refused)
                return JobEnd.Failed(refused.Message);
            Tell(run, files, files[at].Name);
        }

        return EndOf(files);
    }

    public override void Tidy(JobRow job)
    {
        ArgumentNullException.ThrowIfNull(job);
        uploads.Drop(job.OfficerId, job.JobId);
    }

    private async Task<Problem?> TakeAsync(
        JobRun run, List<ImportRunFile> files, int at, string path, CancellationToken cancel)
    {
        var name = files[at].Name;
        var request = new ImportFiles.Request([path], [], null)
        {
            Names = new Dictionary<string, string> { [path] = name },
            Progress = new Heard(progress =>
            {
                files[at] = files[at].With(progress);
                Tell(run, files, name);
            }),
        };
        try
        {
            var outcome = await import.RunAsync(run.Caller, request, cancel);
            if (outcome is Outcome<ImportedFiles>.Refused refused) return refused.Problems[0];
            files[at] = files[at].With(((Outcome<ImportedFiles>.Done)outcome).Value.Files[0]);
            return null;
        }
        catch (ImportBusyException)
        {
            throw new JobMustWaitException("다른 가져오기가 끝나기를 기다립니다.");
        }
    }

    private static void Tell(JobRun run, List<ImportRunFile> files, string step)
    {
        var sofar = new ImportRun([.. files]);
        run.Tell(sofar.Seen, sofar.Rows, step);
        run.Keep(sofar);
    }

    private static JobEnd EndOf(List<ImportRunFile> files)
    {
        var (refused, repeated) = (Of(UploadState.Refused), Of(UploadState.Repeated));
        var (partly, rejected) = (Of(UploadState.Partly), files.Sum(file => file.Rejected + file.Conflicts));
        var said = new List<string> { $"파일 {files.Count}개 가운데 {files.Count - refused - repeated}개를 가져왔습니다." };
        if (repeated > 0) said.Add($"{repeated}개는 이미 가져온 파일이라 바뀐 것이 없습니다.");
        if (partly > 0) said.Add($"{rejected:#,0}행을 반려하거나 따로 두었습니다.");
        if (refused > 0) said.Add($"{refused}개는 거절했습니다.");
        var message = string.Join(' ', said);
        return refused == files.Count ? JobEnd.Failed(message)
            : refused + partly > 0 ? JobEnd.Partly(message)
            : JobEnd.Done(message);

        int Of(UploadState state) => files.Count(file => file.State == state);
    }

    // Progress<T> would post to a pool; what is told must be told in order.
    private sealed class Heard(Action<ImportProgress> hear) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => hear(value);
    }
}
