using Eum.Domain.Cashback;

namespace Eum.Admin.Tests.Cashback;

/// <summary>
/// Every figure that was published, and what follows from published rates, to the won. A row reads: instant, programme,
/// district, bracket, other facts, amount / month-to-date; then each layer with its funds.
/// </summary>
public sealed class PublishedFiguresTests
{
    [Theory]
    // The city, at most, as announced: a payment larger than any limit.
    [InlineData("2019-05-15 INCHEON 28185 LE3B", 5_000_000, 0, "BASE 300000 n200000 c100000")]
    [InlineData("2019-08-01T05:59:59 INCHEON 28185 LE3B", 1_000_000, 1_000_000, "BASE 60000 n40000 c20000")]
    [InlineData("2019-08-01T06:00:00 INCHEON 28185 LE3B", 1_000_000, 1_000_000, "BASE 0 n0 c0")]
    [InlineData("2019-08-01T06:00:00 INCHEON 28185 LE3B", 5_000_000, 0, "BASE 60000 n40000 c20000")]
    [InlineData("2019-10-21T23:59:59 INCHEON 28185 LE3B", 1_000_000, 0, "BASE 60000 n40000 c20000")]
    [InlineData("2019-10-22 INCHEON 28185 LE3B", 5_000_000, 0, "BASE 9000 c9000")]
    [InlineData("2020-01-01 INCHEON 28185 LE3B", 1_000_000, 0, "BASE 21000 c21000")] // TV08a
    [InlineData("2020-03-01 INCHEON 28185 LE3B", 1_000_000, 0, "BASE 55000 c55000")] // TV09a
    [InlineData("2020-03-15 INCHEON 28185 LE3B", 50_000, 480_000, "BASE 2300 c2300")] // TV09b
    [InlineData("2021-11-15 INCHEON 28185 LE3B", 5_000_000, 0, "BASE 100000 c100000")]
    [InlineData("2021-12-01 INCHEON 28185 LE3B", 5_000_000, 0, "BASE 55000 c55000")]
    [InlineData("2022-05-15 INCHEON 28185 LE3B", 5_000_000, 0, "BASE 55000 c55000")] // 15 % was only planned
    [InlineData("2022-06-30T23:59:59 INCHEON 28185 LE3B", 5_000_000, 0, "BASE 55000 c55000")]
    [InlineData("2022-07-01 INCHEON 28185 LE300M", 5_000_000, 0, "BASE 15000 c15000")]
    [InlineData("2022-10-01 INCHEON 28185 LE300M", 5_000_000, 0, "BASE 30000 c30000")]
    [InlineData("2022-10-01 INCHEON 28185 LE500M", 5_000_000, 0, "BASE 15000 c15000")]
    [InlineData("2022-10-01 INCHEON 28185 GT3B", 5_000_000, 0, "BASE 15000 c15000")]
    [InlineData("2023-03-31T23:59:59 INCHEON 28185 LE1B TAXI", 10_000, 0, "BASE 500 c500")]
    [InlineData("2023-04-01 INCHEON 28185 LE1B TAXI", 10_000, 0, "BASE 1000 c1000")]
    [InlineData("2023-05-01 INCHEON 28185 LE300M", 5_000_000, 0, "BASE 100000 c100000")]
    [InlineData("2023-05-31T23:59:59 INCHEON 28185 LE3B", 5_000_000, 0, "BASE 70000 c70000")]
    [InlineData("2023-06-01 INCHEON 28185 LE3B", 5_000_000, 0, "BASE 15000 c15000")]
    [InlineData("2023-09-01 INCHEON 28185 GT3B", 5_000_000, 0, "BASE 70000 c70000")]
    [InlineData("2023-09-24T23:59:59 INCHEON 28185 GT3B", 200_000, 0, "BASE 14000 c14000")]
    [InlineData("2023-09-25 INCHEON 28185 GT3B T:HOSPITAL", 200_000, 0, "BASE 0")] // TV14
    [InlineData("2023-10-05 INCHEON 28185 LE3B T:PHARMACY", 12_345, 0, "BASE 864 c864")] // TV15
    [InlineData("2023-12-31 INCHEON 28185 LE3B", 5_000_000, 0, "BASE 21000 c21000")]
    [InlineData("2023-10-14 INCHEON 28185 LE300M EVENT:HANMADANG-2023", 300_000, 0,
        "BASE 30000 c30000, EVENT 15000 c15000")]
    [InlineData("2023-11-01 INCHEON 28185 LE300M EVENT:HANMADANG-2023", 300_000, 0, "BASE 30000 c30000")]
    [InlineData("2024-01-01 INCHEON 28185 LE3B", 300_000, 0, "BASE 15000 n6000 c9000")]
    [InlineData("2024-01-01 INCHEON 28185 LE3B HERITAGE", 300_000, 0, "BASE 30000 n6000 c24000")]
    [InlineData("2024-01-01 INCHEON 28185 LE3B FAIR_PRICE", 300_000, 0, "BASE 30000 n6000 c24000")]
    [InlineData("2024-02-10 INCHEON 28185 LE300M", 300_000, 0, "BASE 30000 n12000 c18000")]
    [InlineData("2024-02-10 INCHEON 28710 LE300M", 300_000, 0, "BASE 30000 n21000 c9000")]
    [InlineData("2024-05-10 INCHEON 28185 LE3B", 300_000, 0, "BASE 21000 n6000 c15000")]
    [InlineData("2024-06-10 INCHEON 28185 LE3B", 300_000, 0, "BASE 15000 n6000 c9000")]
    [InlineData("2024-05-01 INCHEON 28185 LE300M FAIR_PRICE", 300_000, 0, "BASE 36000 n6000 c30000")]
    [InlineData("2024-05-01 INCHEON 28185 GT3B FAIR_PRICE,HERITAGE", 300_000, 0, "BASE 36000 n6000 c30000")]
    [InlineData("2024-06-30T23:59:59 INCHEON 28710 LE3B", 300_000, 0, "BASE 15000 n6000 c9000")]
    [InlineData("2024-07-01 INCHEON 28710 LE3B", 300_000, 0, "BASE 30000 n15000 c15000")]
    [InlineData("2024-07-01 INCHEON 28720 GT3B", 300_000, 0, "BASE 0")]
    [InlineData("2024-09-30 INCHEON 28185 LE1B", 300_000, 0, "BASE 21000 n6000 c15000")]
    [InlineData("2024-10-01 INCHEON 28185 LE1B", 300_000, 0, "BASE 15000 n6000 c9000")]
    [InlineData("2025-06-30 INCHEON 28185 LE1B", 300_000, 0, "BASE 15000 c15000")]
    [InlineData("2025-07-01 INCHEON 28185 LE1B", 300_000, 0, "BASE 21000 c21000")]
    [InlineData("2025-09-01 INCHEON 28185 LE3B", 5_000_000, 0, "BASE 30000 c30000")]
    [InlineData("2025-09-01 INCHEON 28720 LE3B", 5_000_000, 0, "BASE 45000 c45000")]
    [InlineData("2025-09-01 INCHEON 28720 GT3B", 5_000_000, 0, "BASE 0")]
    [InlineData("2026-02-12 INCHEON 28720 LE3B", 5_000_000, 0, "BASE 45000 n21000 c24000")]
    [InlineData("2026-02-12 INCHEON 28185 LE300M", 1_999, 0, "BASE 199 n59 c140")] // TV28
    public void The_city_gives_what_it_announced(string facts, long won, long before, string layers) =>
        Assert.Equal(layers, Told(facts, won, before));

