using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;

namespace Eum.Admin.Tests.Imports;

public sealed class PaymentSumsTests
{
    private static readonly RatingPlan Plan = PolicyCatalogue.Timeline.At(KoreanTime.FromUnixMs(1_790_000_000_000));

    [Fact]
    public void Facts_added_up_in_one_place_begin_anew_in_another()
    {
        var (first, second) = (Facts(1), Facts(2));
        var one = new PaymentSums();
        Add(one, first, 10_000);
        Add(one, second, 20_000);

        var other = new PaymentSums();
        Add(other, second, 3_000);

        Assert.Equal(30_000, Amount(one));
        Assert.Equal(3_000, Amount(other));
    }

    [Fact]
    public void Facts_added_up_in_one_chunk_begin_anew_in_the_next()
    {
        var (first, second) = (Facts(1), Facts(2));
        var sums = new PaymentSums();
        Add(sums, first, 10_000);
        Add(sums, second, 20_000);
        sums.Clear();
        Add(sums, second, 3_000);

        Assert.Equal(3_000, Amount(sums));
    }

    private static RatedFacts Facts(int number) => new(
        number, new PaymentFacts("INCHEON", 28_185, SalesBracket.LE300M, "", 0, "GENERAL", Channel.Card), 0, number, 1);

    private static void Add(PaymentSums sums, RatedFacts facts, long won)
    {
        var entry = new PaymentEntry { Kind = PaymentKind.Pay, PostedOn = 20_260_922, Amount = won };
        sums.Add(in entry, facts, facts.ClassUnder(Plan), default);
    }

    private static long Amount(PaymentSums sums)
    {
        var daily = sums.Rollups().Daily;
        return Enumerable.Range(0, daily.Count).Sum(row => daily.Row(row)[8]);
    }
}
