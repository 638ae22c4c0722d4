using System.Globalization;

namespace Eum.Admin.Tests.Reference;

/// <summary>The replay itself, on files small enough to check with a pencil.</summary>
public sealed class ReferenceLedgerTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("eum-reference-");
    private readonly List<string> payments = [];

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void TV22_a_cancel_frees_the_counter_and_rates_nobody_again()
    {
        Pay("A", "2022-10-03T10:00:00+09:00", 200_000);
        Pay("B", "2022-10-04T10:00:00+09:00", 200_000);
        Cancel("C", "A", "2022-10-05T10:00:00+09:00", 200_000);
        Pay("D", "2022-10-06T10:00:00+09:00", 250_000);
        var books = Replay();
        Assert.Equal([20_000, 10_000, 20_000, 20_000], books.Bookings.Select(one => one.Given.Total));
        Assert.Equal([0, 200_000, 200_000, 100_000], books.Bookings.Select(one => one.Before));
        Assert.Equal(30_000, ReferenceTotals.ByBusinessType(books.Bookings).Values.Single().Cashback);
    }

    [Fact]
    public void TV09c_a_partial_cancel_takes_the_newest_band_first()
    {
        Pay("A", "2020-03-03T10:00:00+09:00", 480_000);
        Pay("B", "2020-03-04T10:00:00+09:00", 50_000);
        Cancel("C", "B", "2020-03-05T10:00:00+09:00", 30_000);
        var books = Replay();
        Assert.Equal([48_000, 2_300, 300], books.Bookings.Select(one => one.Given.Total));
    }

    [Fact]
    public void A_cancel_of_last_month_frees_last_month()
    {
        Pay("A", "2022-10-31T23:59:59+09:00", 300_000);
        Pay("B", "2022-11-01T00:00:00+09:00", 300_000);
        Cancel("C", "A", "2022-11-02T10:00:00+09:00", 300_000);
        Pay("D", "2022-11-03T10:00:00+09:00", 10_000);
        var books = Replay();
        Assert.Equal([30_000, 30_000, 30_000, 0], books.Bookings.Select(one => one.Given.Total));
        Assert.Equal(300_000, books.Bookings[^1].Before);
    }

    [Fact]
    public void Policy_money_and_accrued_cashback_neither_earn_nor_count()
    {
        Pay("A", "2022-10-03T10:00:00+09:00", 100_000, cashback: 30_000, policy: 20_000);
        Pay("B", "2022-10-03T11:00:00+09:00", 10_000);
        var books = Replay();
        Assert.Equal([5_000, 1_000], books.Bookings.Select(one => one.Given.Total));
        Assert.Equal(50_000, books.Bookings[^1].Before);
    }

    [Fact]
    public void A_row_seen_twice_counts_once_and_a_cancel_beyond_its_purchase_not_at_all()
    {
        Pay("A", "2022-10-03T10:00:00+09:00", 100_000);
        payments.Add(payments[0]);
        Cancel("C", "A", "2022-10-04T10:00:00+09:00", 100_001);
        var books = Replay();
        Assert.Equal(["A"], books.Duplicates);
        Assert.Equal(["C"], books.Refused);
        Assert.Equal(10_000, books.Bookings.Single().Given.Total);
    }

    [Fact]
    public void Facts_are_those_of_the_day_and_the_last_day_of_a_contract_still_counts()
    {
        Pay("A", "2024-07-31T23:00:00+09:00", 10_000); // LE300M, contract 5 %: 10 + 2 + 5
        Pay("B", "2024-08-01T00:00:00+09:00", 10_000); // contract over: 10
        Pay("C", "2024-08-16T00:00:00+09:00", 10_000); // LE1B: 5
        Assert.Equal([1_700, 1_000, 500], Replay().Bookings.Select(one => one.Given.Total));
    }

    [Fact]
    public void A_cancel_goes_back_to_the_budget_of_its_purchase()
    {
        Pay("A", "2025-12-31T10:00:00+09:00", 100_000);
        Pay("B", "2026-01-01T10:00:00+09:00", 100_000);
        Cancel("C", "A", "2026-01-02T10:00:00+09:00", 100_000);
        var spent = ReferenceTotals.Budgets(Replay().Bookings);
        Assert.Equal(0, spent[(2025, "city", "CITY")]);
        Assert.Equal(7_000, spent[(2026, "city", "CITY")]);
        Assert.Equal(3_000, spent[(2026, "national", "CITY")]);
    }

    [Fact]
    public void What_the_operator_said_is_compared_row_by_row()
    {
        Pay("A", "2023-10-05T10:00:00+09:00", 12_345, said: 1_111);
        Pay("B", "2023-10-05T11:00:00+09:00", 10_000, said: 1_000);
        Assert.Equal(new Dictionary<string, decimal> { ["A"] = 1_234 - 1_111 },
            ReferenceTotals.Differences(Replay().Bookings));
    }

    private void Pay(string tx, string at, int won, int cashback = 0, int policy = 0, int said = 0)
        => payments.Add(string.Create(CultureInfo.InvariantCulture,
            $"{tx},PAY,,{at},M1,K1,S1,{won},{won - cashback - policy},{cashback},{policy},0,CARD,{said}"));

    private void Cancel(string tx, string original, string at, int won)
        => payments.Add(string.Create(CultureInfo.InvariantCulture,
            $"{tx},CANCEL,{original},{at},M1,K1,S1,{won},{won},0,0,0,CARD,0"));

    private ReferenceLedger Replay()
    {
        var files = new[]
        {
            Write("cards", "card_id,event,occurred_at,member_id,programme",
                "K1,ISSUED,2019-01-01T00:00:00+09:00,M1,INCHEON"),
            Write("merchants", "merchant_id,occurred_on,name,business_type,legal_dong,sales_bracket,bracket_from",
                "S1,2019-01-01,\"맛집, \"\"본점\"\"\",FOOD,2817710100,LE300M,2019-01-01",
                "S1,2024-08-16,본점,FOOD,2817710100,LE1B,2024-08-16"),
            Write("benefit-plus", "merchant_id,rate_bp,valid_from,valid_to", "S1,500,2024-07-01,2024-07-31"),
            Write("designations", "merchant_id,designation,valid_from,valid_to", "S2,TAXI,2024-07-01,"),
            Write("payments",
                "tx_id,kind,original_tx_id,approved_at,member_id,card_id,merchant_id,amount,from_charge,"
                + "from_cashback,from_policy,merchant_discount,channel,operator_cashback", [.. payments]),
        };
        var books = new ReferenceLedger(ReferenceRules.Unrestricted);
        books.Read(files);
        books.Replay();
        return books;
    }

    private string Write(string kind, string columns, params string[] rows)
    {
        var path = Path.Combine(folder.FullName, kind + ".csv");
        File.WriteAllText(path,
            $"#EUM,{kind},1,KONA,2024-07-01,2024-07-01T00:00:00+09:00,1\n{columns}\n"
            + string.Concat(rows.Select(row => row + "\n")) + $"#END,{rows.Length},0\n");
        return path;
    }
}
