namespace Eum.Admin.Desk;

/// <summary>The caller where there is no sign-in: on a machine's own loopback, whoever sits there.</summary>
internal sealed class Nobody : ICurrentCaller
{
    public ValueTask<Caller> FindAsync(CancellationToken cancel) => ValueTask.FromResult(Caller.Machine);
}
