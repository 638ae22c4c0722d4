using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Infrastructure.City;

namespace Eum.Admin.Tests.City;

/// <summary>The city is like the one the published figures describe, within tolerances in whole thousandths.</summary>
public sealed class CityLikenessTests(CityLikenessTests.August city) : IClassFixture<CityLikenessTests.August>
{
    private const long PublishedAugust = 243_569_217_171; // Won paid in 2023-08.

    [Fact]
    public void A_month_comes_to_the_published_won_scaled_to_the_members()
    {
        var won = city.City.Payments.Sum(tx => tx.Sign * tx.Amount);
        var published = PublishedAugust * 20_000 / CityOptions.FullSizeMembers;

        Assert.InRange(won * 1000 / published, 960, 1040);
    }

    [Theory]
    [InlineData(2023, 8, 243_569_217_171)]
    [InlineData(2026, 8, 243_569_217_171)] // The same month of the nearest published year.
    [InlineData(2020, 1, 266_399_863_843)]
    [InlineData(2022, 1, 491_187_999_967)]
    public void Outside_the_published_months_the_nearest_year_stands_in(int year, int month, long won) =>
        Assert.Equal(won, SpendingCalendar.MonthlyWon(new(year, month)));

    [Fact]
    public void Fridays_and_Saturdays_are_strong_and_feasts_are_weak()
    {
        Assert.True(SpendingCalendar.Weight(new(2026, 10, 31)) > SpendingCalendar.Weight(new(2026, 10, 26)));
        Assert.True(SpendingCalendar.Weight(new(2026, 9, 25)) < SpendingCalendar.Weight(new(2026, 9, 27)));
    }

    [Fact]
    public void Each_gu_has_its_hours()
    {
        var hours = CityTable.Rows("hours.csv").ToDictionary(row => CityTable.Int(row[0]), row =>
            row[1..].Select(CityTable.Long).ToArray());
        var purchases = city.Purchases.ToLookup(one => one.Gu);

        foreach (var (gu, people) in hours.Where(one => purchases[one.Key].Count() > 6_000))
            for (var hour = 0; hour < 24; hour++)
            {
                var expected = people[hour] * 1000 / people.Sum();
                var seen = purchases[gu].Count(one => one.Tx.At.Hour == hour) * 1000L / purchases[gu].Count();
                Assert.InRange(seen, expected - 12, expected + 12);
            }
    }

    // 일반휴게음식 25.8 %, 유통 19.02 %, 음료식품 8.85 % (2020); 의료 13.8 % (2019).
    [Theory]
    [InlineData("FOOD", 258)]
    [InlineData("RETAIL", 180)]
    [InlineData("GROCERY", 88)]
    [InlineData("MEDICAL", 138)]
    public void Business_types_have_their_share_of_the_won(string group, int perMille) =>
        Assert.InRange(Share(city.Purchases, group), perMille - 22, perMille + 22);

    // 연수 2019-07: of 700억, food 185, academies 137, hospitals and pharmacies 93, retail 72.
    [Theory]
    [InlineData("FOOD", 264)]
    [InlineData("ACADEMY", 196)]
    [InlineData("MEDICAL", 133)]
    [InlineData("RETAIL", 103)]
    public void Yeonsu_has_its_own_mix(string group, int perMille) =>
        Assert.InRange(Share(city.Purchases.Where(one => one.Gu == 28185), group), perMille - 40, perMille + 40);

    [Fact]
    public void Shops_stand_where_they_are_counted_and_people_live_where_they_live()
    {
        var shops = city.City.Rows("merchants").Where(row => row["event"] == "NEW")
            .CountBy(row => Today(row["legal_dong"])).ToDictionary();
        var people = city.City.Rows("members").Where(row => row["event"] == "JOIN")
            .CountBy(row => Today(row["home_legal_dong"])).ToDictionary();
        var (allShops, allPeople) = (DistrictTable.City.Shops!.Value, DistrictTable.City.Population!.Value);
        foreach (var gu in DistrictTable.All.Where(gu => gu.To is null))
        {
            Assert.InRange(shops[gu.Code] * 1000L / shops.Values.Sum() - gu.Shops!.Value * 1000L / allShops, -4, 4);
            Assert.InRange(
                people[gu.Code] * 1000L / people.Values.Sum() - gu.Population!.Value * 1000 / allPeople, -8, 8);
        }

        static int Today(string dong) =>
            LegalDongTable.TryFind(WrittenCity.Won(dong), out var found) ? found.District : 0;
    }

    // About 3.4 % of shops sell for over 3 billion won a year (2023-09).
    [Fact]
    public void Brackets_are_spread_as_published()
    {
        var brackets = city.City.Rows("merchants").Where(row => row["event"] == "NEW").CountBy(row =>
            row["sales_bracket"]).ToDictionary();
        var all = brackets.Values.Sum();

        Assert.InRange(brackets[nameof(SalesBracket.GT3B)] * 1000 / all, 20, 48);
        Assert.InRange(brackets[nameof(SalesBracket.LE300M)] * 1000 / all, 540, 660);
        Assert.InRange(city.City.Rows("benefit-plus").Count * 1000 / all, 50, 90);
    }

    [Fact]
    public void Some_shops_are_busy_and_most_are_not()
    {
        var counts = city.City.Payments.CountBy(tx => tx.Merchant).Select(one => one.Value).OrderDescending().ToList();

        Assert.InRange(counts.Take(counts.Count / 10).Sum() * 100L / counts.Sum(), 25, 60);
    }

    [Fact]
    public void People_mostly_pay_at_home()
    {
        var homes = city.City.Rows("members").GroupBy(row => row["member_id"]).ToDictionary(all => all.Key, all =>
            all.Last()["home_legal_dong"]);
        var atHome = city.Purchases.Count(one =>
            LegalDongTable.TryFind(WrittenCity.Won(homes[one.Tx.Member]), out var dong) && dong.District == one.Gu);

        Assert.InRange(atHome * 100L / city.Purchases.Count, 70, 82);
    }

    private static long Share(IEnumerable<(Tx Tx, int Gu, string Group)> purchases, string group)
    {
        var all = purchases.ToList();
        return all.Where(one => one.Group == group).Sum(one => one.Tx.Amount) * 1000 / all.Sum(one => one.Tx.Amount);
    }

    /// <summary>August 2023, a whole published month, by 20,000 members.</summary>
    public sealed class August : IDisposable
    {
        public WrittenCity City { get; } = new(
            new CityOptions { Days = 31, Members = 20_000, Seed = 3, Until = new(2023, 8, 31) });

        /// <summary>Purchases with the gu of today they were made in and the group of the business type.</summary>
        public IReadOnlyList<(Tx Tx, int Gu, string Group)> Purchases =>
            field ??= [.. City.Payments.Where(tx => tx.IsPurchase).Select(Placed)];

        public void Dispose() => City.Dispose();

        private Dictionary<string, (int Gu, string Group)> Shops =>
            field ??= City.Rows("merchants").GroupBy(row => row["merchant_id"])
            .ToDictionary(all => all.Key, all => (
                LegalDongTable.TryFind(WrittenCity.Won(all.First()["legal_dong"]), out var dong) ? dong.District : 0,
                BusinessTypeTable.TryFind(all.First()["business_type"].AsSpan(), out var type) ? type.GroupCode : ""));

        private (Tx Tx, int Gu, string Group) Placed(Tx tx) => (tx, Shops[tx.Merchant].Gu, Shops[tx.Merchant].Group);
    }
}
