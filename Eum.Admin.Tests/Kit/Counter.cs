using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Officers;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Kit;

/// <summary>The desk over a test's books, and officers who step up to it.</summary>
internal sealed class Counter(
    IDbContextFactory<EumDbContext> database, TimeProvider clock, IProposals? proposals = null)
{
    public static readonly DateOnly LongAgo = new(2020, 1, 1);

    public FrontDesk Desk { get; } =
        new(database, new OfficerRoll(clock), proposals ?? new ProposalMaking(), clock);

    /// <summary>An account with a role, signed in at the portal just now.</summary>
    public async Task<Caller> OfficerAsync(
        string role, int authority, DateOnly? from = null, DateOnly? until = null, string? employeeNo = null)
    {
        var id = Guid.CreateVersion7();
        var account = $"{role}.{authority}.{id:N}";
        await using var db = await database.CreateDbContextAsync();
        db.Users.Add(new AppUser
        {
            Id = id,
            UserName = account,
            NormalizedUserName = account.ToUpperInvariant(),
            DisplayName = role,
            EmployeeNo = employeeNo ?? $"{id:N}"[^12..],
            SecurityStamp = "stamp",
            CreatedAt = clock.GetUtcNow().UtcDateTime,
        });
        db.OfficerGrants.Add(new OfficerGrantRow
        {
            UserId = id,
            Role = role,
            Authority = authority,
            FromDay = from ?? LongAgo,
            UntilDay = until,
        });
        await db.SaveChangesAsync();
        return new(id, Door.Portal, "127.0.0.1", null, "stamp", clock.GetUtcNow().UtcDateTime);
    }
}
