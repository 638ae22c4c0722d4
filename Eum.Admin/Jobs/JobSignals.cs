namespace Eum.Admin.Jobs;

/// <summary>
/// Tells within this program that jobs have moved, so that pages need not ask all the time. What happens in another
/// program they learn by asking now and then.
/// </summary>
public sealed class JobSignals : IDisposable
{
    private readonly SemaphoreSlim _asked = new(0, 1);

    /// <summary>A job of this officer has moved.</summary>
    public event Action<Guid>? Moved;

    public void Tell(Guid officer) => Moved?.Invoke(officer);

    /// <summary>A job waits: the runner need not wait for its next look.</summary>
    public void Wake(Guid officer)
    {
        Tell(officer);
        try
        {
            _asked.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been told already.
        }
    }

    internal Task WaitAsync(TimeSpan longest, CancellationToken cancel) => _asked.WaitAsync(longest, cancel);

    public void Dispose() => _asked.Dispose();
}
