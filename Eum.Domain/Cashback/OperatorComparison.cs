using Eum.Domain.Merchants;

namespace Eum.Domain.Cashback;

/// <summary>
/// Finds which mistake explains the operator's figure: each known one is tried in turn, and the first that gives
/// exactly the operator's won names the cause. Only rows that differ come here, so it may take its time.
/// </summary>
public sealed class OperatorComparison(PolicyTimeline timeline)
{
    /// <param name="plan">The plan we rated with.</param>
    /// <param name="facts">The facts we rated with.</param>
    /// <param name="eligible">Won paid from charge; for a refund the won taken back.</param>
    /// <param name="ours">Our cashback, all funds, in won.</param>
    /// <param name="theirs">The operator's, in won.</param>
    public DifferenceCause CauseOf(
        RatingPlan plan, PaymentFacts facts, long eligible, Counters before, int weekday, long ours, long theirs)
    {
        if (ours == theirs) return DifferenceCause.None;
        var rules = plan.ClassOf(facts);
        if (Math.Abs(ours - theirs) <= Math.Max(1, rules.LayerCount)) return DifferenceCause.Rounding;
        if (OtherBrackets(facts).Any(other => Total(plan, other, eligible, before, weekday) == theirs))
            return DifferenceCause.Bracket;
        if (IgnoringPlace(rules, eligible, weekday, theirs)) return DifferenceCause.Band;
        return OtherPlans(plan).Any(other => Total(other, facts, eligible, before, weekday) == theirs)
            ? DifferenceCause.Rate
            : FlatRateFits(rules, eligible, theirs) ? DifferenceCause.Rate : DifferenceCause.Unknown;
    }

    private static IEnumerable<PaymentFacts> OtherBrackets(PaymentFacts facts) =>
        from bracket in Enum.GetValues<SalesBracket>()
        where bracket != facts.Bracket
        select facts with { Bracket = bracket };

    private IEnumerable<RatingPlan> OtherPlans(RatingPlan plan)
    {
        if (timeline.Before(plan) is not { } before) yield break;
        yield return before;
        if (timeline.Before(before) is { } earlier) yield return earlier;
        if (plan.Number + 1 < timeline.Plans.Count) yield return timeline.Plans[plan.Number + 1];
    }

    private static long Total(RatingPlan plan, PaymentFacts facts, long eligible, Counters before, int weekday) =>
        Rating.Rate(plan.ClassOf(facts), eligible, before, weekday).Total;

    /// <summary>
    /// The whole payment rated as if the month began with it, or at the first rate without any limit.
    /// </summary>
    private static bool IgnoringPlace(RatingClass rules, long eligible, int weekday, long theirs) =>
        Rating.Rate(rules, eligible, default, weekday).Total == theirs
        || rules.Layers.Sum(layer => layer.Rates.Length == 0 ? 0 : eligible * layer.Rates[0] / 10_000) == theirs;

    /// <summary>A whole-percent base rate that is not ours fits the figure: another rate, whoever set it.</summary>
    private static bool FlatRateFits(RatingClass rules, long eligible, long theirs)
    {
        var others = rules.Layers.Where(layer => layer.Source.Kind != LayerKind.Base)
            .Sum(layer => layer.Rates.Length == 0 ? 0 : eligible * layer.Rates[0] / 10_000);
        for (var percent = 1; percent <= 20; percent++)
            if (eligible * percent / 100 + others == theirs) return true;
        return false;
    }
}