    [Theory]
    [InlineData("2019-05-15 SEORO 28260 LE3B", 1_000_000, 0, "BASE 60000 n40000 c20000, GU 40000 g40000")] // TV03a
    [InlineData("2019-05-15 SEORO 28200 LE3B", 1_000_000, 0, "BASE 60000 n40000 c20000")] // TV03b
    [InlineData("2019-07-19 SEORO 28260 LE3B", 400_000, 250_000, "BASE 24000 n16000 c8000, GU 4000 g4000")] // TV04
    [InlineData("2019-08-10 SEORO 28260 LE3B", 100_000, 0, "BASE 6000 n4000 c2000")]
    [InlineData("2019-09-10 SEORO 28260 LE3B", 100_000, 0, "BASE 6000 n4000 c2000, GU 1000 g1000")]
    [InlineData("2019-10-22 SEORO 28260 LE3B", 5_000_000, 0, "BASE 9000 c9000, GU 12000 g12000")] // 21,000
    [InlineData("2020-01-01 SEORO 28260 LE3B", 1_000_000, 0, "BASE 21000 c21000, GU 5000 g5000")]
    [InlineData("2020-01-01 SEORO 28260 LE3B +7", 1_000_000, 0, "BASE 21000 c21000, GU 5000 g5000, GU 20000 g20000")]
    [InlineData("2020-06-15 SEORO 28260 LE3B C:DELIVERY +7", 100_000, 0,
        "BASE 10000 c10000, GU 5000 g5000")] // 22 % with the 7
    [InlineData("2026-02-12 SEORO 28260 LE3B +5", 50_000, 0,
        "BASE 5000 n1500 c3500, GU 1000 g1000, SHOP 2500 m2500")] // TV01
    [InlineData("2026-07-01 SEORO 28275 LE3B +5", 50_000, 0, "BASE 5000 n1500 c3500, GU 1000 g1000, SHOP 2500 m2500")]
    [InlineData("2026-07-01 SEORO 28290 LE3B +5", 50_000, 0, "BASE 5000 n1500 c3500, GU 1000 g1000, SHOP 2500 m2500")]
    [InlineData("2026-07-01 INCHEON 28275 LE3B +5", 50_000, 0, "BASE 5000 n1500 c3500, SHOP 2500 m2500")]
    [InlineData("2019-07-15 YEONSU 28185 LE3B", 100_000, 0, "BASE 6000 n4000 c2000, GU 5000 g5000")]
    [InlineData("2019-08-01T06:00:00 YEONSU 28185 LE3B", 5_000_000, 0, "BASE 60000 n40000 c20000, GU 20000 g20000")]
    [InlineData("2019-10-22 YEONSU 28185 LE3B", 1_000_000, 0, "BASE 9000 c9000, GU 42000 g42000")]
    [InlineData("2019-11-01 YEONSU 28185 LE3B", 1_000_000, 0, "BASE 9000 c9000, GU 21000 g21000")]
    [InlineData("2021-05-15 YEONSU 28185 LE3B C:DELIVERY +7", 100_000, 0, "BASE 10000 c10000, GU 7000 g7000")] // 24 %
    [InlineData("2019-07-01 MICHUHOL 28177 LE3B", 100_000, 0, "BASE 6000 n4000 c2000, GU 2000 g2000")]
    [InlineData("2019-08-25T23:59:59 MICHUHOL 28177 LE3B", 100_000, 250_000, "BASE 6000 n4000 c2000, GU 1500 g1500")]
    [InlineData("2019-08-26 MICHUHOL 28177 LE3B", 100_000, 0, "BASE 6000 n4000 c2000")]
    [InlineData("2019-09-01 NAMDONG 28200 LE3B", 100_000, 0, "BASE 6000 n4000 c2000")]
    [InlineData("2020-03-15 GYEYANG 28245 LE3B +7", 100_000, 0, "BASE 10000 c10000, GU 5000 g5000")] // 22 % with the 7
    [InlineData("2024-07-10 BUPYEONG 28237 LE300M +5", 30_000, 0,
        "BASE 3000 n600 c2400, COOP 600 c600, GU 600 g600, SHOP 1500 m1500")] // TV17
    [InlineData("2024-06-10 INCHEON 28185 LE3B +5", 100_000, 0,
        "BASE 5000 n2000 c3000, COOP 2000 c2000, SHOP 5000 m5000")]
    [InlineData("2024-07-10 INCHEON 28185 LE3B +5", 100_000, 0,
        "BASE 5000 n2000 c3000, COOP 5000 c5000, SHOP 5000 m5000")]
    [InlineData("2024-07-10 INCHEON 28185 GT3B +5", 100_000, 0, "BASE 0")]
    [InlineData("2021-01-15 INCHEON-ARTIST 28185 LE3B", 1_000_000, 0, "BASE 55000 c55000, INSTITUTION 45000 i45000")]
    [InlineData("2019-07-15 INCHEON 28185 LE3B T:GAMBLING", 100_000, 0, "BASE 0")]
    [InlineData("2019-08-01T06:00:00 INCHEON 28185 LE3B T:CAR", 100_000, 0, "BASE 0")]
    public void Gu_shops_and_institutions_add_what_they_announced(string facts, long won, long before, string layers) =>
        Assert.Equal(layers, Told(facts, won, before));

