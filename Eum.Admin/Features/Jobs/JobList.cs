using Eum.Admin.Desk;
using Eum.Admin.Jobs;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Jobs;

/// <summary>A page of jobs, the newest first.</summary>
/// <param name="Unfinished">How many of them all wait or run.</param>
public sealed record JobListView(IReadOnlyList<JobLine> Lines, int Total, int Unfinished)
{
    public const int PageSize = 20;

    internal static async Task<JobListView> ReadAsync(
        IQueryable<JobRow> jobs, IReadOnlyList<JobKind> kinds, int page, CancellationToken cancel)
    {
        // What came of a job can be long; its own page reads it.
        var lines = await jobs.OrderByDescending(job => job.AskedAt).ThenByDescending(job => job.JobId)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(job => new JobLine(
                job.JobId, job.Kind, job.Title, job.OfficerName, (JobState)job.Status, job.Done, job.Total, job.Unit,
                job.Rate, job.Step, job.Message, job.AskedAt, job.StartedAt, job.EndedAt, job.CancelAsked, null))
            .ToListAsync(cancel);
        return new(
            [
                .. lines.Select(line => line with
                {
                    Page = kinds.FirstOrDefault(kind => kind.Name == line.Kind)?.PageOf(line.Id),
                }),
            ],
            await jobs.CountAsync(cancel),
            await jobs.CountAsync(job => job.Status == JobStatus.Waiting || job.Status == JobStatus.Running, cancel));
    }
}

/// <summary>An officer's own jobs.</summary>
public sealed class JobList(FrontDesk desk, IEnumerable<JobKind> kinds) : Question<JobList.Request, JobListView>(desk)
{
    private readonly JobKind[] _kinds = [.. kinds];

    /// <param name="Page">From 1.</param>
    public sealed record Request(int Page);

    public override Duty Duty { get; } = new("jobs.list", Permissions.AccountOwnManage);

    protected override async Task<Outcome<JobListView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var me = reading.Officer.Id;
        return await JobListView.ReadAsync(
            reading.Db.Jobs.Where(job => job.OfficerId == me), _kinds, request.Page, cancel);
    }
}

/// <summary>Everyone's jobs, for those who look after the system.</summary>
public sealed class EveryJob(FrontDesk desk, IEnumerable<JobKind> kinds)
    : Question<EveryJob.Request, JobListView>(desk)
{
    private readonly JobKind[] _kinds = [.. kinds];

    /// <param name="Page">From 1.</param>
    public sealed record Request(int Page);

    public override Duty Duty { get; } = new("jobs.every", Permissions.SystemHealthSee) { City = true };

    protected override async Task<Outcome<JobListView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel) =>
        await JobListView.ReadAsync(reading.Db.Jobs, _kinds, request.Page, cancel);
}
