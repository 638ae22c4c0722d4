using System.Collections.Concurrent;
using System.Data.Common;
using Eum.Admin.Desk;
using Eum.Admin.Layout;
using Eum.Infrastructure.Storage.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Jobs;

/// <summary>
/// Takes up jobs that wait, two at once, in the names of those who asked. Of two runners on the same books only one
/// gets
/// a job; one whose process died is taken up again or said to be broken off; none of them can stop the portal.
/// </summary>
internal sealed partial class JobRunner(
    JobBook book, IEnumerable<JobKind> kinds, FrontDesk desk, JobSignals signals, TimeProvider clock,
    ILogger<JobRunner> log) : BackgroundService
{
    public const int AtOnce = 2;
    private const int MostTries = 5;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongSilence = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private readonly string _name = RunnerName.New();
    private readonly ConcurrentDictionary<Guid, Task> _running = new();
    private readonly ConcurrentDictionary<Guid, DateTime> _notBefore = new();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>One look at what waits.</summary>
    internal async Task LookAsync(CancellationToken stopping)
    {
        var unfinished = await book.UnfinishedAsync(stopping);
        var atWork = unfinished.Where(job => job.Status == JobStatus.Running && !IsSilent(job)).ToList();
        foreach (var job in unfinished.Except(atWork))
        {
            if (_running.Count >= AtOnce) return;
            if (_running.ContainsKey(job.JobId) || _notBefore.GetValueOrDefault(job.JobId) > Now) continue;
            if (kinds.FirstOrDefault(kind => kind.Name == job.Kind) is not { } kind) continue; // A newer program's.
            if (await EndedAsync(job, kind, stopping)) continue;
            if (!kind.CanRunHere(job) || atWork.Count(other => other.Kind == job.Kind) >= kind.AtOnce) continue;
            if (!await book.TryClaimAsync(job, _name, stopping)) continue;

            atWork.Add(job);
            Start(job, kind, stopping);
        }
    }

    /// <summary>Until nothing runs.</summary>
    internal Task IdleAsync() => Task.WhenAll(_running.Values);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // The portal does not wait for the first look.
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
                await signals.WaitAsync(Look, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                LookFailed(log, failure);
                await Task.Delay(Look, clock, CancellationToken.None);
            }
        }

        await IdleAsync();
    }

    // A process that lives may only be waiting for the database; one of another machine nobody here can look at.
    private bool IsSilent(JobRow job) => !_running.ContainsKey(job.JobId) && RunnerName.IsAlive(job.Runner) switch
    {
        true => job.HeartbeatAt < Now - LongSilence,
        false => true,
        null => job.HeartbeatAt < Now - Silence,
    };

    // What need not be taken up at all.
    private async Task<bool> EndedAsync(JobRow job, JobKind kind, CancellationToken cancel)
    {
        var isBroken = job.Status == JobStatus.Running;
        JobEnd? end = job.CancelAsked ? new(JobStatus.Cancelled, "멈춰 달라고 하여 멈췄습니다.")
            : isBroken && !kind.Resumes ? JobEnd.Failed("프로그램이 꺼져 중단되었습니다. 필요하면 다시 시작하세요.")
            : job.Tries >= MostTries ? JobEnd.Failed($"{MostTries}번 이어서 했으나 그때마다 프로그램이 꺼졌습니다. 운영 담당자에게 알리세요.")
            : !kind.CanRunHere(job) && job.AskedAt < Now - Patience ? JobEnd.Failed("필요한 파일이 없어 실행하지 못했습니다. 다시 올려 주세요.")
            : null;
        if (end is null) return false;
        if (!await book.TryEndAsync(job, end.Status, end.Message, cancel)) return true;
        kind.Tidy(job);
        signals.Tell(job.OfficerId);
        return true;
    }

    // On a thread of its own: an import computes for minutes and would keep the pool from serving pages.
    private void Start(JobRow job, JobKind kind, CancellationToken stopping)
    {
        var over = new TaskCompletionSource();
        _running[job.JobId] = over.Task; // Before it begins: it may be over by the next line.
        Task.Factory.StartNew(
            async () =>
            {
                await RunAsync(job, kind, stopping);
                _running.TryRemove(job.JobId, out _);
                over.SetResult();
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private async Task RunAsync(JobRow job, JobKind kind, CancellationToken stopping)
    {
        try
        {
            signals.Tell(job.OfficerId);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            using var over = new CancellationTokenSource();
            var run = new JobRun(job, clock);
            var beating = BeatAsync(run, stop, over.Token);
            var (end, isLater) = await TryAsync(run, kind, stop.Token);
            await over.CancelAsync();
            var heard = await beating;
            if (heard == JobAnswer.Lost) return; // Whoever has it now says how it ends.
            if (end is null && heard != JobAnswer.Stop) await GiveBackAsync(job, kind, run, isLater);
            else await CloseAsync(job, kind, run, end ?? new(JobStatus.Cancelled, "멈췄습니다. 그때까지 한 것은 남아 있습니다."));
        }
        catch (Exception failure)
        {
            RunFailed(log, failure, job.Kind, job.JobId, TraceNumber.Current());
        }
        finally
        {
            signals.Tell(job.OfficerId);
        }
    }

    // Null where it was told to stop, or has to wait (then with what for).
    private async Task<(JobEnd? End, string? Later)> TryAsync(JobRun run, JobKind kind, CancellationToken cancel)
    {
        try
        {
            return await desk.KnowAsync(run.Caller, cancel) is null
                ? (JobEnd.Failed("요청한 담당자의 계정을 더는 쓸 수 없어 실행하지 않았습니다."), null)
                : (await kind.GoAsync(run, cancel), null);
        }
        catch (JobMustWaitException wait)
        {
            return (null, wait.Message);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return (null, null);
        }
        catch (Exception failure)
        {
            var trace = TraceNumber.Current();
            RunFailed(log, failure, kind.Name, run.Id, trace);
            return (JobEnd.Failed($"오류가 나 멈췄습니다. 운영 담당자에게 추적 번호 {trace}을(를) 알려 주세요."), null);
        }
    }

    private async Task CloseAsync(JobRow job, JobKind kind, JobRun run, JobEnd end)
    {
        var last = run.Take();
        if (await InsistAsync(() => book.FinishAsync(job.JobId, _name, end.Status, end.Message, last, default)))
            kind.Tidy(job);
    }

    // The program ends, or the job's turn has not come.
    private async Task GiveBackAsync(JobRow job, JobKind kind, JobRun run, string? later)
    {
        if (later is null && !kind.Resumes)
        {
            await CloseAsync(job, kind, run, JobEnd.Failed("프로그램을 끄는 동안 중단되었습니다. 필요하면 다시 시작하세요."));
            return;
        }

        _notBefore[job.JobId] = Now + Look;
        if (run.Take() is { } last) await InsistAsync(
            async () => await book.PulseAsync(job.JobId, _name, last, default) != JobAnswer.Lost);
        await InsistAsync(() => book.ReleaseAsync(job.JobId, _name, later ?? "", default));
    }

    // Tells the book how far it is, at most twice a second, and passes on what it hears.
    private async Task<JobAnswer> BeatAsync(JobRun run, CancellationTokenSource stop, CancellationToken over)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(Beat, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                var pulse = run.Take();
                var answer = await PulseAsync(run, pulse);
                if (pulse is not null) signals.Tell(run.OfficerId);
                if (answer == JobAnswer.GoOn) continue;
                await stop.CancelAsync();
                return answer;
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }

        return JobAnswer.GoOn;
    }

    private async Task<JobAnswer> PulseAsync(JobRun run, JobPulse? pulse)
    {
        try
        {
            return await book.PulseAsync(run.Id, _name, pulse, default);
        }
        catch (Exception away) when (away is DbException or DbUpdateException or TimeoutException)
        {
            return JobAnswer.GoOn; // The next beat tells more; whoever thinks it dead meanwhile is met by version.
        }
    }

    private async Task<bool> InsistAsync(Func<Task<bool>> write)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await write();
            }
            catch (Exception away) when (away is DbException or DbUpdateException or TimeoutException && tries < 10)
            {
                await Task.Delay(Look, clock, CancellationToken.None);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "기다리는 작업을 살피지 못했습니다. 곧 다시 살핍니다.")]
    private static partial void LookFailed(ILogger log, Exception failure);

    [LoggerMessage(LogLevel.Error, "작업 {Kind} {Job}이(가) 오류로 멈췄습니다. 추적 번호 {Trace}")]
    private static partial void RunFailed(ILogger log, Exception failure, string kind, Guid job, string trace);
}
