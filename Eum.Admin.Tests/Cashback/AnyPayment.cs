using Eum.Domain.Cashback;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Eum.Admin.Tests.Cashback;

/// <summary>Any payment there could have been since 2019, at band edges more often than chance has it.</summary>
internal sealed record AnyPayment(DateTime At, PaymentFacts Facts, long Won, long Before)
{
    private static readonly long[] Edges = [1, 299_999, 300_000, 300_001, 500_000, 999_999, 1_000_000];

    private static readonly RatingPlan[] Plans =
        [.. PolicyCatalogue.Timeline.Plans.Where(plan => plan.StartsAt >= KoreanTime.StartOf(new(2019, 4, 1)))];

    public static Gen<AnyPayment> Generator { get; } =
        from plan in Gen.Elements(Plans)
        from programme in Gen.Elements(
            "INCHEON", "SEORO", "YEONSU", "NAMDONG", "MICHUHOL", "BUPYEONG", "GYEYANG", "INCHEON-ARTIST",
            "SEORO-ARTIST")
        from district in Gen.Elements([.. DistrictTable.At(KoreanTime.BusinessDate(plan.StartsAt))])
        from bracket in Gen.Elements(Enum.GetValues<SalesBracket>())
        from designations in Gen.Elements(
            "", "", "FAIR_PRICE", "HERITAGE", "TAXI", "FAIR_PRICE TAXI", "EVENT:HANMADANG-2023")
        from contract in Gen.Elements(0, 100, 250, 500)
        from type in Gen.Elements("OTHER", "RESTAURANT", "PHARMACY", "CAR", "GAMBLING")
        from channel in Gen.Elements(Channel.Card, Channel.Delivery, Channel.Taxi)
        from won in Gen.OneOf(Gen.Choose(1, 2_000_000).Select(amount => (long)amount), Gen.Elements(Edges))
        from before in Gen.OneOf(Gen.Choose(0, 1_200_000).Select(amount => (long)amount), Gen.Elements(Edges))
        select new AnyPayment(
            plan.StartsAt, new(programme, district.Code, bracket, designations, contract, type, channel), won, before);

    public RatingClass Rules => PolicyCatalogue.Timeline.At(At).ClassOf(Facts);

    public Quote Quote() =>
        Eum.Domain.Cashback.Quote.Of(PolicyCatalogue.Timeline.At(At), At, Facts, Won, new(Before, Before));

    public Breakdown Rate(long won, long before) => Rating.Rate(Rules, won, new(before, before), weekday: 1);

    public FundAmounts TakeBack(long before, long after) =>
        Rating.TakeBack(Rules, before, after, new(Before, Before), weekday: 1).Funds;
}
