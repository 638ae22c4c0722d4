using Eum.Admin.Tests.Reference;
using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Infrastructure.City;

namespace Eum.Admin.Tests.City;

/// <summary>
/// operator_cashback, rated again from nothing but the files: right everywhere but where the city says it is not.
/// </summary>
public sealed class CityRatingTests(WrittenCity city) : IClassFixture<WrittenCity>
{
    [Fact]
    public void The_operator_is_wrong_where_the_city_says_so_and_nowhere_else()
    {
        var differences = Differences(city);

        Assert.Equal(
            city.Figures.Mistakes.OrderBy(mistake => mistake.Tx, StringComparer.Ordinal).Select(mistake =>
                (mistake.Tx, mistake.Ours, mistake.Theirs)),
            differences.Select(one => (one.Tx, one.Ours, one.Theirs)));
        Assert.InRange(differences.Count * 1000L / city.Figures.Purchases, 3, 6);
        Assert.All(Enum.GetValues<MistakeKind>(), kind =>
            Assert.Contains(city.Figures.Mistakes, mistake => mistake.Kind == kind));
    }

    [Theory]
    [InlineData("2019-10-31")] // 6 % became 3 % on the 22nd.
    [InlineData("2022-09-12")] // Discounts became cashback on the 5th.
    [InlineData("2023-09-30")] // Shops over 3 billion won dropped out on the 25th.
    public void It_is_right_across_changes_of_policy(string until)
    {
        using var other = new WrittenCity(
            new() { Days = 20, Members = 700, Seed = 5, Until = WrittenCity.Day(until), MistakesPerMille = 0 });

        Assert.NotEmpty(other.Payments);
        Assert.Empty(Differences(other));
    }

    [Fact]
    public void Before_its_reform_Benefit_plus_was_a_discount_at_the_till()
    {
        using var before = new WrittenCity(new() { Days = 5, Members = 2_000, Until = new(2022, 8, 20) });

        Assert.Contains(before.Payments, tx => tx.Discount > 0);
        Assert.DoesNotContain(city.Payments, tx => tx.Discount > 0);
    }

    // The reckoning is written from the sources alone and shares nothing with the product but the files.
    [Fact]
    public void A_reckoning_of_another_hand_finds_the_same_mistakes()
    {
        var ledger = new ReferenceLedger(new([], Counting.UpToTheCap));
        ledger.Read(city.Paths);
        ledger.Replay();

        Assert.Empty(ledger.Refused);
        Assert.Empty(ledger.Duplicates);
        Assert.Equal(
            city.Figures.Mistakes.Select(mistake => mistake.Tx).Order(StringComparer.Ordinal),
            ledger.Bookings.Where(one => one.Difference != 0).Select(one => one.Tx).Order(StringComparer.Ordinal));
    }

    private static List<(string Tx, long Ours, long Theirs)> Differences(WrittenCity written)
    {
        var desk = new Desk(written);
        var differences = new List<(string, long, long)>();
        foreach (var tx in written.Payments)
        {
            var ours = tx.IsPurchase ? desk.Rate(tx) : desk.TakeBack(tx);
            if (ours != tx.Cashback) differences.Add((tx.Id, ours, tx.Cashback));
        }

        return differences;
    }

    /// <summary>Counters in dictionaries and facts looked up row by row.</summary>
    private sealed class Desk(WrittenCity written)
    {
        private readonly Dictionary<(string Member, int Month), long> _spent = [];
        private readonly Dictionary<(string Member, string Programme, int Month), long> _inProgramme = [];
        private readonly Dictionary<string,
            (RatingClass Rules, Counters Place, int Weekday, string Programme, int Month)> _places = [];
        private readonly Dictionary<string, long> _left = [];
        private readonly Dictionary<string, string> _programmes =
            written.Rows("cards").Select(row => (row["card_id"], row["programme"])).Distinct().ToDictionary();

        private readonly ILookup<string, Dictionary<string,
            string>> _merchants = written.Rows("merchants").ToLookup(row => row["merchant_id"]);
        private readonly ILookup<string, Dictionary<string,
            string>> _contracts = written.Rows("benefit-plus").ToLookup(row => row["merchant_id"]);
        private readonly ILookup<string, Dictionary<string,
            string>> _designations = written.Rows("designations").ToLookup(row => row["merchant_id"]);

        public long Rate(Tx tx)
        {
            var (programme, month) = (_programmes[tx.Card], tx.At.Year * 12 + tx.At.Month);
            var utc = DateTime.SpecifyKind(tx.At.AddHours(-9), DateTimeKind.Utc);
            var rules = PolicyCatalogue.Timeline.At(utc).ClassOf(FactsOf(tx, programme));
            var place = new Counters(
                _spent.GetValueOrDefault((tx.Member, month)),
                    _inProgramme.GetValueOrDefault((tx.Member, programme, month)));
            var weekday = tx.At.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)tx.At.DayOfWeek;
            _places[tx.Id] = (rules, place, weekday, programme, month);
            _left[tx.Id] = tx.FromCharge;
            Count(tx.Member, tx.Id, 0, tx.FromCharge);
            return Rating.Rate(rules, tx.FromCharge, place, weekday).Total;
        }

        public long TakeBack(Tx tx)
        {
            var (rules, place, weekday, _, _) = _places[tx.Original];
            var before = _left[tx.Original];
            _left[tx.Original] = before - tx.FromCharge;
            Count(tx.Member, tx.Original, before, before - tx.FromCharge);
            return Rating.TakeBack(rules, before, before - tx.FromCharge, place, weekday).Total;
        }

        private void Count(string member, string purchase, long before, long after)
        {
            var (rules, place, _, programme, month) = _places[purchase];
            _spent[(member, month)] = _spent.GetValueOrDefault((member, month))
                + rules.Counted(after, place.Member) - rules.Counted(before, place.Member);
            if (rules.UsesProgrammeCounter)
                _inProgramme[(member, programme, month)] = _inProgramme.GetValueOrDefault((member, programme, month))
                    + rules.CountedInProgramme(after, place.Programme)
                    - rules.CountedInProgramme(before, place.Programme);
        }

        private PaymentFacts FactsOf(Tx tx, string programme)
        {
            var terms = _merchants[tx.Merchant].Last(row => WrittenCity.Day(row["occurred_on"]) <= tx.Day);
            var designations = _designations[tx.Merchant].Where(row => Holds(row, tx.Day)).Select(row =>
                row["designation"]).Order();
            var contract = _contracts[tx.Merchant].LastOrDefault(row => Holds(row, tx.Day));
            Assert.True(Channels.TryParse(tx.Channel, out var channel));
            return new(programme, (int)(WrittenCity.Won(terms["legal_dong"]) / 100_000),
                Enum.Parse<SalesBracket>(terms["sales_bracket"]),
                string.Join(' ', designations), contract is null ? 0
                    : (int)WrittenCity.Won(contract["rate_bp"]), terms["business_type"], channel);
        }

        private static bool Holds(Dictionary<string, string> row, DateOnly day) =>
            WrittenCity.Day(row["valid_from"]) <= day
            && (row["valid_to"].Length == 0 || day <= WrittenCity.Day(row["valid_to"]));
    }
}
