using System.Text.Json;
using Eum.Admin.Desk;
using Eum.Infrastructure.Storage.Jobs;

namespace Eum.Admin.Jobs;

/// <summary>How a job ended, in words for whoever asked.</summary>
public sealed record JobEnd(JobStatus Status, string Message)
{
    public static JobEnd Done(string message) => new(JobStatus.Done, message);

    public static JobEnd Partly(string message) => new(JobStatus.Partly, message);

    public static JobEnd Failed(string message) => new(JobStatus.Failed, message);
}

/// <summary>A job cannot run just now: it goes back to where it waited.</summary>
public sealed class JobMustWaitException(string message) : Exception(message);

/// <summary>A kind of long work, and how it is done. One of it exists; a run is handed what it needs.</summary>
public abstract class JobKind
{
    /// <summary>As jobs of it are stored: imports.</summary>
    public abstract string Name { get; }

    /// <summary>How many of it run at once, in all programs on these books together.</summary>
    public virtual int AtOnce => JobRunner.AtOnce;

    /// <summary>
    /// Whether it goes on where a dead process left it. One that does not is then said to be broken off.
    /// </summary>
    public virtual bool Resumes => false;

    /// <summary>Whether this machine has what the job needs.</summary>
    public virtual bool CanRunHere(JobRow job) => true;

    /// <summary>Where what came of a job can be seen; null where its message says all.</summary>
    public virtual string? PageOf(Guid job) => null;

    /// <summary>Does the work, on a thread of its own; stops when it is told to.</summary>
    public abstract Task<JobEnd> GoAsync(JobRun run, CancellationToken cancel);

    /// <summary>Clears away what only the job needed, after it has ended.</summary>
    public virtual void Tidy(JobRow job)
    {
    }
}

/// <summary>How long work is asked for, from within a change: it is kept with it or not at all.</summary>
public static class JobAsking
{
    /// <param name="id">The caller's own: the same asked twice is one job.</param>
    /// <param name="title">No personal data.</param>
    public static Guid AskFor<TRequest>(
        this Work work, Guid id, string kind, string title, string unit, TRequest request)
    {
        ArgumentNullException.ThrowIfNull(work);
        work.Db.Jobs.Add(new JobRow
        {
            JobId = id,
            Kind = kind,
            Title = title,
            OfficerId = work.Officer.Id,
            OfficerName = work.Officer.Name,
            Address = work.Caller.Address,
            Request = JsonSerializer.Serialize(request, DeskJson.Options),
            Status = JobStatus.Waiting,
            Unit = unit,
            AskedAt = work.Now,
        });
        return id;
    }
}
