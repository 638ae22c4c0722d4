using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Storage.Jobs;

/// <summary>How far a job is.</summary>
/// <param name="Total">0 where it is not known.</param>
/// <param name="Result">What has come of it so far, as JSON; null where that has not changed.</param>
public sealed record JobPulse(long Done, long Total, string Unit, long Rate, string Step, string? Result);

/// <summary>What a runner hears back.</summary>
public enum JobAnswer
{
    GoOn = 1,
    Stop = 2,

    /// <summary>Another runner has it: this one fell silent for too long.</summary>
    Lost = 3,
}

/// <summary>
/// What runners write about jobs: who has one, how far it is, how it ended. It is no business of the record, whose
/// lines the work itself writes.
/// </summary>
public sealed class JobBook(IDbContextFactory<EumDbContext> database, TimeProvider clock)
{
    private const int LongestMessage = 2000;
    private const int LongestStep = 260;

    /// <summary>Jobs that have not ended, the oldest first.</summary>
    public async Task<IReadOnlyList<JobRow>> UnfinishedAsync(CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await db.Jobs.AsNoTracking()
            .Where(job => job.Status == JobStatus.Waiting || job.Status == JobStatus.Running)
            .OrderBy(job => job.AskedAt).ThenBy(job => job.JobId).Take(200).ToListAsync(cancel);
    }

    /// <summary>Whether the job waits or runs; null where there is none of this id.</summary>
    public async Task<bool?> IsUnfinishedAsync(Guid job, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var found = await db.Jobs.Where(row => row.JobId == job).Select(row => (JobStatus?)row.Status)
            .SingleOrDefaultAsync(cancel);
        return found is null ? null : found is JobStatus.Waiting or JobStatus.Running;
    }

    /// <summary>Takes a job as it was read; false where somebody else changed it first.</summary>
    public Task<bool> TryClaimAsync(JobRow job, string runner, CancellationToken cancel) => TryChangeAsync(job, row =>
    {
        var now = clock.GetUtcNow().UtcDateTime;
        (row.Status, row.Runner, row.HeartbeatAt, row.Message) = (JobStatus.Running, runner, now, "");
        row.StartedAt ??= now;
        row.Tries++;
    }, cancel);

    /// <summary>Ends a job that nobody runs; false where somebody changed it first.</summary>
    public Task<bool> TryEndAsync(JobRow job, JobStatus status, string message, CancellationToken cancel) =>
        TryChangeAsync(job, row => End(row, status, message), cancel);

    /// <summary>Writes down how far it is, and hears whether to go on.</summary>
    public async Task<JobAnswer> PulseAsync(Guid job, string runner, JobPulse? pulse, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await database.CreateDbContextAsync(cancel);
        var own = db.Jobs.Where(row => row.JobId == job && row.Runner == runner && row.Status == JobStatus.Running);
        var changed = await own.ExecuteUpdateAsync(set =>
        {
            set.SetProperty(row => row.HeartbeatAt, now);
            if (pulse is null) return;
            var step = Cut(pulse.Step, LongestStep);
            set.SetProperty(row => row.Done, pulse.Done)
                .SetProperty(row => row.Total, pulse.Total)
                .SetProperty(row => row.Unit, pulse.Unit)
                .SetProperty(row => row.Rate, pulse.Rate)
                .SetProperty(row => row.Step, step);
            if (pulse.Result is { } result) set.SetProperty(row => row.Result, result);
        }, cancel);
        if (changed == 0) return JobAnswer.Lost;
        return await own.Select(row => row.CancelAsked).SingleOrDefaultAsync(cancel) ? JobAnswer.Stop : JobAnswer.GoOn;
    }

    /// <summary>Ends a job that this runner has; false where it has it no more.</summary>
    public Task<bool> FinishAsync(
        Guid job, string runner, JobStatus status, string message, JobPulse? last, CancellationToken cancel) =>
        ChangeOwnAsync(job, runner, row =>
        {
            if (last is not null)
            {
                (row.Done, row.Total, row.Unit, row.Rate) = (last.Done, last.Total, last.Unit, last.Rate);
                if (last.Result is { } result) row.Result = result;
            }

            // Who stopped it has said why.
            End(row, status, status == JobStatus.Cancelled && row.Message.Length > 0 ? row.Message : message);
        }, cancel);

    /// <summary>Gives a job back, to be taken up later or elsewhere.</summary>
    public Task<bool> ReleaseAsync(Guid job, string runner, string message, CancellationToken cancel) =>
        ChangeOwnAsync(job, runner, row =>
        {
            (row.Status, row.Runner, row.HeartbeatAt) = (JobStatus.Waiting, "", null);
            row.Message = Cut(message, LongestMessage);
            row.Tries--; // Waiting one's turn is no failure.
        }, cancel);

    private async Task<bool> ChangeOwnAsync(
        Guid job, string runner, Action<JobRow> change, CancellationToken cancel)
    {
        // Asking for an end meanwhile moves the version, and no more: the second look sees it.
        for (var tries = 0; tries < 5; tries++)
        {
            await using var db = await database.CreateDbContextAsync(cancel);
            var row = await db.Jobs.AsNoTracking().SingleOrDefaultAsync(
                row => row.JobId == job && row.Runner == runner && row.Status == JobStatus.Running, cancel);
            if (row is null) return false;
            if (await TryChangeAsync(row, change, cancel)) return true;
        }

        return false;
    }

    private async Task<bool> TryChangeAsync(JobRow job, Action<JobRow> change, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(job);
        await using var db = await database.CreateDbContextAsync(cancel);
        db.Attach(job);
        change(job);
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }

    private void End(JobRow row, JobStatus status, string message)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        (row.Status, row.Message, row.Step, row.EndedAt) = (status, Cut(message, LongestMessage), "", now);
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(longest - 1)] + "…";
}
