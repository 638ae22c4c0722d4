using System.Data.Common;
using Eum.Infrastructure.Identity;

namespace Eum.Admin.Account;

/// <summary>
/// Looks every few seconds whether the sessions of open circuits still live, and cuts those that do not.
/// </summary>
internal sealed class CircuitWatch(
    OpenCircuits circuits, Sessions sessions, TimeProvider clock, ILogger<CircuitWatch> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>One look.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        var open = circuits.Sessions;
        if (open.Count == 0) return;
        circuits.Close((await sessions.EndedAsync(open, cancel)).Select(standing => standing.Session.SessionId));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (DbException away)
            {
                // Commands ask the database themselves and are refused meanwhile; the next look makes up for it.
                log.LogWarning(away, "The sessions of open circuits could not be looked at.");
            }
        }
    }
}
