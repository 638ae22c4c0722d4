using Eum.Domain.Cards;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Cards;

/// <summary>The programmes as these books know them: the published ones and every decision since.</summary>
public static class ProgrammeBook
{
    public static async Task<ProgrammeTable> ReadAsync(EumDbContext db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var profiles = await db.ProgrammeProfiles.AsNoTracking().OrderBy(row => row.ProposalNo).ToListAsync(cancel);
        var limits = await db.ProgrammeLimits.AsNoTracking().OrderBy(row => row.ProposalNo).ToListAsync(cancel);
        return profiles.Count == 0 && limits.Count == 0
            ? ProgrammeTable.Published
            : new(
                [.. ProgrammeTable.PublishedProfiles, .. profiles.Select(row => (row.Code, row.Profile))],
                [.. ProgrammeTable.PublishedLimits, .. limits.Select(row => (row.Code, row.Limits))]);
    }
}
