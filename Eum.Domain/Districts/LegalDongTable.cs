using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Eum.Domain.Values;

namespace Eum.Domain.Districts;

/// <summary>A legal dong or ri (법정동·리): the place a merchant and a member are recorded at.</summary>
/// <remarks>
/// Code10: Ten digits, valid from 2026-07-01.
/// FormerCode10: Ten digits, valid until 2026-06-30: the same where nothing changed.
/// AdminDongs: The eight-digit administrative dongs it lies in.
/// </remarks>
public sealed record LegalDong(long Code10, long FormerCode10, string Name, ImmutableArray<int> AdminDongs)
{
    public int District => (int)(Code10 / 100_000);

    public int FormerDistrict => (int)(FormerCode10 / 100_000);

    public bool Moved => Code10 != FormerCode10;

    public long CodeOn(DateOnly day) => day < DistrictTable.Reform ? FormerCode10 : Code10;

    public int DistrictOn(DateOnly day) => day < DistrictTable.Reform ? FormerDistrict : District;

    public override string ToString() => Name;
}

/// <summary>The legal dongs of Incheon, found by the code of either side of 2026-07-01 without allocating.</summary>
public static class LegalDongTable
{
    private static readonly FrozenDictionary<long, LegalDong> ByCode;

    static LegalDongTable()
    {
        All = [.. EmbeddedTable.Rows("Districts.legal-dongs.csv").Select(row => new LegalDong(
            long.Parse(row[0], CultureInfo.InvariantCulture),
            long.Parse(row[1], CultureInfo.InvariantCulture),
            row[2],
            DistrictTable.Codes(row[3])))];
        ByCode = All.Select(dong => (code: dong.Code10, dong))
            .Union(All.Select(dong => (code: dong.FormerCode10, dong)))
            .ToFrozenDictionary(pair => pair.code, pair => pair.dong);
    }

    public static ImmutableArray<LegalDong> All { get; }

    public static bool TryFind(long code10, [NotNullWhen(true)] out LegalDong? dong) =>
        ByCode.TryGetValue(code10, out dong);

    /// <summary>The district a code was recorded under: 28260 for an old code of 서구; null for no dong.</summary>
    public static int? DistrictOf(long code10) => ByCode.ContainsKey(code10) ? (int)(code10 / 100_000) : null;

    /// <summary>Whether a record of that day may carry the code: an old one to 2026-06-30, a new one after.</summary>
    public static bool IsValid(long code10, DateOnly day) =>
        DistrictOf(code10) is { } district && DistrictTable.IsValid(district, day);
}
