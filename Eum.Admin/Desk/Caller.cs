namespace Eum.Admin.Desk;

/// <summary>By which way a request came in.</summary>
public enum Door
{
    Portal = 1,
    CommandLine = 2,
    Job = 3,
    Import = 4,
}

/// <summary>Who asks and from where, as the door saw it. What she may is never taken from here.</summary>
/// <param name="OfficerId">Null for the machine, which only a command line or a job can be.</param>
/// <param name="Address">접속지: an address of the network, or the name of the machine.</param>
/// <param name="SessionId">Of the portal's session.</param>
/// <param name="SecurityStamp">Of the account when she signed in.</param>
/// <param name="SteppedUpAt">When she last proved anew that it is she; UTC.</param>
public sealed record Caller(
    Guid? OfficerId, Door Door, string Address, string? SessionId, string? SecurityStamp, DateTime? SteppedUpAt)
{
    /// <summary>A verb that no person answers for.</summary>
    public static Caller Machine { get; } = new(null, Door.CommandLine, Environment.MachineName, null, null, null);
}

/// <summary>Whose circuit or request this is.</summary>
public interface ICurrentCaller
{
    /// <summary>The signed-in officer; a caller that the desk refuses where nobody is.</summary>
    ValueTask<Caller> FindAsync(CancellationToken cancel);
}
