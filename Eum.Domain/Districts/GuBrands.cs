using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Eum.Domain.Districts;

/// <summary>That a brand is the card of a district, for a time. To is the last day, null while it holds.</summary>
public sealed record BrandLink(int District, DateOnly From, DateOnly? To)
{
    public bool HoldsOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>A card brand (인천e음, 서로e음 …), which is not the district it belongs to.</summary>
public sealed record GuBrand(string Code, string Name, string NameEn, ImmutableArray<BrandLink> Links)
{
    public ImmutableArray<int> DistrictsOn(DateOnly day) =>
        [.. Links.Where(link => link.HoldsOn(day)).Select(link => link.District)];

    public override string ToString() => Name;
}

/// <summary>
/// The brands and their districts. A link says whose brand it is, not that a programme ran: that is for the policies.
/// </summary>
public static class GuBrands
{
    // Links start with the currency itself (2018-06), long before some brands were issued.
    private static readonly DateOnly Start = new(2018, 6, 1);

    // Assumed: 서로e음 serves both heirs of 서구, for no decision on its future is published.
    private static readonly ImmutableArray<BrandLink> Seoro =
    [
        new(28260, Start, DistrictTable.Reform.AddDays(-1)),
        new(28275, DistrictTable.Reform, null),
        new(28290, DistrictTable.Reform, null),
    ];

    private static readonly FrozenDictionary<string, GuBrand> ByCode;

    static GuBrands()
    {
        All =
        [
            new("INCHEON", "인천e음", "Incheon e-eum", [new(DistrictTable.CityCode, Start, null)]),
            new("SEORO", "서로e음", "Seoro e-eum", Seoro),
            new("YEONSU", "연수e음", "Yeonsu e-eum", [new(28185, Start, null)]),
            new("NAMDONG", "남동e음", "Namdong e-eum", [new(28200, Start, null)]),
            new("MICHUHOL", "미추홀e음", "Michuhol e-eum", [new(28177, Start, null)]),
            new("BUPYEONG", "부평e음", "Bupyeong e-eum", [new(28237, Start, null)]),
            new("GYEYANG", "계양e음", "Gyeyang e-eum", [new(28245, Start, null)]),
        ];
        ByCode = All.ToFrozenDictionary(brand => brand.Code, StringComparer.Ordinal);
    }

    public static ImmutableArray<GuBrand> All { get; }

    public static GuBrand? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The brand by its code, without making a string of it.</summary>
    public static GuBrand? Find(ReadOnlySpan<char> code) =>
        ByCode.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var brand) ? brand : null;

    /// <summary>The brand of a district on that day; null where it has none (강화군, 옹진군, 중구, 동구).</summary>
    public static GuBrand? Of(int district, DateOnly day) =>
        All.FirstOrDefault(brand => brand.Links.Any(link => link.District == district && link.HoldsOn(day)));
}
