using System.Collections.Frozen;
using Eum.Domain.Districts;

namespace Eum.Domain.Budgets;

/// <summary>What the programmes of budget lines are called: brands, and money that is no brand's.</summary>
public static class BudgetProgrammes
{
    private static readonly FrozenDictionary<string, (string Name, string NameEn)> Others =
        new Dictionary<string, (string, string)>
        {
            ["ARTIST"] = ("예술인 카드", "Artist card"),
            ["BENEFIT-PLUS"] = ("혜택플러스", "Benefit+"),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The name; the code of a programme that the city has opened itself.</summary>
    public static string NameOf(string code, bool english = false)
    {
        if (GuBrands.Find(code) is { } brand) return english ? brand.NameEn : brand.Name;
        return Others.TryGetValue(code, out var other) ? english ? other.NameEn : other.Name : code;
    }
}
