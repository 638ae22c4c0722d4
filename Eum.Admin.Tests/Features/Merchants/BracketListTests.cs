using Eum.Admin.Features.Merchants;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback;
using Eum.Domain.Lists;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Admin.Tests.Features.Merchants;

public sealed class BracketListTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private const string List = "가맹점번호,매출구간\nS000001,LE3B\nS000002,30억 초과\nS000005,영세\nS000003,영세\nS000404,영세\n";

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_list_of_brackets_shows_what_it_does_to_cashback_before_it_can_be_proposed(StorageEngine engine)
    {
        await using var desk = await ListDesk.OpenAsync(engine);
        var by = await desk.OfficerAsync();
        var (list, rows) = await desk.JudgedAsync(by, ListKind.Brackets, List);

        Assert.Equal(
            [ListVerdict.Change, ListVerdict.Change, ListVerdict.Change, ListVerdict.Same, ListVerdict.Rejected],
            rows.Select(row => row.Verdict));
        Assert.Equal("3억 이하 → 10억 초과 30억 이하 (2026-03-15부터)", rows[0].Message);
        Assert.Contains(
            "먼저 계산", ListDesk.Refused(await desk.ProposeAsync(by, list))[0].Message, StringComparison.Ordinal);

        await desk.MeasureAsync(by, list);

        var effect = (await desk.EffectAsync(by, list))!;
        Assert.Equal(new(2026, 2), effect.Month); // The last that is over.
        Assert.Equal(3, effect.Cells.Sum(cell => cell.Merchants));
        foreach (var (cell, merchant) in effect.Cells.Zip(OfCells(effect)))
            Assert.Equal(
                (cell.Before.Total, cell.After.Total),
                await PlainlyAsync(desk.Database, merchant, effect.Month, cell.From, cell.To));
        Assert.True(effect.Cells.Single(cell => cell.To == SalesBracket.GT3B).Difference < 0);
        Assert.True(effect.Cells.Single(cell => cell.From == SalesBracket.GT3B).Difference > 0);

        var proposal = ListDesk.Value(await desk.ProposeAsync(by, list));
        await using var db = desk.Database.Open();
        Assert.Equal(effect.Difference, (await db.Proposals.SingleAsync(row => row.ProposalNo == proposal)).Effect);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Brackets_hold_from_their_day_on_and_what_was_paid_before_stays_as_it_was(StorageEngine engine)
    {
        await using var desk = await ListDesk.OpenAsync(engine);
        var by = await desk.OfficerAsync();
        var (list, _) = await desk.JudgedAsync(by, ListKind.Brackets, List);
        await desk.MeasureAsync(by, list);
        var before = await desk.Database.NumberAsync("SELECT SUM(cashback) FROM payments");
        var texts = await desk.Database.ScalarAsync("SELECT MAX(name) FROM merchants");

        await desk.CommitAsync(by, list);

        Assert.Equal(ListState.Done, (await desk.ViewAsync(by, list)).Line.State);
        Assert.Equal(before, await desk.Database.NumberAsync("SELECT SUM(cashback) FROM payments"));
        Assert.Equal(texts, await desk.Database.ScalarAsync("SELECT MAX(name) FROM merchants"));
        var shown = ListDesk.Value(await desk.Registry.Get<MerchantDetail>().RunAsync(by, new("S000002"), default));
        Assert.Equal(
            [(new DateOnly(2025, 1, 1), SalesBracket.LE300M), (ListDesk.Day, SalesBracket.GT3B)],
            shown.Terms.Select(term => (term.From, term.Bracket)));
        Assert.All(shown.Terms, term => Assert.Equal((2, 28237_10100L), (term.BusinessType, term.Dong)));
        Assert.Contains(shown.Sources, source => source is { Kind: "brackets", Operator: "EUM" });

        var rated = await PayAsync(desk, "T99000000001", ListDesk.Day.AddDays(-1), "T99000000002", ListDesk.Day);
        Assert.Equal((SalesBracket.LE300M, SalesBracket.GT3B), rated);
    }

    [Fact]
    public async Task A_row_corrected_after_the_effect_was_measured_asks_for_it_anew()
    {
        await using var desk = await ListDesk.OpenAsync(StorageEngine.Sqlite);
        var by = await desk.OfficerAsync();
        var (list, _) = await desk.JudgedAsync(by, ListKind.Brackets, List);
        await desk.MeasureAsync(by, list);

        ListDesk.Value(await desk.Registry.Get<Admin.Features.Merchants.Lists.CorrectListRow>().RunAsync(
            by, new(list, 6, ["S000004", null]), default));

        Assert.Null(await desk.EffectAsync(by, list));
        ListDesk.Refused(await desk.ProposeAsync(by, list));
    }

    [Fact]
    public async Task A_bracket_that_was_announced_for_later_keeps_its_day()
    {
        using var desk = await OperatorDesk.OpenAsync(StorageEngine.Sqlite);
        await desk.TakeAsync(desk.Write("merchants",
        [
            OperatorDesk.Merchant("S70", "NEW", "2025-01-02", bracket: "LE300M"),
            OperatorDesk.Merchant("S70", "CHANGE", "2025-03-02", bracket: "LE1B", from: "2025-09-01"),
            OperatorDesk.Merchant("S71", "NEW", "2025-01-02", bracket: "LE300M"),
            OperatorDesk.Merchant("S71", "CHANGE", "2025-06-02", bracket: "LE300M", name: "새 이름"),
        ], sequence: 5));
        var importer = new FileImporter(
            new(Microsoft.Extensions.Options.Options.Create(desk.Database.Options)), new StoppedClock())
        {
            Cipher = desk.Database.Keys.Cipher,
        };
        var path = desk.Folder.Write("brackets.csv",
            "#EUM,brackets,1,EUM,2025-09-10,2025-09-10T09:00:00+09:00,0\nmerchant_id,sales_bracket,bracket_from\n"
            + "S70,LE500M,2025-04-01\nS71,LE3B,2025-04-01\nS72,LE3B,2025-04-01\n#END,3,0\n");

        var asked = await importer.ImportAsync(path, "brackets", "test", null, default);

        Assert.Equal((2L, 1L), (asked.Accepted, asked.Rejected));
        Assert.Equal(
            "20250102 0\n20250302 0\n20250401 1\n20250901 2", await TermsAsync(desk, "S70"));
        Assert.Equal("20250102 0\n20250401 3\n20250602 3", await TermsAsync(desk, "S71"));
    }

    [Fact]
    public async Task Nobody_brings_brackets_in_past_the_list()
    {
        using var desk = await OperatorDesk.OpenAsync(StorageEngine.Sqlite);
        var path = desk.Folder.Write("brackets.csv",
            "#EUM,brackets,1,OPER,2025-09-10,2025-09-10T09:00:00+09:00,1\nmerchant_id,sales_bracket,bracket_from\n"
            + "S1,LE500M,2025-04-01\n#END,1,0\n");

        var result = await desk.ImportAsync(path);

        Assert.Equal("REFUSED", result.Status);
        Assert.Contains("목록 올리기", result.Message, StringComparison.Ordinal);
    }

    // The merchants of the cells of an effect, in the cells' order: each change of the list is one merchant's.
    private static IEnumerable<int> OfCells(BracketEffectFound effect) => effect.Cells.Select(cell =>
        cell.From == SalesBracket.GT3B ? 5 : cell.To == SalesBracket.GT3B ? 2 : 1);

    private static async Task<(long Before, long After)> PlainlyAsync(
        TestDatabase database, int merchant, YearMonth month, SalesBracket before, SalesBracket after)
    {
        await using var db = database.Open();
        var plan = PolicyCatalogue.Timeline.At(KoreanTime.StartOf(ListDesk.Day));
        var programmes = await db.Programmes.ToDictionaryAsync(row => row.ProgrammeNo, row => row.Code);
        var facts = await db.RatingFacts.ToDictionaryAsync(row => row.FactsNo);
        var key = Town.Key(3, merchant);
        var (won, other) = (0L, 0L);
        var payments = db.Payments.Where(row => row.MerchantKey == key && row.Kind == PaymentKind.Pay);
        foreach (var row in await payments.ToListAsync())
        {
            if (YearMonth.Of(row.PostedOn) != month) continue;
            var cancelled = await db.Cancellations.Where(one => one.OriginalKey == row.TxKey)
                .SumAsync(one => one.FromCharge);
            var fact = facts[row.FactsNo];
            won += Cashback(before);
            other += Cashback(after);

            long Cashback(SalesBracket bracket) => Quote.Of(
                plan, row.ApprovedAt,
                new(programmes[fact.ProgrammeNo], fact.District, bracket, fact.Designations, fact.BenefitPlusBp,
                    BusinessTypeTable.ByNo(fact.BusinessType)!.Code, fact.Channel),
                row.FromCharge - cancelled, new(row.MtdBefore, row.ProgrammeBefore)).Total;
        }

        return (won, other);
    }

    // With which brackets two payments are rated, the day before and on the day.
    private static async Task<(SalesBracket Before, SalesBracket After)> PayAsync(
        ListDesk desk, string first, DateOnly before, string second, DateOnly after)
    {
        foreach (var (tx, day, number) in ((string, DateOnly, int)[])[(first, before, 8), (second, after, 9)])
        {
            using var folder = new TempFolder();
            var path = folder.Write("payments.csv", OperatorDesk.TextOf(
                "payments",
                [$"{tx},PAY,,{OperatorDesk.At("10:00:00.000", day)},M000030,C000030,S000002,10000,10000,0,0,0,CARD,0"],
                number, day));
            var result = await desk.Registry.Get<FileImporter>().ImportAsync(path, null, "test", null, default);
            Assert.True(result.Status == "DONE", $"{result.Message} {string.Join(' ', result.Problems)}");
        }

        return (await BracketAsync(first), await BracketAsync(second));

        async Task<SalesBracket> BracketAsync(string tx) => (SalesBracket)await desk.Database.NumberAsync(
            "SELECT f.bracket FROM payments p JOIN rating_facts f ON f.facts_no = p.facts_no "
            + $"WHERE p.tx_key = {Town.Key(4, long.Parse(tx[1..], null))}");
    }

    private static async Task<string> TermsAsync(OperatorDesk desk, string merchant) => await desk.RowsAsync(
        $"""
        SELECT t.valid_from || ' ' || t.bracket FROM merchant_terms t
        JOIN id_series s ON t.merchant_key >> 39 = s.series
        WHERE s.prefix || (t.merchant_key & 549755813887) = '{merchant}' AND t.batch_no = (
            SELECT MAX(o.batch_no) FROM merchant_terms o
            WHERE o.merchant_key = t.merchant_key AND o.valid_from = t.valid_from)
        """);
}
