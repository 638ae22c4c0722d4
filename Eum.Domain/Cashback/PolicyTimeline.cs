namespace Eum.Domain.Cashback;

/// <summary>Every policy of every authority laid along time, cut wherever any of them changes.</summary>
public sealed class PolicyTimeline
{
    private readonly DateTime[] _changes;
    private readonly RatingPlan[] _plans;

    public PolicyTimeline(IEnumerable<Policy> policies)
    {
        Policies = [.. policies.OrderBy(policy => policy.Code, StringComparer.Ordinal)];
        _changes = [.. Policies.SelectMany(policy => policy.Versions).Select(version => version.StartsAt)
            .Prepend(DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc)).Distinct().Order()];
        _plans = new RatingPlan[_changes.Length];
        for (var i = 0; i < _plans.Length; i++) _plans[i] = PlanFrom(i);
    }

    public IReadOnlyList<Policy> Policies { get; }

    /// <summary>All plans, oldest first; the first one, before any policy, has nothing in force.</summary>
    public IReadOnlyList<RatingPlan> Plans => _plans;

    /// <summary>The plan in force at a UTC instant.</summary>
    public RatingPlan At(DateTime utc)
    {
        var found = Array.BinarySearch(_changes, utc);
        return _plans[found >= 0 ? found : ~found - 1];
    }

    /// <summary>
    /// The plan before this one, or null for the first: the "old rate" an operator may still be using.
    /// </summary>
    public RatingPlan? Before(RatingPlan plan) => plan.Number == 0 ? null : _plans[plan.Number - 1];

    /// <summary>The plan whose stored <see cref="RatingPlan.Versions"/> these are, or null.</summary>
    public RatingPlan? WithVersions(string versions) => _plans.FirstOrDefault(plan => plan.Versions == versions);

    private RatingPlan PlanFrom(int number)
    {
        var starts = _changes[number];
        var ends = number + 1 < _changes.Length
            ? _changes[number + 1]
            : DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc);
        var inForce = from policy in Policies
                      let version = policy.At(starts)
                      where version is not null
                      select (policy, version);
        return new(number, starts, ends, [.. inForce]);
    }
}
