using Eum.Domain.Merchants;

namespace Eum.Admin.Tests.City;

/// <summary>
/// The money, replayed from the files alone: nobody spends what is not there, and every book adds up.
/// </summary>
public sealed class CityMoneyTests(WrittenCity city) : IClassFixture<WrittenCity>
{
    [Fact]
    public void A_card_never_spends_more_than_it_was_given()
    {
        var wallets = new Dictionary<string, Wallet>();
        var replaced = city.Rows("cards").Where(row => row["event"] == "REISSUED")
            .ToDictionary(row => row["card_id"], row => row["replaces_card_id"]);
        foreach (var (_, move) in Moves().OrderBy(one => one.At).ThenBy(one => one.Order).Select(one =>
            (one.At, one.Move)))
            move(wallets);

        Assert.True(wallets.Count > 1_000);

        IEnumerable<(DateTime At, int Order, Action<Dictionary<string, Wallet>> Move)> Moves() =>
            city.Rows("charges").Select(row => (WrittenCity.Clock(row["occurred_at"]), 0, Charge(row)))
                .Concat(city.Payments.Select(tx => (tx.At, 1, Pay(tx))));

        Action<Dictionary<string, Wallet>> Charge(Dictionary<string, string> row) => purses =>
        {
            var purse = Of(purses, row["card_id"]);
            var won = WrittenCity.Won(row["amount"]);
            if (row["kind"] == "REFUND") purse.Charge -= won;
            else if (row["kind"] == "EXPIRE") purse.Policy -= won;
            else if (row["method"] == "POLICY") purse.Policy += won;
            else purse.Charge += won;
            if (row["kind"] == "CHARGE")
                Assert.InRange(purse.Charge + Math.Max(0, purse.Cashback) + purse.Policy, 1, 1_500_000);
            Assert.True(purse.Charge >= 0 && purse.Policy >= 0, row["charge_id"]);
        };

        Action<Dictionary<string, Wallet>> Pay(Tx tx) => purses =>
        {
            var purse = Of(purses, tx.Card);
            if (tx.IsPurchase) Assert.True(tx.FromCashback == 0 || tx.FromCashback <= purse.Cashback, tx.Id);
            purse.Charge -= tx.Sign * tx.FromCharge;
            purse.Policy -= tx.Sign * tx.FromPolicy;
            purse.Cashback += tx.Sign * (tx.Cashback - tx.FromCashback);
            Assert.True(purse.Charge >= 0 && purse.Policy >= 0, tx.Id);
        };

        Wallet Of(Dictionary<string, Wallet> purses, string card)
        {
            if (purses.TryGetValue(card, out var purse)) return purse;
            return purses[card] = replaced.TryGetValue(card, out var old) && purses.Remove(old, out var moved) ? moved
                : new();
        }
    }

    [Fact]
    public void Nobody_charges_more_in_a_month_than_the_limit() =>
        Assert.All(city.Rows("charges").Where(row => row["kind"] == "CHARGE" && row["method"] != "POLICY")
            .GroupBy(row => (row["member_id"], row["occurred_at"][..7])), month =>
            Assert.InRange(month.Sum(row => WrittenCity.Won(row["amount"])), 10_000, 1_000_000));

    [Fact]
    public void A_refund_stays_within_its_purchase_part_by_part_and_comes_after_it()
    {
        var purchases = city.Payments.Where(tx => tx.IsPurchase).ToDictionary(tx => tx.Id);
        var refunds = city.Payments.Where(tx => !tx.IsPurchase).ToList();

        Assert.All(refunds, refund =>
        {
            var original = purchases[refund.Original];
            Assert.True(original.At < refund.At);
            Assert.Equal(
                (original.Member, original.Card, original.Merchant), (refund.Member, refund.Card, refund.Merchant));
        });
        Assert.All(refunds.GroupBy(refund => refund.Original), all =>
        {
            Assert.InRange(all.Sum(refund => refund.FromCharge), 0, purchases[all.Key].FromCharge);
            Assert.InRange(all.Sum(refund => refund.FromCashback), 0, purchases[all.Key].FromCashback);
            Assert.InRange(all.Sum(refund => refund.FromPolicy), 0, purchases[all.Key].FromPolicy);
        });
        Assert.All(city.Payments, tx => Assert.Equal(tx.Amount, tx.FromCharge + tx.FromCashback + tx.FromPolicy));
    }

