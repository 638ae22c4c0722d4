using Eum.Admin.Desk;
using Eum.Admin.Features.Papers;
using Eum.Admin.Features.PersonalData;
using Eum.Admin.Jobs;
using Eum.Domain.Values;
using Eum.Infrastructure.Uploads;

namespace Eum.Admin.Features.Exports;

/// <summary>
/// Makes a paper in the name of who asked and lays it where she can fetch it. Broken off, it begins anew: a file that
/// is not whole is not there.
/// </summary>
internal sealed class ExportJob(
    TakePaper papers, TakeExtract extracts, KeepExport keep, ExportFolder folder, PermitDownload permits) : JobKind
{
    public const string KindName = "exports";

    public override string Name => KindName;

    public override bool Resumes => true;

    public override string PageOf(Guid job) => "/exports";

    public override async Task<JobEnd> GoAsync(JobRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var asked = run.RequestAs<ExportAsked>();
        PaperDownload download = Papers.Papers.Find(asked.Order.Paper)?.IsExtract == true ? extracts : papers;
        run.Tell(0, 0, "자료를 읽고 문서를 씁니다.");
        var order = new TakeAway<PaperOrder>(asked.Order, asked.Reason, asked.Permit);
        var outcome = await download.RunAsync(run.Caller, order, cancel);
        if (await permits.AskAsync(download, run.Caller, order, outcome, cancel) is { } proposal)
            return JobEnd.Failed($"1,000명이 넘는 자료라 내려받기 결재 {proposal}번을 올렸습니다. 승인되면 다시 만드세요.");
        if (outcome is not Outcome<TakenFile>.Done(var file)) return Refused(outcome);

        using (file)
        {
            var (stored, bytes) = await folder.KeepAsync(file.Content, cancel);
            var kept = await keep.RunAsync(
                run.Caller,
                new(run.Id, file.Mark.No, file.Name, file.Type, stored, bytes, file.Rows, file.People, file.Sha256),
                null, cancel);
            if (kept is not Outcome<DateTime>.Done(var until))
            {
                folder.Drop(stored);
                return Refused(kept);
            }

            run.Tell(file.Rows, file.Rows, "");
            return JobEnd.Done(
                $"{DocumentNumber.Of(file.Mark.No, file.Mark.At)}: {file.Rows:#,0}행, "
                + $"{KoreanTime.BusinessDate(until):yyyy-MM-dd}까지 받을 수 있습니다.");
        }
    }

    private static JobEnd Refused<T>(Outcome<T> outcome) =>
        JobEnd.Failed(string.Join(' ', ((Outcome<T>.Refused)outcome).Problems.Select(problem => problem.Message)));
}
