using System.Runtime.CompilerServices;

namespace Eum.Domain.Cashback;

/// <summary>Where the month stands before a payment, in won of eligible spending.</summary>
/// <param name="Member">All cards of the member together.</param>
/// <param name="Programme">The member's cards of the payment's programme.</param>
public readonly record struct Counters(long Member, long Programme);

/// <summary>
/// The one function that says what a payment costs and who pays (architecture: the core). Pure: the same class, amount
/// and
/// counters give the same won for ever, which is what lets a payment be recomputed years later.
/// </summary>
public static class Rating
{
    /// <summary>
    /// Rates a payment of <paramref name="eligible"/> won (the part paid from the member's own charge).
    /// </summary>
    /// <param name="weekday">Day of the week in Korea, Monday 1 … Sunday 7.</param>
    /// <returns>Whole won by fund and by layer; never negative.</returns>
    /// <exception cref="OverflowException">The amounts do not fit a long: a bug of the caller, who bounds
    /// them.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rate(RatingClass rules, long eligible, Counters before, int weekday, ref Breakdown result)
    {
        result.Clear();
        var layers = rules.Layers;
        for (var i = 0; i < layers.Length; i++)
            result.Set(i, RateLayer(layers[i], eligible, before, weekday, ref result));
    }

    /// <summary>The same, as a value; for callers that rate one payment, not millions.</summary>
    public static Breakdown Rate(RatingClass rules, long eligible, Counters before, int weekday)
    {
        var result = default(Breakdown);
        Rate(rules, eligible, before, weekday, ref result);
        return result;
    }

    /// <summary>
    /// What a refund takes back: the grant on what was still bought, less the grant on what remains, both rated at the
    /// payment's original place in the month, so the newest band goes first and a full refund leaves nothing.
    /// </summary>
    public static Breakdown TakeBack(
        RatingClass rules, long eligibleBefore, long eligibleAfter, Counters originalPlace, int weekday) =>
        Rate(rules, eligibleBefore, originalPlace, weekday).Minus(Rate(rules, eligibleAfter, originalPlace, weekday));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static LayerAmount RateLayer(
        RatingLayer layer, long eligible, Counters before, int weekday, ref Breakdown result)
    {
        if ((layer.WeekdayMask & (1 << (weekday - 1))) == 0) return new(0, LayerReason.OtherDay);
        if (eligible == 0) return new(0, LayerReason.NothingEligible);

        var place = layer.ByProgramme ? before.Programme : before.Member;
        var earned = WonTimesRate(layer, place, place + eligible, out var covered);
        var cashback = earned / 10_000; // Cut to a won once, after the bands are added up.
        if (cashback != 0) Split(layer, cashback, ref result);
        return new(cashback, ReasonFor(earned, covered, eligible, layer));
    }

    /// <summary>
    /// Σ won in band × basis points between two places of the month; <paramref name="covered"/> is the won inside any
    /// band.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long WonTimesRate(RatingLayer layer, long from, long to, out long covered)
    {
        var edges = layer.Edges;
        var rates = layer.Rates;
        long sum = 0, start = from;
        for (var i = 0; i < edges.Length && start < to; i++)
        {
            var end = Math.Min(edges[i], to);
            if (end <= start) continue;
            sum += (end - start) * rates[i];
            start = end;
        }

        covered = start - from;
        return sum;
    }

    internal static void Split(RatingLayer layer, long cashback, ref Breakdown result)
    {
        var rest = cashback;
        for (var i = 0; i < layer.Shares.Length; i++)
        {
            ref readonly var share = ref layer.Shares[i];
            var won = cashback * share.Weight / layer.WeightSum;
            result.Add(share.Fund, share.Slot, won);
            rest -= won;
        }

        result.Add(layer.Remainder.Fund, layer.Remainder.Slot, rest);
    }

    private static LayerReason ReasonFor(long earned, long covered, long eligible, RatingLayer layer)
    {
        if (covered == 0) return layer.Edges.Length == 0 ? LayerReason.ZeroRate : LayerReason.BeyondLimit;
        if (covered < eligible) return LayerReason.PartlyBeyondLimit;
        return earned == 0 ? LayerReason.ZeroRate : LayerReason.Earned;
    }
}
