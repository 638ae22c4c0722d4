using Eum.Infrastructure.Storage.Jobs;

namespace Eum.Admin.Features.Jobs;

/// <summary>How far a job has come. The numbers are those of its row.</summary>
public enum JobState
{
    Waiting = 1,
    Running = 2,
    Done = 3,
    Partly = 4,
    Failed = 5,
    Cancelled = 6,
}

/// <summary>A job as lists show it.</summary>
/// <param name="Total">0 where it is not known.</param>
/// <param name="Page">Where what came of it can be seen; null where its message says all.</param>
public sealed record JobLine(
    Guid Id, string Kind, string Title, string Officer, JobState State, long Done, long Total, string Unit, long Rate,
    string Step, string Message, DateTime AskedAt, DateTime? StartedAt, DateTime? EndedAt, bool CancelAsked,
    string? Page)
{
    public bool IsUnfinished => State is JobState.Waiting or JobState.Running;

    internal static JobLine Of(JobRow row, string? page) => new(
        row.JobId, row.Kind, row.Title, row.OfficerName, (JobState)row.Status, row.Done, row.Total, row.Unit, row.Rate,
        row.Step, row.Message, row.AskedAt, row.StartedAt, row.EndedAt, row.CancelAsked, page);
}
