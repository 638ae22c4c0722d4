using Eum.Domain.BenefitPlus;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.BenefitPlus;

/// <summary>The contracts of some merchants, each merchant's by their first days.</summary>
public static class MerchantContracts
{
    public static async Task<ILookup<long, Contract>> ReadAsync(
        EumDbContext db, IReadOnlyCollection<long> merchants, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await db.BenefitPlusContracts.AsNoTracking().Where(row => merchants.Contains(row.MerchantKey))
            .OrderBy(row => row.ValidFrom).ToListAsync(cancel);
        return rows.ToLookup(row => row.MerchantKey, row => new Contract(row.ValidFrom, row.ValidTo, row.RateBp));
    }
}
