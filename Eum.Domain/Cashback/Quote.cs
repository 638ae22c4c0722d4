using Eum.Domain.Values;

namespace Eum.Domain.Cashback;

/// <summary>What a payment earns, layer by layer, band by band, fund by fund: a rating with its working.</summary>
/// <param name="Plan">The policy versions it was rated with (<see cref="RatingPlan.Versions"/>).</param>
/// <param name="Funds">All layers together, in won.</param>
/// <param name="MerchantDiscount">
/// Won the merchant had already taken off (혜택플러스 선할인, until 2022-09-05): where the net amount W was paid after
/// a discount of p percent, floor(W·p / (100−p)). Information: no layer, no part of <see cref="Total"/>. Else 0.
/// </param>
public sealed record Quote(
    DateTime At, PaymentFacts Facts, long Amount, Counters Before, string Plan, IReadOnlyList<QuoteLayer> Layers,
    FundAmounts Funds, long MerchantDiscount)
{
    /// <summary>The cashback, all layers together, in won.</summary>
    public long Total => Funds.Total;

    /// <summary>Rates a payment that has not happened under the policies in force at its instant.</summary>
    /// <returns>The quote, or every reason why the request cannot be answered.</returns>
    /// <exception cref="PolicyConflictException">The policies contradict each other.</exception>
    public static Outcome<Quote> For(PolicyTimeline policies, QuoteRequest request)
    {
        var problems = request.Problems().ToList();
        if (problems.Count > 0) return new Outcome<Quote>.Refused(problems);

        var plan = policies.At(request.At);
        if (!plan.ClassOf(request.Facts).HasBase) return NoRule(policies, request);
        return Of(plan, request.At, request.Facts, request.Amount, request.Before);
    }

    /// <summary>The working of one payment: of a request, or of a payment long since rated.</summary>
    /// <param name="eligible">Won paid from charge, 0 or more.</param>
    public static Quote Of(RatingPlan plan, DateTime at, PaymentFacts facts, long eligible, Counters before)
    {
        var rules = plan.ClassOf(facts);
        var weekday = WeekdayOf(at);
        var rated = Rating.Rate(rules, eligible, before, weekday);
        var layers = new QuoteLayer[rules.LayerCount];
        for (var i = 0; i < layers.Length; i++)
            layers[i] = QuoteLayer.Of(rules.Layers[i], rated.Layer(i), eligible, before);
        return new(at, facts, eligible, before, plan.Versions, layers, rated.Funds,
            Discount(eligible, rules.InstantDiscountBp));
    }

    private static long Discount(long net, int rateBp) => net * rateBp / (10_000 - rateBp);

    /// <summary>Monday 1 … Sunday 7 in Korea.</summary>
    private static int WeekdayOf(DateTime at) => ((int)KoreanTime.BusinessDate(at).DayOfWeek + 6) % 7 + 1;

    private static Problem NoRule(PolicyTimeline policies, QuoteRequest request)
    {
        var first = policies.Policies.SelectMany(policy => policy.Versions).Min(version => version.StartsAt);
        return request.At < first
            ? new("at", $"{KoreanTime.Print(request.At)}에는 정책이 없습니다. {KoreanTime.Print(first)}부터 물을 수 있습니다.")
            : new("", $"이 결제에 맞는 기본 규칙이 없습니다 ({request.Facts}). policy check로 빈틈을 확인하세요.");
    }
}

/// <summary>One layer of a quote.</summary>
/// <param name="Bands">The payment cut at the band edges; their cashback adds up to the layer's.</param>
/// <param name="Funding">The funds the layer names, each with its won; a layer that pays nothing may name none.</param>
public sealed record QuoteLayer(
    Policy Policy, PolicyVersion Version, Layer Layer, LayerReason Reason, long Cashback,
    IReadOnlyList<QuoteBand> Bands, IReadOnlyDictionary<Fund, long> Funding)
{
    internal static QuoteLayer Of(RatingLayer layer, LayerAmount amount, long eligible, Counters before)
    {
        var split = default(Breakdown);
        if (amount.Cashback > 0) Rating.Split(layer, amount.Cashback, ref split); // A layer of 0 % names no fund.
        var funds = split.Funds;
        var place = layer.ByProgramme ? before.Programme : before.Member;
        return new(
            layer.Policy, layer.Version, layer.Source, amount.Reason, amount.Cashback,
            amount.Reason == LayerReason.OtherDay ? [] : BandsOf(layer, eligible, place),
            layer.Source.Funding.Select(share => share.Fund).Order().ToDictionary(fund => fund, fund => funds[fund]));
    }

    /// <summary>
    /// The payment cut at the layer's edges. A band's cashback is the cut sum up to its end less the cut sum before it,
    /// so that the bands add up to the layer, which is cut to a won only once. What lies beyond the last band earns 0.
    /// </summary>
    private static List<QuoteBand> BandsOf(RatingLayer layer, long eligible, long place)
    {
        var bands = new List<QuoteBand>();
        long start = place, end = place + eligible, from = 0, earned = 0;
        for (var i = 0; i <= layer.Edges.Length && start < end; i++)
        {
            var beyond = i == layer.Edges.Length;
            var edge = beyond ? long.MaxValue : layer.Edges[i];
            var rate = beyond ? 0 : layer.Rates[i];
            var amount = Math.Min(edge, end) - start;
            if (amount > 0)
            {
                var sum = earned + amount * rate;
                bands.Add(new(from, edge == long.MaxValue ? null : edge, rate, amount, sum / 10_000 - earned / 10_000));
                (earned, start) = (sum, start + amount);
            }

            from = edge;
        }

        return bands;
    }
}

/// <summary>The part of a payment that fell between two places of the month.</summary>
/// <param name="From">Month-to-date won at which the band begins.</param>
/// <param name="To">Month-to-date won up to and including which it reaches; null is without end.</param>
/// <param name="Amount">Won of the payment inside it.</param>
public sealed record QuoteBand(long From, long? To, int RateBp, long Amount, long Cashback);
