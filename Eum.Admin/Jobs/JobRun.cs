using System.Text.Json;
using Eum.Admin.Desk;
using Eum.Infrastructure.Storage.Jobs;

namespace Eum.Admin.Jobs;

/// <summary>A job under way: what was asked, in whose name, and where its progress is told.</summary>
public sealed class JobRun(JobRow job, TimeProvider clock)
{
    private readonly long _started = clock.GetTimestamp();
    private readonly Lock _lock = new();
    private long? _from;
    private JobPulse _told = new(job.Done, job.Total, job.Unit, 0, "", null);
    private bool _isNew;

    public Guid Id => job.JobId;

    public Guid OfficerId => job.OfficerId;

    /// <summary>The officer who asked, judged anew by the desk at every step; there is no session behind her.</summary>
    public Caller Caller { get; } = new(job.OfficerId, Door.Job, job.Address, null, null, null);

    public T RequestAs<T>() => JsonSerializer.Deserialize<T>(job.Request, DeskJson.Options)!;

    /// <summary>What an earlier run of the same job left; null on the first.</summary>
    public T? ResultSoFar<T>()
        where T : class =>
        job.Result.Length == 0 ? null : JsonSerializer.Deserialize<T>(job.Result, DeskJson.Options);

    /// <summary>Tells how far it is; as often as one likes, it is written down at most twice a second.</summary>
    /// <param name="total">0 where it is not known.</param>
    public void Tell(long done, long total, string step)
    {
        lock (_lock)
        {
            _from ??= done;
            var took = clock.GetElapsedTime(_started).Ticks;
            var rate = took <= 0 ? 0 : (long)((decimal)(done - _from.Value) * TimeSpan.TicksPerSecond / took);
            _told = _told with { Done = done, Total = total, Rate = Math.Max(0, rate), Step = step };
            _isNew = true;
        }
    }

    /// <summary>What has come of it so far, for its page and for a run that goes on after this one.</summary>
    public void Keep<T>(T result)
    {
        var text = JsonSerializer.Serialize(result, DeskJson.Options);
        lock (_lock) (_told, _isNew) = (_told with { Result = text }, true);
    }

    /// <summary>What was told since the last time; null where nothing was.</summary>
    internal JobPulse? Take()
    {
        lock (_lock)
        {
            if (!_isNew) return null;
            var pulse = _told;
            (_told, _isNew) = (_told with { Result = null }, false);
            return pulse;
        }
    }
}
