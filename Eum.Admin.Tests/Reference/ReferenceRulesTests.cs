namespace Eum.Admin.Tests.Reference;

/// <summary>The witness itself, against every figure that domain.md §1 and §10 print.</summary>
public sealed class ReferenceRulesTests
{
    private static readonly Facts InSeo = Facts.City with { Programme = "SEORO", District = "28260" };
    private static readonly Facts InYeonsu = Facts.City with { Programme = "YEONSU", District = "28185" };
    private static readonly Facts InMichuhol = Facts.City with { Programme = "MICHUHOL", District = "28177" };

    [Theory]
    [InlineData("2019-10-22", 9_000)]
    [InlineData("2020-01-01", 21_000)]
    [InlineData("2020-03-01", 55_000)]
    [InlineData("2022-06-30", 55_000)]
    [InlineData("2021-11-15", 100_000)]
    [InlineData("2022-07-01", 15_000)]
    [InlineData("2022-10-01", 30_000)]
    [InlineData("2025-09-01", 30_000)]
    [InlineData("2019-08-01T06:00", 60_000)]
    [InlineData("2023-05-10", 100_000)]
    [InlineData("2026-02-12", 30_000)]
    public void The_city_gives_at_most_what_was_published(string at, int most)
    {
        Assert.Equal(most, Rate(at, Facts.City, 5_000_000).Of("BASE"));
    }

    [Theory]
    [InlineData("LE300M", "28177", "", "2023-10-11", 30_000)]
    [InlineData("LE3B", "28177", "", "2022-10-01", 15_000)]
    [InlineData("GT3B", "28177", "", "2023-09-24T23:59:59", 70_000)]
    [InlineData("GT3B", "28177", "", "2023-09-25", 0)]
    [InlineData("LE3B", "28177", "", "2023-09-10", 70_000)]
    [InlineData("LE500M", "28177", "", "2023-10-11", 21_000)]
    [InlineData("LE1B", "28177", "", "2024-01-01", 15_000)]
    [InlineData("LE1B", "28177", "HERITAGE", "2024-01-01", 30_000)]
    [InlineData("LE1B", "28177", "FAIR_PRICE", "2024-01-01", 30_000)]
    [InlineData("LE1B", "28177", "", "2024-05-01", 21_000)]
    [InlineData("LE1B", "28177", "FAIR_PRICE", "2024-05-01", 36_000)]
    [InlineData("LE300M", "28177", "FAIR_PRICE", "2024-06-01", 36_000)]
    [InlineData("LE1B", "28177", "TAXI", "2023-03-31T23:59", 15_000)]
    [InlineData("LE1B", "28177", "TAXI", "2023-04-01", 30_000)]
    [InlineData("LE3B", "28710", "", "2024-06-30", 15_000)]
    [InlineData("LE3B", "28710", "", "2024-07-01", 30_000)]
    [InlineData("LE3B", "28177", "", "2025-07-01", 21_000)]
    [InlineData("LE3B", "28720", "", "2025-09-01", 45_000)]
    [InlineData("GT3B", "28720", "", "2025-09-01", 0)]
    public void Bracket_region_and_designation_set_the_rate(
        string bracket, string district, string designation, string at, int most)
    {
        var facts = Facts.City with
        {
            Bracket = bracket,
            District = district,
            Designations = new HashSet<string>(designation.Split(',')),
        };
        Assert.Equal(most, Rate(at, facts, 5_000_000).Total);
    }

    [Fact]
    public void TV01_a_contract_merchant_in_seo_gives_8500_in_2026()
    {
        var given = Rate("2026-02-12", InSeo with { BenefitPlus = 5 }, 50_000);
        Assert.Equal((5_000, 1_000, 2_500), (given.Of("BASE"), given.Of("GU_TOPUP"), given.Of("MERCHANT")));
        Assert.Equal((1_500, 3_500), (given.Fund("national"), given.Fund("city")));
        Assert.Equal(8_500, given.Total);
    }

    [Fact]
    public void TV03_the_gu_adds_four_percent_only_at_home()
    {
        var home = Rate("2019-05-15", InSeo, 1_000_000);
        Assert.Equal((40_000, 20_000, 40_000), (home.Fund("national"), home.Fund("city"), home.Fund("gu")));
        var away = Rate("2019-05-15", InSeo with { District = "28200" }, 1_000_000);
        Assert.Equal((40_000, 20_000, 0), (away.Fund("national"), away.Fund("city"), away.Fund("gu")));
    }

    [Fact]
    public void TV04_a_payment_over_an_edge_is_split()
    {
        var given = Rate("2019-07-19", InSeo, 400_000, 250_000);
        Assert.Equal((16_000, 8_000, 2_000 + 2_000),
            (given.Fund("national"), given.Fund("city"), given.Fund("gu")));
        Assert.Equal(28_000, given.Total);
    }

    [Theory]
    [InlineData("2020-01-05", 1_000_000, 0, 21_000)] // TV08a
    [InlineData("2020-03-05", 1_000_000, 0, 55_000)] // TV09a
    [InlineData("2020-03-05", 50_000, 480_000, 2_300)] // TV09b
    [InlineData("2020-03-05", 20_000, 480_000, 2_000)] // TV09c: what stays of TV09b
    public void TV08_and_TV09_bands_are_marginal(string at, int won, int before, int total)
    {
        Assert.Equal(total, Rate(at, Facts.City, won, before).Total);
    }

