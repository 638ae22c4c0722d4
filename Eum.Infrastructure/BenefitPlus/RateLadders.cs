using Eum.Domain.BenefitPlus;
using Eum.Domain.Districts;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.BenefitPlus;

/// <summary>The ladder of every authority that has set one.</summary>
public sealed class RateLadders
{
    private readonly Dictionary<int, RateLadder> _set;

    private RateLadders(Dictionary<int, RateLadder> set) => _set = set;

    public static async Task<RateLadders> ReadAsync(EumDbContext db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await db.BenefitPlusTerms.AsNoTracking().ToListAsync(cancel);
        return new(rows.ToDictionary(row => row.Authority, row => RateLadder.Stored(row.Rates)));
    }

    /// <summary>What the gu offers, else the city, else the usual.</summary>
    public RateLadder Of(int district) =>
        _set.GetValueOrDefault(district) ?? _set.GetValueOrDefault(DistrictTable.CityCode) ?? RateLadder.Usual;
}