    [Theory]
    [InlineData("LE3B", 200_000, 0, 10_000)] // TV12a
    [InlineData("LE300M", 200_000, 200_000, 10_000)] // TV12b
    [InlineData("LE300M", 200_000, 0, 20_000)] // TV12c
    [InlineData("LE3B", 200_000, 200_000, 5_000)] // TV12d
    public void The_order_of_two_payments_under_one_limit_matters(string bracket, long won, long before, long total) =>
        Assert.Equal(total, Asked.Quote($"2022-10-05 INCHEON 28185 {bracket}", won, before).Total);

    [Fact]
    public void A_partial_refund_takes_the_newest_band_out_first() // TV09c
    {
        var rules = Asked.RulesOf("2020-03-15 INCHEON 28185 LE3B");

        Assert.Equal(300, Rating.TakeBack(rules, 50_000, 20_000, new(480_000, 480_000), weekday: 1).Total);
    }

    [Fact]
    public void A_refund_takes_back_what_was_given_and_rates_nobody_else_again() // TV22
    {
        var rules = Asked.RulesOf("2022-10-05 INCHEON 28185 LE300M");
        var first = Rating.Rate(rules, 200_000, default, weekday: 3);
        var second = Rating.Rate(rules, 200_000, new(200_000, 200_000), weekday: 3);

        var back = Rating.TakeBack(rules, 200_000, 0, default, weekday: 3);

        Assert.Equal((20_000, 10_000, 20_000), (first.Total, second.Total, back.Total));
        Assert.Equal(10_000, first.Total + second.Total - back.Total);
    }

