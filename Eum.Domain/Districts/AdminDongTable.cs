using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Eum.Domain.Values;

namespace Eum.Domain.Districts;

/// <summary>An administrative dong (행정동, 읍·면) from 2026-07-01, with the dong it came from.</summary>
/// <remarks>
/// Code: Eight digits.
/// FormerCode: Its dong until 2026-06-30: the same eight digits where nothing changed.
/// Population: Residents in 2026-07.
/// </remarks>
public sealed record AdminDong(int Code, int FormerCode, string Name, int Population)
{
    public int District => Code / 1000;

    public int FormerDistrict => FormerCode / 1000;

    public override string ToString() => Name;
}

public static class AdminDongTable
{
    private static readonly FrozenDictionary<int, AdminDong> ByCode;

    static AdminDongTable()
    {
        All = [.. EmbeddedTable.Rows("Districts.admin-dongs.csv").Select(row => new AdminDong(
            int.Parse(row[0], CultureInfo.InvariantCulture),
            int.Parse(row[1], CultureInfo.InvariantCulture),
            row[2],
            int.Parse(row[3], CultureInfo.InvariantCulture)))];
        ByCode = All.ToFrozenDictionary(dong => dong.Code);
    }

    public static ImmutableArray<AdminDong> All { get; }

    public static AdminDong? Find(int code8) => ByCode.GetValueOrDefault(code8);
}
