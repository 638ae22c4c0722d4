using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Eum.Domain.Districts;

/// <summary>Districts whose figures can be laid beside each other across the reform of 2026-07-01.</summary>
/// <remarks>
/// No: The code of its first district, which is its key in a table.
/// </remarks>
public sealed record ComparableGroup(int No, string Name, string NameEn, ImmutableArray<int> Districts)
{
    public override string ToString() => Name;
}

/// <summary>
/// The three readings of a district in a statistic: as recorded, on today's boundaries, in comparable groups.
/// Nothing is ever split by guess: what cannot be placed is null.
/// </summary>
public static class Boundaries
{
    private static readonly ImmutableArray<ComparableGroup> Merged =
    [
        new(28110, "옛 중구·동구 (제물포구·영종구)", "Former Jung-gu and Dong-gu (Jemulpo-gu, Yeongjong-gu)",
            [28110, 28140, 28125, 28155]),
        new(28260, "옛 서구 (서해구·검단구)", "Former Seo-gu (Seohae-gu, Geomdan-gu)", [28260, 28275, 28290]),
    ];

    private static readonly FrozenDictionary<int, ComparableGroup> GroupOf = DistrictTable.All.Add(DistrictTable.City)
        .ToFrozenDictionary(
            district => district.Code,
            district => Merged.FirstOrDefault(group => group.Districts.Contains(district.Code))
                ?? new(district.Code, district.Name, district.NameEn, [district.Code]));

    /// <summary>The groups of the districts, by number, without the city.</summary>
    public static ImmutableArray<ComparableGroup> Groups { get; } =
        [.. DistrictTable.All.Select(district => GroupOf[district.Code]).Distinct().OrderBy(group => group.No)];

    public static int Recorded(int district) => district;

    /// <summary>
    /// The district of a legal dong on today's boundaries. A dong not in the table is placed by its district where that
    /// stands or went whole to one successor (동구); otherwise (중구, 서구) null.
    /// </summary>
    public static int? Today(long dong10) =>
        LegalDongTable.TryFind(dong10, out var dong) ? dong.District : TodayOfDistrict((int)(dong10 / 100_000));

    /// <summary>The same where only the district is known.</summary>
    public static int? TodayOfDistrict(int district)
    {
        if (district == DistrictTable.CityCode || DistrictTable.Find(district) is not { } recorded) return null;
        if (recorded.To is null) return district;
        return recorded.IsDivided ? null : recorded.Successors[0];
    }

    /// <summary>The group of a district, its own where nothing changed; null for an unknown code.</summary>
    public static ComparableGroup? ComparableGroup(int district) => GroupOf.GetValueOrDefault(district);
}