    [Fact]
    public void Nothing_over_three_billion_moves_the_counter()
    {
        Assert.False(Asked.RulesOf("2023-09-25 INCHEON 28185 GT3B").Counts);
        Assert.True(Asked.RulesOf("2023-09-25 INCHEON 28185 LE3B").Counts);
        Assert.False(Asked.RulesOf("2026-02-12 INCHEON 28185 LE3B T:DEPARTMENT_STORE").Counts);
    }

    [Fact]
    public void A_discount_at_the_till_is_told_but_is_no_cashback()
    {
        var quote = Asked.Quote("2020-04-15 INCHEON 28185 LE3B +7", 93_000, 0);

        Assert.Equal((7_000, 9_300), (quote.MerchantDiscount, quote.Total)); // 100,000 less 7 % was paid.
        Assert.DoesNotContain(quote.Layers, layer => layer.Layer.Kind == LayerKind.Merchant);
        Assert.Equal(0, Asked.Quote("2022-09-05 INCHEON 28185 LE3B +5", 95_000, 0).MerchantDiscount);
    }

    private static string Told(string facts, long won, long before) => string.Join(", ",
        Asked.Quote(facts, won, before).Layers.Select(layer => string.Join(' ',
            layer.Funding.Select(fund => $"{char.ToLowerInvariant(fund.Key.ToString()[0])}{fund.Value}")
                .Prepend($"{Name(layer.Layer.Kind)} {layer.Cashback}"))));

    private static string Name(LayerKind kind) => kind switch
    {
        LayerKind.GuTopUp => "GU",
        LayerKind.Merchant => "SHOP",
        _ => kind.ToString().ToUpperInvariant(),
    };
}