    [Fact]
    public void TV12_the_order_of_two_payments_matters()
    {
        var large = Facts.City with { Bracket = "LE3B" };
        Assert.Equal((10_000, 10_000), Pair(large, Facts.City));
        Assert.Equal((20_000, 5_000), Pair(Facts.City, large));

        static (decimal, decimal) Pair(Facts first, Facts second)
        {
            var one = Rate("2022-10-03", first, 200_000);
            return (one.Total, Rate("2022-10-03", second, 200_000, one.TookMember).Total);
        }
    }

    [Fact]
    public void TV14_a_merchant_over_three_billion_gives_nothing_and_takes_no_cap()
    {
        var given = Rate("2023-09-25", Facts.City with { Bracket = "GT3B", BenefitPlus = 3 }, 200_000);
        Assert.Equal((0, 0), (given.Total, given.TookMember));
    }

    [Fact]
    public void TV15_a_pharmacy_of_three_to_thirty_gives_seven_percent()
    {
        Assert.Equal(864, Rate("2023-10-05", Facts.City with { Bracket = "LE1B" }, 12_345).Total);
    }

    [Fact]
    public void TV17_four_layers_add_up_to_nineteen_percent()
    {
        var facts = Facts.City with { Programme = "BUPYEONG", District = "28237", BenefitPlus = 5 };
        var given = Rate("2024-07-10", facts, 30_000);
        Assert.Equal((3_000, 600, 600, 1_500),
            (given.Of("BASE"), given.Of("COOP"), given.Of("GU_TOPUP"), given.Of("MERCHANT")));
    }

    [Fact]
    public void TV28_the_remainder_of_the_split_is_the_citys()
    {
        var given = Rate("2026-03-01", Facts.City, 1_999);
        Assert.Equal((59, 140, 199), (given.Fund("national"), given.Fund("city"), given.Total));
    }

    [Theory]
    [InlineData("2019-08-01T06:00", 60_000 + 12_000 + 2_000)]
    [InlineData("2019-08-10", 60_000)]
    [InlineData("2019-09-10", 70_000)]
    [InlineData("2019-10-22", 21_000)]
    [InlineData("2020-01-01", 21_000 + 5_000)]
    public void Seo_follows_its_own_table(string at, int most)
    {
        Assert.Equal(most, Rate(at, InSeo, 5_000_000).Total);
    }

    [Theory]
    [InlineData("2019-07-15", 0, 110_000)]
    [InlineData("2019-07-15", 3, 130_000)] // 16 % with the merchant's 3, which is a discount
    [InlineData("2019-08-05", 0, 50_000 + 30_000)]
    [InlineData("2019-10-23", 0, 30_000 + 21_000)]
    [InlineData("2019-11-01", 0, 30_000)]
    public void Yeonsu_follows_its_own_table(string at, int contract, int most)
    {
        Assert.Equal(most, Rate(at, InYeonsu with { BenefitPlus = contract }, 1_000_000).Total);
    }

    [Theory]
    [InlineData("2019-07-01", 80_000)]
    [InlineData("2019-08-02", 24_000 + 14_000 + 30_000)]
    [InlineData("2019-08-26", 60_000)]
    public void Michuhol_follows_its_own_table(string at, int most)
    {
        Assert.Equal(most, Rate(at, InMichuhol, 1_000_000).Total);
    }

    [Theory]
    [InlineData("SEORO", "28260", "2020-06-15", 15_000)] // base 10 + gu 5; the merchant's 7 is a discount
    [InlineData("YEONSU", "28185", "2021-05-15", 17_000)]
    public void Delivery_earns_the_gus_more(string programme, string district, string at, int expected)
    {
        var facts = Facts.City with { Programme = programme, District = district, Channel = "DELIVERY" };
        Assert.Equal(expected, Rate(at, facts, 100_000).Total);
    }

    [Theory]
    [InlineData("LE300M", "2024-06-10", 10)]
    [InlineData("LE1B", "2024-06-10", 7)]
    [InlineData("LE300M", "2024-07-10", 12)]
    [InlineData("LE1B", "2024-07-10", 10)]
    [InlineData("LE300M", "2026-02-12", 10)]
    public void The_citys_whole_at_contract_merchants_is_as_published(string bracket, string at, int percent)
    {
        var given = Rate(at, Facts.City with { Bracket = bracket, BenefitPlus = 1 }, 100_000);
        Assert.Equal(percent * 1_000, given.Of("BASE") + given.Of("COOP"));
    }

    [Fact]
    public void A_restricted_type_earns_nothing_from_its_day()
    {
        var rules = new ReferenceRules(
            [new Restriction("BAR", new(2019, 8, 1, 6, 0, 0), DateTime.MaxValue)], Counting.UpToTheCap);
        var bar = Facts.City with { BusinessType = "BAR" };
        Assert.Equal(600, rules.Rate(new DateTime(2019, 8, 1, 5, 59, 59), bar, 10_000, 0, 0).Total);
        Assert.Equal(0, rules.Rate(new DateTime(2019, 8, 1, 6, 0, 0), bar, 10_000, 0, 0).Total);
    }

    private static Breakdown Rate(string at, Facts facts, decimal won, decimal before = 0)
        => ReferenceRules.Unrestricted.Rate(
            DateTime.Parse(at, System.Globalization.CultureInfo.InvariantCulture), facts, won, before, 0);
}
