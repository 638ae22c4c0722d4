using System.Collections.Concurrent;

namespace Eum.Domain.Cashback;

/// <summary>All policy versions in force between two instants: within it nothing about the rules changes.</summary>
public sealed class RatingPlan
{
    private readonly ConcurrentDictionary<PaymentFacts, RatingClass> _classes = new();
    private readonly FactsSieve _sieve;

    internal RatingPlan(int number, DateTime startsAt, DateTime endsAt, IReadOnlyList<(Policy, PolicyVersion)> inForce)
    {
        Number = number;
        StartsAt = startsAt;
        EndsAt = endsAt;
        InForce = inForce;
        _sieve = new(inForce.SelectMany(pair => pair.Item2.Layers).Select(layer => layer.When));
        Versions = string.Join(' ', inForce.Select(pair => $"{pair.Item1.Code}:{pair.Item2.Version}"));
    }

    /// <summary>
    /// Position in its timeline, from 0; only meaningful within it. What is stored is <see cref="Versions"/>.
    /// </summary>
    public int Number { get; }

    /// <summary>First UTC instant of the plan.</summary>
    public DateTime StartsAt { get; }

    /// <summary>First UTC instant that belongs to the next plan.</summary>
    public DateTime EndsAt { get; }

    public IReadOnlyList<(Policy Policy, PolicyVersion Version)> InForce { get; }

    /// <summary>What a payment keeps as its proof: <c>INCHEON-BASE:7 SEORO-TOPUP:3 …</c>, by policy code.</summary>
    public string Versions { get; }

    /// <summary>The layers for these facts.</summary>
    /// <exception cref="PolicyConflictException">Two base rules claim the payment, or more layers apply than a payment
    /// can carry.</exception>
    public RatingClass ClassOf(PaymentFacts facts) => _classes.GetOrAdd(_sieve.Sift(facts), Compile);

    /// <summary>
    /// This plan with a version in the place of whatever it has of that policy, or beside the others where it has none.
    /// </summary>
    public RatingPlan With(Policy policy, PolicyVersion version) => new(
        Number, StartsAt, EndsAt,
        [
            .. InForce.Where(pair => pair.Policy.Code != policy.Code).Append((policy, version))
                .OrderBy(pair => pair.Item1.Code, StringComparer.Ordinal),
        ]);

    /// <summary>Every base rule that claims these facts: one, if the policies are sound.</summary>
    public IReadOnlyList<(Policy Policy, PolicyVersion Version, Layer Layer)> BaseRulesFor(PaymentFacts facts) =>
        [.. from pair in InForce
            from layer in pair.Version.Layers
            where layer.Kind == LayerKind.Base && layer.When.Matches(facts)
            select (pair.Policy, pair.Version, layer)];

    private RatingClass Compile(PaymentFacts facts)
    {
        var layers = (from pair in InForce
                      from layer in pair.Version.Layers
                      where layer.When.Matches(facts) && (!layer.ContractRate || facts.BenefitPlusBp > 0)
                      orderby layer.Kind
                      select new RatingLayer(pair.Policy, pair.Version, layer, facts.BenefitPlusBp)).ToList();
        var bases = layers.Where(layer => layer.Source.Kind == LayerKind.Base).ToList();
        if (bases.Count > 1)
            throw new PolicyConflictException(
                $"{bases.Count} base rules claim {facts}: {string.Join(", ", bases.Select(b => b.Source.Id))}.");
        if (layers.Count > LayerAmounts.Capacity)
            throw new PolicyConflictException(
                $"{layers.Count} layers apply to {facts}; a payment carries {LayerAmounts.Capacity}.");
        var discount = InForce.Any(pair => pair.Version.InstantDiscount) ? facts.BenefitPlusBp : 0;
        return new(layers, bases is [var only] && only.Source.Counts, bases.Count == 1, discount);
    }
}

/// <summary>
/// The policies in force contradict each other: found by <c>policy check</c> before they are, else here.
/// </summary>
public sealed class PolicyConflictException(string message) : InvalidOperationException(message);
