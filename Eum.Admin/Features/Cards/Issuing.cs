using Eum.Domain.Cards;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cards;

namespace Eum.Admin.Features.Cards;

/// <summary>Who may order cards of what, and what a new order looks like.</summary>
internal static class Issuing
{
    /// <summary>The city orders any; a gu the city's card, and those of its own brand and groups.</summary>
    public static bool MayOrder(Programme programme, DistrictScope scope, DateOnly day)
    {
        if (scope.IsWholeCity) return true;
        var profile = programme.ProfileAround(day);
        return profile.Kind == ProgrammeKind.City || scope.Covers(profile.Authority)
            || (GuBrands.Find(programme.Code.Brand)?.DistrictsOn(day).Any(scope.Covers) ?? false);
    }

    /// <summary>In whose name somebody orders: the city's, or her gu's as it is today.</summary>
    public static int AuthorityOf(DistrictScope scope, DateOnly day) => scope.IsWholeCity
        ? DistrictTable.CityCode
        : scope.Districts.Where(code => DistrictTable.IsAuthority(code, day)).Append(scope.Districts[0]).First();

    public static async Task<long> NextOrderAsync(EumDbContext db, CancellationToken cancel) =>
        await db.LastNumberAsync<CardOrderRow>(row => row.OrderNo, cancel) + 1;
}
