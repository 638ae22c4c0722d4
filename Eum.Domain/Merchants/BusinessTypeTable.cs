using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Eum.Domain.Values;

namespace Eum.Domain.Merchants;

/// <summary>A business type (업종) under the group name (업종군) in which the city's figures are published.</summary>
/// <remarks>
/// No: Small and stable: what a payment row carries.
/// Ksic: Prefixes of 한국표준산업분류 (10th revision) that fall under it; none where KSIC does not tell.
/// Restricted: Whether by ordinance it may not take the currency (유흥, 사행, 대규모점포, 직영점).
/// </remarks>
public sealed record BusinessType(
    int No,
    string Code,
    string Name,
    string NameEn,
    string GroupCode,
    string GroupName,
    string GroupNameEn,
    ImmutableArray<string> Ksic,
    bool Restricted)
{
    public override string ToString() => Name;
}

public static class BusinessTypeTable
{
    private static readonly BusinessType?[] Numbered;
    private static readonly FrozenDictionary<string, BusinessType> ByCode;
    private static readonly FrozenDictionary<string, BusinessType> ByKsicPrefix;

    static BusinessTypeTable()
    {
        All = [.. EmbeddedTable.Rows("Merchants.business-types.csv").Select(Read)];
        Numbered = new BusinessType?[All.Max(type => type.No) + 1];
        foreach (var type in All) Numbered[type.No] = type;

        ByCode = All.ToFrozenDictionary(type => type.Code, StringComparer.Ordinal);
        ByKsicPrefix = All.SelectMany(type => type.Ksic.Select(prefix => (prefix, type)))
            .ToFrozenDictionary(pair => pair.prefix, pair => pair.type, StringComparer.Ordinal);
    }

    public static ImmutableArray<BusinessType> All { get; }

    public static BusinessType? ByNo(int no) => no >= 0 && no < Numbered.Length ? Numbered[no] : null;

    public static bool TryFind(ReadOnlySpan<byte> utf8Code, [NotNullWhen(true)] out BusinessType? type) =>
        TryFind(Widened.Of(utf8Code, stackalloc char[Widened.Length]), out type);

    public static bool TryFind(ReadOnlySpan<char> code, [NotNullWhen(true)] out BusinessType? type) =>
        ByCode.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out type);

    /// <summary>
    /// The type a KSIC code most likely means (47121 or G47121), by the longest prefix; null where none fits. A market
    /// stall, a chain's own shop and a chain supermarket cannot be told from their KSIC.
    /// </summary>
    public static BusinessType? ByKsic(ReadOnlySpan<char> ksic)
    {
        if (ksic.Length > 0 && char.IsAsciiLetterUpper(ksic[0])) ksic = ksic[1..];

        var lookup = ByKsicPrefix.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(ksic.Length, 5); length >= 2; length--)
            if (lookup.TryGetValue(ksic[..length], out var type))
                return type;

        return null;
    }

    private static BusinessType Read(string[] row) => new(
        int.Parse(row[0], CultureInfo.InvariantCulture),
        row[1],
        row[2],
        row[3],
        row[4],
        row[5],
        row[6],
        row[7].Length == 0 ? [] : [.. row[7].Split(';')],
        row[8] == "Y");
}
