using System.Data.Common;
using Eum.Admin.Desk;
using Eum.Admin.Jobs;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Jobs;

/// <summary>
/// The jobs of whoever has this circuit open, followed while it lives: at once where they run in this program, else by
/// looking; never more often than twice a second.
/// </summary>
public sealed class MyJobs(JobList jobs, ICurrentCaller callers, JobSignals signals, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Busy = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource _left = new();
    private readonly SemaphoreSlim _moved = new(0, 1);
    private Caller? _caller;
    private bool _isFollowing;

    /// <summary>The newest; null until they have been read.</summary>
    public JobListView? Now { get; private set; }

    /// <summary>Something is other than it was. Not told on the circuit's own thread.</summary>
    public event Action? Changed;

    /// <summary>A job that was under way has ended.</summary>
    public event Action<JobLine>? Ended;

    /// <summary>Begins to follow them; once is enough.</summary>
    public void Follow()
    {
        if (_isFollowing) return;
        _isFollowing = true;
        signals.Moved += OnMoved;
        _ = FollowAsync();
    }

    /// <summary>A job has just been asked for, or asked to stop.</summary>
    public void Wake()
    {
        if (_caller?.OfficerId is { } me) signals.Wake(me);
        Stir();
    }

    public void Dispose()
    {
        signals.Moved -= OnMoved;
        _left.Cancel();
        _left.Dispose();
    }

    private async Task FollowAsync()
    {
        var left = _left.Token;
        try
        {
            _caller = await callers.FindAsync(left);
            while (await LookAsync(left))
            {
                await Task.Delay(Rest, clock, left);
                await _moved.WaitAsync(Now?.Unfinished > 0 ? Busy : Idle, left);
            }
        }
        catch (OperationCanceledException)
        {
            // The circuit is gone.
        }
    }

    // False where she may ask no longer.
    private async Task<bool> LookAsync(CancellationToken left)
    {
        try
        {
            if (await jobs.RunAsync(_caller!, new(1), left) is not Outcome<JobListView>.Done(var seen)) return false;
            var before = Now;
            Now = seen;
            if (before is not null) Compare(before, seen);
            Changed?.Invoke();
        }
        catch (DbException)
        {
            // The next look tells.
        }

        return true;
    }

    // One that was not there before may have come and ended between two looks.
    private void Compare(JobListView before, JobListView now)
    {
        var latest = before.Lines.Count == 0 ? default : before.Lines.Max(line => line.AskedAt);
        foreach (var line in now.Lines.Where(line => !line.IsUnfinished))
        {
            var old = before.Lines.FirstOrDefault(old => old.Id == line.Id);
            if (old?.IsUnfinished ?? line.AskedAt > latest) Ended?.Invoke(line);
        }
    }

    private void OnMoved(Guid officer)
    {
        if (officer == _caller?.OfficerId) Stir();
    }

    private void Stir()
    {
        try
        {
            _moved.Release();
        }
        catch (Exception already) when (already is SemaphoreFullException or ObjectDisposedException)
        {
            // It will look anyway, or never again.
        }
    }
}
