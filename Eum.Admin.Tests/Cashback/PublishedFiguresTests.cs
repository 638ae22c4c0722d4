using Eum.Domain.Cashback;

namespace Eum.Admin.Tests.Cashback;

public sealed class PublishedFiguresTests
{
    [Theory, MemberData(nameof(PublishedFigures.City), MemberType = typeof(PublishedFigures))]
    public void The_city_gives_what_it_announced(string facts, long won, long before, string layers) =>
        Assert.Equal(layers, Told(facts, won, before));

    [Theory, MemberData(nameof(PublishedFigures.Added), MemberType = typeof(PublishedFigures))]
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
