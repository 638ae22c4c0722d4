using Eum.Domain.Cashback;
using Eum.Domain.Merchants;

namespace Eum.Admin.Tests.Simulations;

/// <summary>Policies as a maker would change them, from what ships with the product.</summary>
internal static class Drafts
{
    public static readonly DateTime Soon = new(2026, 1, 31, 15, 0, 0, DateTimeKind.Utc); // 1 February in Korea.

    public static Policy Policy(string code) => PolicyCatalogue.Timeline.Policies.Single(one => one.Code == code);

    /// <summary>A policy with a version as its last.</summary>
    public static Policy UpTo(string code, int version)
    {
        var policy = Policy(code);
        return policy with { Versions = [.. policy.Versions.Take(version)] };
    }

    /// <summary>A version more, with the layers changed, in force from the start given.</summary>
    public static Policy Changed(string code, Func<Layer, Layer> change, DateTime? startsAt = null) =>
        With(code, layers => [.. layers.Select(change)], startsAt);

    public static Policy With(
        string code, Func<IReadOnlyList<Layer>, IReadOnlyList<Layer>> change, DateTime? startsAt = null)
    {
        var starts = startsAt ?? Soon;
        var policy = Policy(code);
        var before = policy.Versions.Where(version => version.StartsAt < starts).ToList();
        var last = before[^1];
        return policy with
        {
            Versions =
            [
                .. before, last with { Version = last.Version + 1, StartsAt = starts, Layers = change(last.Layers) },
            ],
        };
    }

    public static Layer UpTo(this Layer layer, long won) =>
        layer with { Bands = [.. layer.Bands.Select(band => band with { UpTo = won })] };

    /// <summary>
    /// The mistake of October 2023: 3–30억 were to get 7 %, and pharmacies among them got 9 %.
    /// </summary>
    public static Policy OfOctober2023()
    {
        var meant = UpTo("INCHEON-BASE", 16);
        var version = meant.Versions[^1];
        var le3b = version.Layers.Single(layer => layer.Id == "le3b");
        var others = le3b with
        {
            When = le3b.When with { NotBusinessTypes = [.. le3b.When.NotBusinessTypes!, "PHARMACY"] },
        };
        var pharmacies = le3b with
        {
            Id = "pharmacy",
            Name = "약국",
            When = new()
            {
                Brackets = [SalesBracket.LE500M, SalesBracket.LE1B, SalesBracket.LE3B],
                NotDesignations = ["TAXI"],
                BusinessTypes = ["PHARMACY"],
            },
            Bands = [new(300_000, 900)],
        };
        return meant with
        {
            Versions =
            [
                .. meant.Versions.SkipLast(1),
                version with { Layers = [.. version.Layers.Where(layer => layer != le3b), others, pharmacies] },
            ],
        };
    }

    /// <summary>What is in force with one policy in the place of the shipped one.</summary>
    public static PolicyTimeline Timeline(Policy policy) =>
        new(PolicyCatalogue.Timeline.Policies.Where(one => one.Code != policy.Code).Append(policy));
}
