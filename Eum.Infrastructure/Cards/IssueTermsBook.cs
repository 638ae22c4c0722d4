using Eum.Domain.Cards.Lists;
using Eum.Domain.Districts;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Cards;

/// <summary>What each authority has set for issuing, or the city for all, or nobody.</summary>
public static class IssueTermsBook
{
    public static async Task<IssueTerms> OfAsync(EumDbContext db, int authority, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        int[] wanted = [authority, DistrictTable.CityCode];
        var rows = await db.CardIssueTerms.AsNoTracking().Where(row => wanted.Contains(row.Authority))
            .ToListAsync(cancel);
        var row = rows.Find(one => one.Authority == authority) ?? rows.Find(one => one.Authority != authority);
        return row is null ? IssueTerms.Usual : new(row.FourEyesAbove, row.LotSize);
    }
}
