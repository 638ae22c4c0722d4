using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Jobs;

/// <summary>Asks a job to stop. One that waits has thereby ended; one that runs stops where it safely can.</summary>
public abstract class JobStop(FrontDesk desk) : Change<JobStop.Request, JobState>(desk)
{
    /// <param name="Reason">Of who stops another's; her own needs none.</param>
    public sealed record Request(Guid Job, string Reason = "");

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<JobState>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        var job = await Reached(work).SingleOrDefaultAsync(row => row.JobId == request.Job, cancel);
        if (job is null) return Refusals.NotFound;
        if (job.Status is not (JobStatus.Waiting or JobStatus.Running)) return new Problem("", "이미 끝난 작업입니다.");

        if (NeedsReason && request.Reason.Trim().Length < 10)
            return new Problem("reason", "까닭을 10자 이상 적으세요.");

        job.CancelAsked = true;
        if (NeedsReason) job.Message = $"{work.Officer.Name}이(가) 멈췄습니다: {request.Reason.Trim()}";
        if (job.Status == JobStatus.Waiting && job.Tries == 0) // What has begun has something to clear away.
        {
            (job.Status, job.EndedAt) = (JobStatus.Cancelled, work.Now);
            if (!NeedsReason) job.Message = "시작하기 전에 멈췄습니다.";
        }

        work.Audit("작업 멈춤", $"job/{job.JobId}", $"{job.Kind} {job.Title}", request.Reason.Trim(), null);
        return (JobState)job.Status;
    }

    private protected virtual bool NeedsReason => false;

    private protected abstract IQueryable<JobRow> Reached(Work work);
}

/// <summary>Stops a job of one's own.</summary>
public sealed class CancelJob(FrontDesk desk) : JobStop(desk)
{
    public override Duty Duty { get; } = new("jobs.cancel", Permissions.AccountOwnManage);

    private protected override IQueryable<JobRow> Reached(Work work)
    {
        var me = work.Officer.Id;
        return work.Db.Jobs.Where(job => job.OfficerId == me);
    }
}

/// <summary>Stops anyone's job, for those who run the system.</summary>
public sealed class StopJob(FrontDesk desk) : JobStop(desk)
{
    public override Duty Duty { get; } = new("jobs.stop", Permissions.SystemJobsRun) { City = true };

    private protected override bool NeedsReason => true;

    private protected override IQueryable<JobRow> Reached(Work work) => work.Db.Jobs;
}
