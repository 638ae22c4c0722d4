using Eum.Admin.Desk;
using Eum.Admin.Features.Jobs;
using Eum.Admin.Features.Papers;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Exports;

/// <summary>A file that was asked for.</summary>
/// <param name="Document">Its number; empty until it is made.</param>
/// <param name="CanTake">It lies there and has not expired.</param>
public sealed record ExportLine(
    Guid Job, string Title, string Reason, JobState State, string Message, DateTime AskedAt, DateTime? ExpiresAt,
    string Document, string FileName, long Bytes, long Rows, string Sha256, int Taken, bool CanTake)
{
    public bool IsUnfinished => State is JobState.Waiting or JobState.Running;
}

public sealed record ExportListView(IReadOnlyList<ExportLine> Lines, int Total)
{
    public const int PageSize = 20;
}

/// <summary>An officer's own exports, the newest first.</summary>
public sealed class ExportList(FrontDesk desk) : Question<ExportList.Request, ExportListView>(desk)
{
    /// <param name="Page">From 1.</param>
    public sealed record Request(int Page);

    public override Duty Duty { get; } = new("exports.list", Permissions.StatisticsReportsExport);

    protected override async Task<Outcome<ExportListView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var (me, now) = (reading.Officer.Id, reading.Now);
        var own = reading.Db.Exports.Where(row => row.OfficerId == me);
        var rows = await own.OrderByDescending(row => row.AskedAt).ThenByDescending(row => row.JobId)
            .Skip((request.Page - 1) * ExportListView.PageSize).Take(ExportListView.PageSize).ToListAsync(cancel);
        var ids = rows.Select(row => row.JobId).ToList();
        var jobs = await reading.Db.Jobs.Where(job => ids.Contains(job.JobId))
            .ToDictionaryAsync(job => job.JobId, cancel);
        return new ExportListView(
            [
                .. rows.Select(row => new ExportLine(
                    row.JobId, row.Title, row.Reason,
                    jobs.TryGetValue(row.JobId, out var job) ? (JobState)job.Status : JobState.Done,
                    job?.Message.Length > 0 ? job.Message : job?.Step ?? "", row.AskedAt, row.ExpiresAt,
                    row.DoneAt is { } done ? DocumentNumber.Of(row.DownloadNo, done) : "", row.FileName, row.Bytes,
                    row.Rows, row.Sha256, row.Taken, row.Stored.Length > 0 && row.ExpiresAt > now)),
            ],
            await own.CountAsync(cancel));
    }
}