    [Fact]
    public void There_are_refunds_of_every_sort()
    {
        var purchases = city.Payments.Where(tx => tx.IsPurchase).ToDictionary(tx => tx.Id);
        var refunds = city.Payments.Where(tx => !tx.IsPurchase).ToList();

        Assert.InRange(refunds.Count * 1000L / purchases.Count, 12, 18);
        Assert.Contains(refunds, tx => tx.Amount == purchases[tx.Original].Amount);
        Assert.Contains(refunds, tx => tx.Amount < purchases[tx.Original].Amount);
        Assert.Contains(refunds, tx => tx.Day > purchases[tx.Original].Day);
        Assert.Contains(refunds, tx => tx.Day.Month > purchases[tx.Original].Day.Month);
        Assert.Contains(refunds.GroupBy(tx => tx.Original), all => all.Count() == 2);
    }

    [Fact]
    public void Policy_money_is_spent_first_never_at_large_shops_and_gone_after_its_last_day()
    {
        var funds = city.Rows("charges").Where(row => row["policy_fund"].Length > 0).ToList();
        var expired = funds.Where(row => row["kind"] == "EXPIRE").ToList();
        var brackets = city.Rows("merchants").ToLookup(row => row["merchant_id"]);

        Assert.NotEmpty(expired);
        Assert.All(expired, row => Assert.Equal(
            WrittenCity.Day(row["expires_on"]).AddDays(1),
                DateOnly.FromDateTime(WrittenCity.Clock(row["occurred_at"]))));
        var spent = city.Payments.Where(tx => tx.IsPurchase && tx.FromPolicy > 0).ToList();
        Assert.NotEmpty(spent);
        Assert.All(spent, tx => Assert.NotEqual(
            nameof(SalesBracket.GT3B),
            brackets[tx.Merchant].Last(row => WrittenCity.Day(row["occurred_on"]) <= tx.Day)["sales_bracket"]));
    }

    [Fact]
    public void Members_pay_with_cards_that_work_at_shops_that_are_open()
    {
        var cards = city.Rows("cards").ToLookup(row => row["card_id"]);
        Assert.All(city.Payments, tx =>
        {
            var last = cards[tx.Card].Last(row => WrittenCity.Clock(row["occurred_at"]) < tx.At);
            Assert.Equal(("ACTIVATED", tx.Member), (last["event"], last["member_id"]));
            var terms = city.Merchants[tx.Merchant];
            Assert.True(terms[0].From < tx.Day, "Payable from the day after registration.");
            Assert.Equal("OPEN", terms.Last(one => one.From <= tx.Day).Status);
        });
        Assert.Contains(city.Merchants.Values, terms => terms[^1].Status == "CLOSED");
        Assert.Contains(city.Rows("cards"), row => row["event"] == "LOST");
        Assert.Contains(city.Rows("cards"), row => row["event"] == "REISSUED");
        Assert.Contains(city.Rows("members"), row => row["event"] == "LEAVE");
        Assert.Contains(city.Rows("members"), row => row["event"] == "MOVE");
    }

    [Fact]
    public void Balances_open_as_they_closed_and_hold_what_moved()
    {
        var programmes = city.Rows("cards").Select(row => (row["card_id"], row["programme"])).Distinct().ToDictionary();
        var spent = city.Payments.GroupBy(tx => (programmes[tx.Card], tx.Day)).ToDictionary(
            all => all.Key, all =>
                (Charge: all.Sum(tx => tx.Sign * tx.FromCharge), Cashback: all.Sum(tx => tx.Sign * tx.Cashback)));
        var closing = new Dictionary<string, long>();
        foreach (var file in city.Figures.Files.Where(file => file.Kind == "balances"))
            foreach (var row in Reference.CsvFile.Read(file.Path).Rows)
            {
                long At(string column) => WrittenCity.Won(row[column]);
                var programme = row["programme"];
                var (charge, cashback) = spent.GetValueOrDefault((programme, file.BusinessDate));
                Assert.Equal(closing.GetValueOrDefault(programme), At("opening"));
                Assert.Equal((charge, cashback), (At("spent_charge"), At("cashback_granted")));
                Assert.Equal(At("closing"), At("opening") + At("charged") + At("cashback_granted") + At("policy_loaded")
                    - At("refunded") - At("expired") - At("spent_charge") - At("spent_cashback") - At("spent_policy"));
                Assert.True(At("protected_account_balance") >= At("closing"));
                closing[programme] = At("closing");
            }

        Assert.True(closing["SEORO"] > 0);
    }

    private sealed class Wallet
    {
        public long Charge { get; set; }

        public long Cashback { get; set; }

        public long Policy { get; set; }
    }
}
