using System.Text;
using Eum.Domain.Districts;

namespace Eum.Infrastructure.City;

/// <summary>The card programmes of this city: the brands, and group cards of theirs.</summary>
internal static class CityProgrammes
{
    private static readonly string[] Groups =
    [
        "YEONSU-APT1", "YEONSU-APT2", "YEONSU-UNIV1", "YEONSU-STUDENT1", "BUPYEONG-STUDENT1", "SEORO-STUDENT1",
        "INCHEON-INU", "INCHEON-SPORTS", "INCHEON-ARTIST",
    ];

    public static string[] Codes { get; } = [.. GuBrands.All.Select(brand => brand.Code), .. Groups];

    public static byte[][] Utf8 { get; } = [.. Codes.Select(Encoding.ASCII.GetBytes)];

    public static byte City => 0;

    public static byte Artist { get; } = (byte)(Codes.Length - 1);

    /// <summary>The brand of a gu of today, or the city's own where it has none.</summary>
    public static byte BrandOf(int district) => GuBrands.Of(district, DistrictTable.Reform) is { } brand
        ? (byte)Array.IndexOf(Codes, brand.Code)
        : City;

    /// <summary>Group cards that people of a gu hold: those of its brand, else the city's.</summary>
    public static byte[] GroupsOf(int district)
    {
        var brand = Codes[BrandOf(district)];
        var own = Groups.Where(code => code.StartsWith(brand + "-", StringComparison.Ordinal)).ToArray();
        if (own.Length == 0) own = [.. Groups.Where(code => code.StartsWith("INCHEON-", StringComparison.Ordinal))];
        return [.. own.Select(code => (byte)Array.IndexOf(Codes, code)).Where(code => code != Artist)];
    }
}
