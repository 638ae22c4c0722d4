using Eum.Domain.Cashback;
using FsCheck;
using FsCheck.Fluent;

namespace Eum.Admin.Tests.Cashback;

/// <summary>What holds of any payment under any policy since 2019, 10,000 of them each.</summary>
public sealed class RatingPropertiesTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(10_000).WithQuietOnSuccess(true);

    private static readonly Arbitrary<AnyPayment> Payments = AnyPayment.Generator.ToArbitrary();

    [Fact]
    public void The_funds_of_a_layer_add_up_to_it_and_the_layers_to_the_payment() => Holds(payment =>
    {
        var quote = payment.Quote();
        var rated = payment.Rate(payment.Won, payment.Before);

        return quote.Layers.All(layer => layer.Funding.Values.Sum() == layer.Cashback && layer.Cashback >= 0)
            && quote.Layers.Sum(layer => layer.Cashback) == quote.Total
            && quote.Total == rated.Total
            && quote.Funds == rated.Funds;
    });

    [Fact]
    public void The_bands_of_a_layer_add_up_to_the_payment_and_to_the_layer() => Holds(payment =>
        payment.Quote().Layers.All(layer =>
            layer.Bands.Sum(band => band.Amount) == payment.Won
            && layer.Bands.Sum(band => band.Cashback) == layer.Cashback
            && layer.Bands.All(band => band.Amount > 0 && band.Cashback >= 0)));

    [Fact]
    public void A_payment_split_in_two_loses_at_most_a_won_a_layer_and_gains_none() => Holds(payment =>
    {
        var first = payment.Won / 3;
        var whole = payment.Rate(payment.Won, payment.Before).Total;
        var parts = payment.Rate(first, payment.Before).Total
            + payment.Rate(payment.Won - first, payment.Before + first).Total;

        return whole - parts is >= 0 and var lost && lost <= payment.Rules.LayerCount;
    });

    [Fact]
    public void A_whole_month_never_earns_more_than_the_limits_allow() => Holds(payment =>
    {
        long earned = 0, place = 0;
        for (var i = 0; i < 12; i++)
        {
            earned += payment.Rate(payment.Won, place).Total;
            place += payment.Won;
        }

        var layers = Enumerable.Range(0, payment.Rules.LayerCount).Select(payment.Rules.LayerAt);
        return earned <= layers.Sum(layer => Most(layer, payment, place));
    });

    [Fact]
    public void A_cancelled_payment_leaves_nothing() => Holds(payment =>
        payment.Rate(payment.Won, payment.Before).Funds - payment.TakeBack(payment.Won, 0) == FundAmounts.Zero);

    [Fact]
    public void Refunds_in_parts_take_back_what_one_refund_would() => Holds(payment =>
    {
        long twoThirds = payment.Won * 2 / 3, third = payment.Won / 3;
        var parts = payment.TakeBack(payment.Won, twoThirds) + payment.TakeBack(twoThirds, third)
            + payment.TakeBack(third, 0);

        return parts == payment.TakeBack(payment.Won, 0);
    });

    [Fact]
    public void Who_spends_more_never_earns_less() => Holds(payment =>
        payment.Rate(payment.Won + 1, payment.Before).Total >= payment.Rate(payment.Won, payment.Before).Total);

    /// <summary>Σ (width of the band × rate) of a layer for a month in which this much is spent.</summary>
    private static long Most(Layer layer, AnyPayment payment, long spent)
    {
        if (layer.ContractRate) return spent * payment.Facts.BenefitPlusBp / 10_000;
        long sum = 0, from = 0;
        foreach (var band in layer.Bands)
        {
            var to = Math.Min(band.UpTo ?? long.MaxValue, spent);
            if (to > from) sum += (to - from) * band.RateBp;
            from = band.UpTo ?? long.MaxValue;
        }

        return sum / 10_000;
    }

    private static void Holds(Func<AnyPayment, bool> law) => Check.One(Often, Prop.ForAll(Payments, law));
}
