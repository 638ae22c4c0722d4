using Eum.Admin.Desk;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Account;

/// <summary>
/// The roll, for those of the portal only while their session lives; when they stepped up the session knows.
/// </summary>
internal sealed class SessionRoll(OfficerRoll roll, Sessions sessions) : IOfficerRoll
{
    public async ValueTask<OfficerStanding?> FindAsync(EumDbContext db, Caller caller, CancellationToken cancel)
    {
        if (caller.Door != Door.Portal) return await roll.FindAsync(db, caller, cancel);
        if (caller.SessionId is null || caller.OfficerId is null) return null;
        if (await sessions.FindAsync(db, caller.SessionId, cancel) is not { IsAlive: true } standing) return null;
        if (standing.User.Id != caller.OfficerId) return null;

        var found = await roll.FindAsync(db, caller with { SecurityStamp = standing.User.SecurityStamp }, cancel);
        return found is null ? null : found with { SteppedUpAt = standing.Session.SteppedUpAt };
    }
}
