using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage.Engines;
using static Eum.Admin.Tests.Kit.OperatorDesk;

namespace Eum.Admin.Tests.Imports;

/// <summary>What is refused of the kinds beside payments, row by row, and what stands afterwards.</summary>
public sealed class KindRowTests
{
    private static readonly string Ten = At("10:00:00.000");

    private static readonly (string Kind, string Good, (string Row, string Column, string Rule)[] Bad)[] Files =
    [
        ("merchants", Merchant("S4", "NEW", "2025-09-01"),
        [
            (Merchant("S5", "OPENED", "2025-09-01"), "event", "word"),
            (Merchant("S5", "NEW", "2025-09-31"), "occurred_on", "date"),
            (Merchant("S5", "NEW", "2025-09-01", registration: "1234567890"), "business_registration_no",
                "registration-no"),
            (Merchant("S5", "NEW", "2025-09-01", name: ""), "name", "text-empty"),
            (Merchant("S5", "NEW", "2025-09-01", name: "가\u0007나"), "name", "control-character"),
            (Merchant("S5", "NEW", "2025-09-01", name: new string('가', 201)), "name", "text-long"),
            (Merchant("S5", "NEW", "2025-09-01", type: "CASINO"), "business_type", "business-type"),
            (Merchant("S5", "NEW", "2025-09-01", dong: "1111010100"), "legal_dong", "dong"), // Seoul.
            (Merchant("S5", "NEW", "2025-09-01", dong: "2829010100"), "legal_dong", "dong"), // Not before July 2026.
            (Merchant("S5", "NEW", "2025-09-01", dong: ""), "legal_dong", "dong"),
            (Merchant("S5", "NEW", "2025-09-01", bracket: "LE2B"), "sales_bracket", "word"),
            (Merchant("S5", "NEW", "2025-09-01", from: "soon"), "bracket_from", "date"),
            (Merchant("S5", "NEW", "2025-09-01", status: "GONE"), "status", "word"),
            (Merchant("S5", "NEW", "2025-09-01", status: "CLOSED"), "status", "status"),
            (Merchant("S1", "END", "2025-09-01"), "status", "status"),
            (Merchant("S1", "NEW", "2025-09-01"), "event", "merchant-known"),
            (Merchant("S9", "CHANGE", "2025-09-01"), "merchant_id", "merchant-unknown"),
            (Merchant("S1", "CHANGE", "2019-12-31"), "occurred_on", "merchant-not-yet"),
            (Merchant("S1", "NEW", "2020-01-02", bracket: "GT3B"), "sales_bracket", "conflict"),
            (Merchant("S1", "NEW", "2020-01-02", name: "다른 이름"), "name", "conflict"),
        ]),
        ("benefit-plus", "S1,300,2025-09-01,",
        [
            ("S9,300,2025-09-01,", "merchant_id", "merchant-unknown"), ("S1,0,2025-10-01,", "rate_bp", "rate"),
            ("S1,3%,2025-10-01,", "rate_bp", "rate"), ("S1,10000,2025-10-01,", "rate_bp", "rate"),
            ("S1,300,,", "valid_from", "date"), ("S1,300,2025-10-01,2025-09-30", "valid_to", "period"),
            ("S1,500,2025-09-01,", "rate_bp", "conflict"),
        ]),
        ("designations", "S1,HERITAGE,2025-09-01,",
        [
            ("S9,TAXI,2025-09-01,", "merchant_id", "merchant-unknown"), ("S1,NICE,2025-09-01,", "designation", "word"),
            ("S1,,2025-09-01,", "designation", "word"), ("S1,TAXI HERITAGE,2025-09-01,", "designation", "word"),
        ]),
        ("members", $"M4,JOIN,{Ten},1990,M,",
        [
            ($"M5,JOINED,{Ten},1990,M,", "event", "word"), ($"M5,JOIN,{Ten},90,M,", "birth_year", "birth-year"),
            ($"M5,JOIN,{Ten},2026,M,", "birth_year", "birth-year"), ($"M5,JOIN,{Ten},1990,X,", "sex", "word"),
            ($"M5,JOIN,{Ten},1990,M,28185", "home_legal_dong", "dong"),
                ($"M5,JOIN,{Ten},1990,M,2899910100", "home_legal_dong", "dong"),
            ($"M5,LEAVE,{Ten},1990,M,", "member_id", "member-unknown"),
                ($"M1,JOIN,{Ten},1981,F,2818510100", "event", "member-joined"),
            ("M1,JOIN,2020-02-01T10:00:00.000+09:00,1982,F,2818510100", "birth_year", "conflict"),
            ($"회원,JOIN,{Ten},1990,M,", "member_id", "id"), ($"M5,JOIN,{Ten},1990,M,,", "", "columns"),
        ]),
        ("cards", $"C4,ISSUED,{Ten},M1,INCHEON,,,,",
        [
            ($"C5,ISSUED,{Ten},M9,INCHEON,,,,", "member_id", "member-unknown"),
                ($"C5,LOST,{Ten},M1,INCHEON,,,,", "card_id", "card-unknown"),
            ($"C5,ISSUED,{Ten},M1,SEOUL,,,,", "programme", "programme"),
                ($"C5,BROKEN,{Ten},M1,INCHEON,,,,", "event", "word"),
            ($"C1,LOST,{Ten},M2,INCHEON,,,,", "member_id", "card-member"),
                ($"C1,LOST,{Ten},M1,SEORO,,,,", "programme", "card-programme"),
            ($"C1,ISSUED,{Ten},M1,INCHEON,,,,", "event", "card-issued"),
                ($"C5,REISSUED,{Ten},M1,INCHEON,,,C9,", "replaces_card_id", "card-unknown"),
            ($"C5,REISSUED,{Ten},M1,INCHEON,,,C2,", "replaces_card_id", "card-member"),
            ($"C5,REISSUED,{Ten},M1,INCHEON,,,C5,", "replaces_card_id", "replaces-itself"),
            ($"C5,ISSUED,{Ten},M1,INCHEON,9410123412341234,,,", "pan_masked", "pan"),
            ("C1,ACTIVATED,2020-02-03T10:00:00.000+09:00,M1,INCHEON,9999,L1,,", "pan_masked", "conflict"),
        ]),
        ("charges", $"H1,CHARGE,{Ten},M1,C1,50000,ACCOUNT,,",
        [
            ($"H2,LOAD,{Ten},M1,C1,1000,ACCOUNT,,", "kind", "word"),
                ($"H2,CHARGE,{Ten},M1,C1,-1000,ACCOUNT,,", "amount", "amount-positive"),
            ($"H2,CHARGE,{Ten},M1,C1,1000,,,", "method", "word"),
                ($"H2,CHARGE,{Ten},M1,C1,1000,POLICY,,", "policy_fund", "policy-fund"),
            ($"H2,CHARGE,{Ten},M1,C1,1000,CASH,,tomorrow", "expires_on", "date"),
                ($"H2,CHARGE,{Ten},M1,C2,1000,CASH,,", "card_id", "card-member"),
            ($"H2,CHARGE,{Ten},M9,C1,1000,CASH,,", "member_id", "member-unknown"),
                ($"H2,CHARGE,{Ten},M1,C9,1000,CASH,,", "card_id", "card-unknown"),
            ($"H1,CHARGE,{Ten},M1,C1,50001,ACCOUNT,,", "amount", "conflict"),
        ]),
        ("balances", "INCHEON,100,10,1,2,3,4,5,6,7,102,150",
        [
            ("SEORO,100,10,0,0,0,0,0,0,0,111,150", "closing", "balance"),
                ("NOWHERE,0,0,0,0,0,0,0,0,0,0,0", "programme", "programme"),
            ("SEORO,0,-1,0,0,0,0,0,0,0,-1,0", "charged", "amount-negative"),
                ("SEORO,0,1.5,0,0,0,0,0,0,0,0,0", "charged", "amount"),
            ("INCHEON,100,10,1,2,3,4,5,6,7,102,151", "protected_account_balance", "conflict"),
        ]),
        ("services", "MALL,인천e몰,28185,ORDERS,5",
        [
            ("SHOP,인천e몰,28185,ORDERS,5", "service", "word"), ("MALL,인천e몰,28125,ORDERS,5", "district", "district"),
            ("MALL,인천e몰,28185,,5", "measure", "text-empty"), ("MALL,인천e몰,28185,WON,5원", "value", "amount"),
            ("MALL,인천e몰,28185,ORDERS,6", "value", "conflict"),
        ]),
    ];

