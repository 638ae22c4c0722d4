using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;

namespace Eum.Benchmarks;

/// <summary>
/// The same policies as a careful programmer writes them first: <c>decimal</c>, a dictionary for every counter, a list
/// of results for every payment. Reads the layers of the plan as they are written, not the classes made of them.
/// </summary>
internal sealed class PlainRating(RatingTables tables)
{
    private readonly Dictionary<(int Plan, int Facts), PlainClass> _classes = [];
    private readonly Dictionary<(int Month, long Member), decimal> _spent = [];
    private readonly Dictionary<(int Month, long Member, string Programme), decimal> _programmes = [];

    private readonly decimal[] _totals = new decimal[6]; // By the fund's number.

    /// <summary>Won that all payments together earn.</summary>
    public decimal Total => _totals.Sum();

    public decimal this[Fund fund] => _totals[(int)fund];

    public void Rate(in BookedPayment payment)
    {
        var entry = payment.Entry;
        var facts = tables.FactsNumbered(entry.Facts).Facts;
        var (layers, counts, limit, programmeLimit) = ClassFor(entry.Plan, entry.Facts, facts);
        var bought = KoreanTime.BusinessDate(payment.BoughtAt);
        var weekday = bought.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)bought.DayOfWeek;
        var month = (bought.Year * 100) + bought.Month;
        decimal charge = entry.FromCharge, counted, inProgramme;
        if (entry.Kind == PaymentKind.Cancel)
        {
            decimal left = entry.MtdBefore;
            (decimal Member, decimal Programme) place = (payment.Place.Member, payment.Place.Programme);
            Add(RateAt(layers, facts, left, place, weekday), -1);
            Add(RateAt(layers, facts, left - charge, place, weekday), 1);
            counted = Within(limit, left - charge, place.Member) - Within(limit, left, place.Member);
            inProgramme = Within(programmeLimit, left - charge, place.Programme)
                - Within(programmeLimit, left, place.Programme);
        }
        else
        {
            var spent = _spent.GetValueOrDefault((month, entry.Member));
            var programme = programmeLimit > 0
                ? _programmes.GetValueOrDefault((month, entry.Member, facts.Programme))
                : 0;
            Add(RateAt(layers, facts, charge, (spent, programme), weekday), 1);
            counted = Within(limit, charge, spent);
            inProgramme = Within(programmeLimit, charge, programme);
        }

        if (counts) Advance(_spent, (month, entry.Member), counted);
        if (programmeLimit > 0) Advance(_programmes, (month, entry.Member, facts.Programme), inProgramme);
    }

    /// <summary>What of a payment lies below the month's limit: the rest uses nothing up.</summary>
    private static decimal Within(decimal limit, decimal eligible, decimal before) =>
        Math.Min(eligible, Math.Max(0, limit - before));

    private static List<Result> RateAt(
        List<Layer> layers, PaymentFacts facts, decimal eligible, (decimal Member, decimal Programme) before,
        int weekday)
    {
        var results = new List<Result>();
        foreach (var layer in layers)
        {
            var from = layer.Counter == CounterScope.MemberProgramme ? before.Programme : before.Member;
            results.Add(RateLayer(layer, facts, eligible, from, weekday));
        }

        return results;
    }

    private static Result RateLayer(Layer layer, PaymentFacts facts, decimal eligible, decimal from, int weekday)
    {
        var funds = new decimal[6];
        if (layer.When.Weekdays is { } days && !days.Contains(weekday)) return new(LayerReason.OtherDay, funds);
        if (eligible == 0) return new(LayerReason.NothingEligible, funds);

        decimal earned = 0, covered = 0, lower = 0;
        var bands = layer.ContractRate ? [new Band(null, facts.BenefitPlusBp)] : layer.Bands;
        foreach (var band in bands)
        {
            var upper = Math.Min(band.UpTo ?? decimal.MaxValue, layer.Cap ?? decimal.MaxValue);
            var inBand = Math.Min(from + eligible, upper) - Math.Max(from, lower);
            if (inBand > 0)
            {
                earned += inBand * band.RateBp / 10_000m;
                covered += inBand;
            }

            lower = Math.Max(lower, upper);
        }

        var cashback = Math.Floor(earned);
        if (cashback > 0) Split(layer, cashback, funds);
        return new(ReasonFor(earned, covered, eligible, bands.Count), funds);
    }

    private static void Split(Layer layer, decimal cashback, decimal[] funds)
    {
        var whole = layer.Funding.Sum(share => (decimal)share.Share);
        var rest = cashback;
        foreach (var share in layer.Funding.Where(share => share.Fund != layer.Remainder))
        {
            var won = Math.Floor(cashback * share.Share / whole);
            funds[(int)share.Fund] += won;
            rest -= won;
        }

        funds[(int)layer.Remainder] += rest;
    }

    private static LayerReason ReasonFor(decimal earned, decimal covered, decimal eligible, int bands)
    {
        if (covered == 0) return bands == 0 ? LayerReason.ZeroRate : LayerReason.BeyondLimit;
        if (covered < eligible) return LayerReason.PartlyBeyondLimit;
        return earned == 0 ? LayerReason.ZeroRate : LayerReason.Earned;
    }

    // Which layers apply is asked once for each combination: even a plain program would not ask for each payment.
    private PlainClass ClassFor(int planNo, int factsNo, PaymentFacts facts)
    {
        if (_classes.TryGetValue((planNo, factsNo), out var known)) return known;
        var layers = (from policy in tables.PlanNumbered(planNo).InForce
                      from layer in policy.Version.Layers
                      where layer.When.Matches(facts) && (!layer.ContractRate || facts.BenefitPlusBp > 0)
                      select layer).ToList();
        return _classes[(planNo, factsNo)] = new(
            layers, layers.Any(layer => layer.Kind == LayerKind.Base && layer.Counts),
            LimitOf(layers, CounterScope.Member), LimitOf(layers, CounterScope.MemberProgramme));
    }

    private static decimal LimitOf(List<Layer> layers, CounterScope counter) => layers
        .Where(layer => layer.Counter == counter && layer.Bands.Count > 0)
        .Select(layer => Math.Min(layer.Bands[^1].UpTo ?? decimal.MaxValue, layer.Cap ?? decimal.MaxValue))
        .DefaultIfEmpty(0).Max();

    private void Add(List<Result> results, int sign)
    {
        foreach (var result in results)
            for (var fund = 1; fund < result.Funds.Length; fund++) _totals[fund] += sign * result.Funds[fund];
    }

    private static void Advance<TKey>(Dictionary<TKey, decimal> counters, TKey key, decimal won)
        where TKey : notnull
    {
        counters.TryGetValue(key, out var before);
        counters[key] = before + won;
    }

    private sealed record PlainClass(List<Layer> Layers, bool Counts, decimal Limit, decimal ProgrammeLimit);

    private sealed record Result(LayerReason Reason, decimal[] Funds);
}
