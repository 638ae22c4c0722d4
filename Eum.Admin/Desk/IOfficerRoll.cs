using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Desk;

/// <summary>An officer as she stands now.</summary>
/// <param name="SteppedUpAt">When she last proved anew that it is she; UTC.</param>
public sealed record OfficerStanding(Officer Officer, DateTime? SteppedUpAt);

/// <summary>Knows who an officer is at this moment.</summary>
public interface IOfficerRoll
{
    /// <summary>
    /// Read anew for every request: the account is enabled, its stamp and session are the caller's, its grants are
    /// those in force today. Null where any of it does not hold.
    /// </summary>
    ValueTask<OfficerStanding?> FindAsync(EumDbContext db, Caller caller, CancellationToken cancel);
}

/// <summary>The roll as the accounts and their grants say.</summary>
internal sealed class OfficerRoll(TimeProvider clock) : IOfficerRoll
{
    public async ValueTask<OfficerStanding?> FindAsync(EumDbContext db, Caller caller, CancellationToken cancel)
    {
        if (caller.OfficerId is not { } id)
            return caller.Door is Door.CommandLine or Door.Job ? new(Officer.Operations, null) : null;

        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, cancel);
        if (user is null || user.DisabledAt is not null) return null;
        // A job outlives the session it was asked in: only its runner comes by that door, and names who asked.
        if (caller.Door != Door.Job && user.SecurityStamp != caller.SecurityStamp) return null;

        var grants = await db.OfficerGrants.AsNoTracking().Where(grant => grant.UserId == id)
            .OrderBy(grant => grant.GrantNo).ToListAsync(cancel);
        var today = KoreanTime.BusinessDate(clock.GetUtcNow().UtcDateTime);
        return new(
            new(id, user.UserName ?? "", user.DisplayName, user.EmployeeNo,
                OfficerGrant.InForce(grants.Select(grant => grant.ToGrant()), today)),
            caller.SteppedUpAt);
    }
}
