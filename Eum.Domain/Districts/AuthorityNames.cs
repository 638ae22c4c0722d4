using System.Collections.Frozen;
using System.Globalization;

namespace Eum.Domain.Districts;

/// <summary>What whoever decides or pays is called: the city, a gu, an institution with its own number.</summary>
public static class AuthorityNames
{
    // From 90001: those that pay for cashback of their own. [KIHO-889983]
    private static readonly FrozenDictionary<int, (string Name, string NameEn)> Institutions =
        new Dictionary<int, (string, string)>
        {
            [90001] = ("인천문화재단", "Incheon Foundation for Arts and Culture"),
        }.ToFrozenDictionary();

    /// <summary>The name; for an institution nobody has named here, its number.</summary>
    public static string Of(int code, bool english = false)
    {
        if (DistrictTable.Find(code) is { } district) return english ? district.NameEn : district.Name;
        if (Institutions.TryGetValue(code, out var known)) return english ? known.NameEn : known.Name;
        return string.Create(CultureInfo.InvariantCulture, $"{(english ? "Institution" : "기관")} {code}");
    }
}
