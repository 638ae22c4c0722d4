namespace Eum.Domain.Cashback.Simulation;

/// <summary>
/// The rules that payments were rated under, each beside what it would have been with the draft in force.
/// </summary>
/// <param name="facts">By the numbers that payments name.</param>
/// <param name="plans">The same; null is a plan whose policies nobody has any more.</param>
public sealed class ReplayRules(
    SimulationOrder order, IReadOnlyDictionary<int, ReplayFacts> facts, IReadOnlyDictionary<int, RatingPlan?> plans)
{
    private readonly Dictionary<long, ReplayPair> _pairs = [];
    private readonly Dictionary<int, RatingPlan> _drafted = [];
    private readonly Dictionary<SimulationPlace, int> _cells = [];
    private long _lastKey = -1;
    private ReplayPair? _last;

    public SimulationOrder Order { get; } = order;

    /// <summary>Where payments were made, in the order of <see cref="ReplayPair.Cell"/>.</summary>
    internal IReadOnlyCollection<SimulationPlace> Places => _cells.Keys;

    /// <summary>Whether storage names these facts and this plan.</summary>
    public bool Knows(int factsNo, int planNo) =>
        facts.ContainsKey(factsNo) && plans.GetValueOrDefault(planNo) is not null;

    /// <exception cref="PolicyConflictException">With the draft, two base rules claim such a payment.</exception>
    internal ReplayPair Of(int factsNo, int planNo)
    {
        var key = ((long)planNo << 32) | (uint)factsNo;
        if (key == _lastKey) return _last!;
        if (!_pairs.TryGetValue(key, out var pair)) _pairs.Add(key, pair = Make(factsNo, planNo));
        (_lastKey, _last) = (key, pair);
        return pair;
    }

    private ReplayPair Make(int factsNo, int planNo)
    {
        if (!Knows(factsNo, planNo))
            throw new InvalidOperationException($"Facts {factsNo} or plan {planNo} are named and not there.");
        var (rated, plan) = (facts[factsNo], plans[planNo]!);
        if (!_drafted.TryGetValue(planNo, out var drafted))
            _drafted.Add(planNo, drafted = plan.With(Order.Policy, Order.Version));
        var place = new SimulationPlace(rated.Facts.District, rated.BusinessType, rated.Facts.Bracket);
        if (!_cells.TryGetValue(place, out var cell)) _cells.Add(place, cell = _cells.Count);
        return new(plan.ClassOf(rated.Facts), drafted.ClassOf(rated.Facts), cell, rated.Programme);
    }
}

/// <summary>A payment's class as it was, and as it would have been.</summary>
internal sealed class ReplayPair(RatingClass paid, RatingClass drafted, int cell, int programme)
{
    public RatingClass Paid => paid;

    public RatingClass Drafted => drafted;

    public int Cell => cell;

    public int Programme => programme;

    public bool UsesProgrammeCounter { get; } = paid.UsesProgrammeCounter || drafted.UsesProgrammeCounter;
}
