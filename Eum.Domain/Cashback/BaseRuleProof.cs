using Eum.Domain.Districts;
using Eum.Domain.Values;

namespace Eum.Domain.Cashback;

public enum FindingKind
{
    /// <summary>No base rule claims the payment.</summary>
    Gap = 1,

    /// <summary>More than one base rule claims it.</summary>
    Overlap = 2,

    /// <summary>More layers apply, or more budget lines are met, than a payment can carry.</summary>
    TooManyLayers = 3,
}

/// <summary>A payment that the policies do not answer, or answer twice.</summary>
/// <param name="From">First UTC instant at which it would go wrong.</param>
/// <param name="To">First UTC instant at which it no longer would, as far as was looked.</param>
/// <param name="Rules">The rules that claim it, POLICY:version:layer.</param>
public sealed record BaseRuleFinding(
    FindingKind Kind, DateTime From, DateTime To, PaymentFacts Facts, IReadOnlyList<string> Rules);

/// <summary>A layer that pays beyond what the ordinance lets city and gu pay: to be looked at, not refused.</summary>
public sealed record CeilingWarning(string Policy, int Version, string Layer, long? PaysUpTo, long Ceiling);

/// <summary>
/// That exactly one base rule applies to every payment there can be: every stretch of time between two changes ×
/// programme × standing district × bracket × set of designations × contract or none × business type × channel.
/// </summary>
/// <param name="Stretches">Stretches of time looked at.</param>
/// <param name="Combinations">Combinations proved, over all stretches.</param>
/// <param name="Wrong">Combinations that a rule is missing for, or that have two, or too many layers.</param>
/// <param name="First">The first of them, at most <see cref="Named"/>.</param>
public sealed record BaseRuleProof(
    int Stretches, long Combinations, long Wrong, IReadOnlyList<BaseRuleFinding> First,
    IReadOnlyList<CeilingWarning> Warnings)
{
    public const int Named = 20;

    /// <summary>조례 한도 (IC-2134): month's spending up to which incentives may be paid, in won.</summary>
    public const long OrdinanceCeiling = 500_000;

    /// <summary>The day from which that ceiling holds; before, 300,000 with exceptions that no source dates.</summary>
    public static DateOnly CeilingSince { get; } = new(2025, 10, 23);

    public bool Holds => Wrong == 0;

    /// <param name="from">First day, Korea.</param>
    /// <param name="to">Last day, Korea.</param>
    public static BaseRuleProof Of(PolicyTimeline policies, DateOnly from, DateOnly to)
    {
        var stretches = Stretch.Between(policies, KoreanTime.StartOf(from), KoreanTime.StartOf(to.AddDays(1))).ToList();
        var first = new List<BaseRuleFinding>();
        long combinations = 0, wrong = 0;
        foreach (var stretch in stretches)
        {
            var space = new FactSpace(stretch);
            combinations += space.Combinations;
            foreach (var (finding, count) in space.Findings())
            {
                wrong += count;
                if (first.Count < Named) first.Add(finding);
            }
        }

        return new(stretches.Count, combinations, wrong, first, [.. CeilingWarnings(policies, from, to)]);
    }

    private static IEnumerable<CeilingWarning> CeilingWarnings(PolicyTimeline policies, DateOnly from, DateOnly to)
    {
        var start = KoreanTime.StartOf(from > CeilingSince ? from : CeilingSince);
        var end = KoreanTime.StartOf(to.AddDays(1));
        if (start >= end) return [];

        return from policy in policies.Policies
               where DistrictTable.Find(policy.Authority) is not null // An institution pays with its own money.
               from version in policy.Versions
               where version.StartsAt < end && (version.StartsAt > start || policy.At(start) == version)
               from layer in version.Layers
               where !layer.ContractRate && !(PaysUpTo(layer) <= OrdinanceCeiling)
               select new CeilingWarning(policy.Code, version.Version, layer.Id, PaysUpTo(layer), OrdinanceCeiling);
    }

    /// <summary>Won of the month beyond which a layer pays nothing: null is without end, 0 it never pays.</summary>
    private static long? PaysUpTo(Layer layer)
    {
        var last = layer.Bands.LastOrDefault(band => band.RateBp > 0);
        if (last is null) return 0;
        return last.UpTo is { } edge && layer.Cap is { } cap ? Math.Min(edge, cap) : last.UpTo ?? layer.Cap;
    }
}

/// <summary>A stretch of time in which neither a policy nor a district changes.</summary>
internal sealed record Stretch(DateTime From, DateTime To, RatingPlan Plan)
{
    public static IEnumerable<Stretch> Between(PolicyTimeline policies, DateTime from, DateTime to)
    {
        var changes = policies.Plans.Select(plan => plan.StartsAt)
            .Concat(DistrictTable.All.Select(district => KoreanTime.StartOf(district.From)))
            .Where(change => change > from && change < to)
            .Append(from).Append(to).Distinct().Order().ToList();
        foreach (var (start, end) in changes.Zip(changes.Skip(1))) yield return new(start, end, policies.At(start));
    }
}
