using Eum.Admin.Desk;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Account;

/// <summary>
/// The roll, for those of the portal only while their session lives, with what they may use from where they are; when
/// they stepped up the session knows.
/// </summary>
internal sealed class SessionRoll(OfficerRoll roll, Sessions sessions, IOptions<RoleAddresses> addresses) : IOfficerRoll
{
    public async ValueTask<OfficerStanding?> FindAsync(EumDbContext db, Caller caller, CancellationToken cancel)
    {
        if (caller.Door != Door.Portal) return await roll.FindAsync(db, caller, cancel);
        if (caller.SessionId is null || caller.OfficerId is null) return null;
        if (await sessions.FindAsync(db, caller.SessionId, cancel) is not { IsAlive: true } standing) return null;
        if (standing.User.Id != caller.OfficerId) return null;

        var found = await roll.FindAsync(db, caller with { SecurityStamp = standing.User.SecurityStamp }, cancel);
        if (found is null) return null;

        var usable = addresses.Value.Usable(found.Officer.Grants, caller.Address);
        return new(found.Officer with { Grants = usable }, standing.Session.SteppedUpAt);
    }
}