    public static TheoryData<StorageEngine, string> Cases
    {
        get
        {
            var cases = new TheoryData<StorageEngine, string>();
            foreach (var file in Files)
            {
                cases.Add(StorageEngine.Sqlite, file.Kind);
                cases.Add(StorageEngine.PostgreSql, file.Kind);
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Bad_rows_are_named_and_the_good_one_is_taken(StorageEngine engine, string kind)
    {
        using var desk = await OpenAsync(engine);
        var (_, good, bad) = Files.Single(file => file.Kind == kind);

        var result = await desk.ImportAsync(desk.Write(kind, [good, .. bad.Select(one => one.Row)], sequence: 2));

        var expected = bad.Select((one, i) => $"{1004 + i}|{one.Column}|{one.Rule}");
        Assert.Equal(string.Join('\n', expected),
            await desk.RowsAsync("SELECT 1000 + line, column_name, rule FROM import_rejects"));
        Assert.Equal(("PARTLY", 1L), (result.Status, result.Accepted));
        Assert.Equal(bad.Count(one => one.Rule == "conflict"), result.Conflicts);
        Assert.All(result.Problems, problem => Assert.Matches("[가-힣].*[.]$", problem.Message));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_card_stands_as_its_latest_event_says_and_closes_when_another_takes_its_place(
        StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);

        await desk.TakeAsync(desk.Write("cards",
            [
                $"C9,ACTIVATED,{At("15:00:00.000")},M2,INCHEON,,,,",
                    $"C9,REISSUED,{At("14:00:00.000")},M2,INCHEON,9411,L9,C2,",
                $"C1,LOST,{At("09:00:00.000")},M1,INCHEON,,,,", $"C3,SUSPENDED,{At("09:00:00.000")},M3,INCHEON,,,,",
            ], sequence: 2));
        await desk.TakeAsync(desk.Write("cards", [$"C1,ACTIVATED,{At("17:00:00.000")},M1,INCHEON,,,,"], sequence: 3));

        Assert.Equal("L1|2|0\nL1|3|0\nL1|6|1\nL9|2|0", // C1 turned up again, C3 is suspended, C2 replaced, C9 works.
            await desk.RowsAsync("SELECT lot_no, status, CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END FROM cards"));
        Assert.Equal(11, await desk.Database.NumberAsync("SELECT COUNT(*) FROM card_events"));
        var paid = await desk.PayAsync(
            Pay("T1", At("13:59:59.999"), 1_000, who: 2), Pay("T2", At("14:00:00.000"), 1_000, who: 2),
                Pay("T3", At("18:00:00.000"), 1_000));
        Assert.Equal(("card-closed", 4), (paid.Problems.Single().Rule, paid.Problems.Single().Line));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Members_join_move_and_leave_and_the_day_counts_them(StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);

        await desk.TakeAsync(desk.Write("members",
            [
                $"M1,LEAVE,{At("18:00:00.000")},1981,F,2818510100", $"M2,MOVE,{At("09:00:00.000")},1982,F,4113510100",
                $"M1,JOIN,{At("21:00:00.000")},1981,F,", $"M4,JOIN,2025-08-31T23:59:59.999+09:00,1990,,",
            ], sequence: 2));

        Assert.Equal("0|1981|0\n0|1990|0\n2818510100|1983|0\n4113510100|1982|0",
            await desk.RowsAsync(
                "SELECT home_dong, birth_year, CASE WHEN left_at IS NULL THEN 0 ELSE 1 END FROM members"));
        Assert.Equal("20250831|1|1\n20250901|1|1\n20250901|2|1\n20250901|3|1\n20250901|4|1",
            await desk.RowsAsync("SELECT day, event, count FROM signups_daily WHERE day > 20250000"));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_merchants_bracket_waits_for_its_day_and_an_ended_merchant_closes_the_day_after(
        StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);

        await desk.TakeAsync(desk.Write("merchants",
            [Merchant("S1", "CHANGE", "2025-08-15", bracket: "GT3B", from: "2025-09-10"),
                Merchant("S3", "END", "2025-09-05", status: "CLOSED")], sequence: 2));
        var paid = await desk.PayAsync(
            Pay("T1", "2025-09-05T23:59:59.999+09:00", 10_000, "S3", theirs: 1_000),
                Pay("T2", "2025-09-06T00:00:00.000+09:00", 10_000, "S3"),
            Pay("T3", "2025-09-09T12:00:00.000+09:00", 10_000, theirs: 1_000),
                Pay("T4", "2025-09-10T12:00:00.000+09:00", 10_000));

        Assert.Equal(("merchant-closed", 2_000L), (paid.Problems.Single().Rule, paid.OwnCashback));
        Assert.Equal("20250905", await desk.RowsAsync("SELECT closed_on FROM merchants WHERE closed_on > 20250831"));
        await desk.TakeAsync(
            desk.Write("merchants", [Merchant("S1", "END", "2025-09-07", status: "CLOSED")], sequence: 3));
        var late = await desk.ImportAsync(
            desk.Write("payments", [Pay("T5", "2025-09-11T12:00:00.000+09:00", 10_000)], sequence: 2));
        Assert.Equal("merchant-closed", late.Problems.Single().Rule); // Its announced bracket does not open it again.
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task A_contract_sent_again_with_its_last_day_is_closed_by_it(StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        await desk.TakeAsync(desk.Write("benefit-plus", ["S1,300,2025-09-01,"]));
        await desk.TakeAsync(desk.Write("designations", ["S1,TAXI,2025-09-01,"]));

        var contract = await desk.ImportAsync(
            desk.Write("benefit-plus", ["S1,300,2025-09-01,2025-09-30", "S1,300,2025-09-01,2025-10-31"], sequence: 2));
        var designation = await desk.ImportAsync(desk.Write(
            "designations", ["S1,TAXI,2025-09-01,2025-09-30", "S1,TAXI,2025-09-01,2025-09-30"], sequence: 2));

        Assert.Equal((1L, 1L, 0L), (contract.Accepted, contract.Conflicts, contract.Duplicates));
        Assert.Equal((1L, 0L, 1L), (designation.Accepted, designation.Conflicts, designation.Duplicates));
        Assert.Equal(
            "300|20250930|2", await desk.RowsAsync("SELECT rate_bp, valid_to, version FROM benefit_plus_contracts"));
        Assert.Equal("TAXI|20250930|2",
            await desk.RowsAsync("SELECT designation, valid_to, version FROM merchant_designations"));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task Charges_are_posted_signed_in_the_answer_and_adjusted_where_the_month_is_closed(
        StorageEngine engine)
    {
        using var desk = await OpenAsync(engine);
        await desk.Database.ExecuteAsync(
            "INSERT INTO month_closings (month, closed_at, closed_by) VALUES (202508, 0, 'test')");

        var result = await desk.TakeAsync(desk.Write("charges",
            [$"H1,CHARGE,{At("08:00:00.000")},M1,C1,100000,AUTO,,",
                $"H2,REFUND,{At("08:00:00.000", Day.AddDays(-1))},M1,C1,30000,ACCOUNT,,"]));

        Assert.Equal(70_000, result.Amount);
        Assert.Equal("1|100000|20250901|0\n2|30000|20250901|2",
            await desk.RowsAsync("SELECT kind, amount, posted_on, flags FROM charges"));
        Assert.Equal("20250901|2818510100|1|4|1|100000\n20250901|2818510100|2|1|1|30000",
            await desk.RowsAsync("SELECT day, home_dong, kind, method, count, amount FROM charges_daily"));
    }
}
