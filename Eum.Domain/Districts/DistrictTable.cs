using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Eum.Domain.Values;

namespace Eum.Domain.Districts;

/// <summary>The districts of Incheon before and after the reform of 2026-07-01, and the city above them.</summary>
public static class DistrictTable
{
    public const int CityCode = 28000;

    private static readonly FrozenDictionary<int, District> ByCode;

    static DistrictTable()
    {
        All = [.. EmbeddedTable.Rows("Districts.districts.csv").Select(Read)];
        var today = All.Where(district => district.To is null);
        City = new(
            CityCode, "인천광역시", "Incheon", new(1995, 3, 1), null, [], [],
            today.Sum(district => district.Population), today.Sum(district => district.Shops));
        ByCode = All.Append(City).ToFrozenDictionary(district => district.Code);
    }

    /// <summary>The first day of today's districts: 중구, 동구 and 서구 ended the day before.</summary>
    public static DateOnly Reform { get; } = new(2026, 7, 1);

    /// <summary>The city as an authority; it is no place a merchant can be in.</summary>
    public static District City { get; }

    /// <summary>Every district that stands or stood, by code, without the city.</summary>
    public static ImmutableArray<District> All { get; }

    public static ImmutableArray<District> At(DateOnly day) => [.. All.Where(district => district.StandsOn(day))];

    /// <summary>The district, or the city for 28000; null for any other code.</summary>
    public static District? Find(int code) => ByCode.GetValueOrDefault(code);

    /// <summary>Whether the code is a district that stands on that day. The city is none.</summary>
    public static bool IsValid(int code, DateOnly day) =>
        code != CityCode && ByCode.TryGetValue(code, out var district) && district.StandsOn(day);

    /// <summary>Whether it may hold a budget or make a policy on that day: the city or a standing district.</summary>
    public static bool IsAuthority(int code, DateOnly day) => code == CityCode || IsValid(code, day);

    internal static ImmutableArray<int> Codes(string field) =>
        field.Length == 0 ? [] : [.. field.Split(';').Select(code => int.Parse(code, CultureInfo.InvariantCulture))];

    private static District Read(string[] row) => new(
        int.Parse(row[0], CultureInfo.InvariantCulture),
        row[1],
        row[2],
        DateOnly.ParseExact(row[3], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        row[4].Length == 0 ? null : DateOnly.ParseExact(row[4], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        Codes(row[5]),
        Codes(row[6]),
        row[7].Length == 0 ? null : long.Parse(row[7], CultureInfo.InvariantCulture),
        row[8].Length == 0 ? null : int.Parse(row[8], CultureInfo.InvariantCulture));
}
