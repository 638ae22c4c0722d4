using System.Globalization;
using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Admin.Features.Payments;
using Eum.Admin.Tests.Desk;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.Payments;

/// <summary>What leaves the list, for whom, and what an attacker's address finds.</summary>
public sealed class PaymentDoorTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private const int Yeonsu = 28185;

    private static readonly string[] Names =
    [
        "from", "to", "district", "programme", "type", "group", "bracket", "kind", "channel", "min", "max", "merchant",
        "tx", "differs", "late", "adjusted", "file", "sort", "cols", "page",
    ];

    private static readonly string[] Good =
    [
        "2026-02-28", "2026-03-02", "28185", "28260", "INCHEON", "SEORO", "LE300M", "pay", "cancel", "QR", "CARD", "1",
        "100,000", "가게", "1234567891", "S000003", "T00002280004", "any", "none", "rate", "yes", "-amount", "tx",
        "time,amount", "end", "after_5_7", "before_99999_99999",
    ];

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_6_no_word_of_an_address_shows_an_official_a_payment_of_another_gu_or_breaks_the_list(
        StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        await using var registry = Registry.Over(database);
        var official = await new Counter(database, new StoppedClock()).OfficerAsync(RoleTable.GuOfficial, Yeonsu);
        var (random, words) = (new Random(20261122), new FuzzedWords(20261122));
        var (seen, unknown) = (0, 0);

        for (var i = 0; i < 5_000; i++)
        {
            var said = Names.Where(_ => random.Next(8) == 0)
                .Select(name => (name, Word: random.Next(4) == 0 ? words.Next() : Pick(random)));
            var address = "/payments?" + string.Join(
                '&', said.Select(one => $"{one.name}={Uri.EscapeDataString(one.Word ?? "")}"));
            if (ListWords.Of(address) is not { } asked || PaymentFilter.Find(asked) is not { } filter
                || PaymentShape.List.Find(asked) is not { } choice || ListPaging.Find(choice.Page) is not { } paging)
            {
                unknown++;
                continue;
            }

            var view = await registry.Get<PaymentList>().AskAsync(
                new(filter, PaymentShape.OrderOf(choice.Sort), choice.Sort.Descending, paging), official);
            if (view is null) continue;
            Assert.All(view.Lines, line => Assert.Equal(Yeonsu, line.District));
            Assert.True(view.Lines.Count <= view.Sum.Count, address);
            seen += view.Lines.Count;
        }

        Assert.True(seen > 1_000 && unknown > 1_000, $"{seen} {unknown}");
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task The_file_has_the_rows_and_columns_of_the_list_and_its_reason_is_on_record(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        await database.ExecuteAsync("UPDATE merchants SET name = '=HYPERLINK(1),\"가게\"' WHERE name = '가게 1'");
        await using var registry = Registry.Over(database);
        var counter = new Counter(database, new StoppedClock());
        var official = await counter.OfficerAsync(RoleTable.GuOfficial, Yeonsu);
        var choice = new ListChoice(new("amount", true), ["tx", "merchant", "amount"], null);
        var filter = PaymentFilter.None with { From = Town.Days[0], To = Town.Days[^1] };

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ko-KR");
        using var taken = Assert.IsType<Outcome<TakenFile>.Done>(await registry.Get<ExportPayments>().RunAsync(
            official, new(new(filter, choice.Sort, choice.Columns), "구의회 요구 자료 제출"), default)).Value;
        using var file = new MemoryStream();
        await taken.Content.CopyToAsync(file);

        var lines = System.Text.Encoding.UTF8.GetString(file.ToArray()[3..]).Split("\r\n");
        var plain = (await PlainPayments.ReadAsync(database)).Places(
            new(Town.Days[0], Town.Days[^1]), PaymentOrder.Amount, true, DistrictScope.Of(Yeonsu));
        Assert.Equal([0xEF, 0xBB, 0xBF], file.ToArray()[..3]);
        Assert.Equal("거래 번호,가맹점,결제액(원)", lines[0]);
        Assert.Equal(plain.Count + 2, lines.Length);
        Assert.Equal(
            plain.Select(place => place.Value), lines[1..^1].Select(line =>
                long.Parse(line.Split(',')[^1], CultureInfo.InvariantCulture)));
        Assert.All(lines[1..^1], line => Assert.Matches(",\"'=HYPERLINK\\(1\\),\"\"가게\"\"\",-?[0-9]+$", line));
        Assert.Equal((plain.Count, 0), (taken.Rows, taken.People)); // Who paid is in no column of it.
        await using var db = database.Open();
        var row = await db.Downloads.SingleAsync();
        Assert.Equal(("payments.export", "구의회 요구 자료 제출", (long)plain.Count, taken.Sha256),
            (row.UseCase, row.Reason, row.Rows, row.Sha256));
    }

    [Fact]
    public async Task Without_a_reason_or_for_another_gu_no_file_leaves()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var registry = Registry.Over(database);
        var official = await new Counter(database, new StoppedClock()).OfficerAsync(RoleTable.GuOfficial, Yeonsu);
        var export = registry.Get<ExportPayments>();

        Assert.Equal("Reason", Assert.IsType<Outcome<TakenFile>.Refused>(await export.RunAsync(
            official, new(new(PaymentFilter.None, new("time", true), []), " 그냥  "), default)).Problems[0].Field);
        Assert.Equal(
            [Refusals.NotFound],
            Assert.IsType<Outcome<TakenFile>.Refused>(await export.RunAsync(
                official,
                new(new(PaymentFilter.None with { District = 28260 }, new("time", true), []), "구의회 요구 자료 제출"),
                default)).Problems);
        Assert.Equal(0, await database.NumberAsync("SELECT COUNT(*) FROM downloads"));
    }

    [Fact]
    public async Task A_merchant_is_found_by_business_number_id_or_part_of_its_name()
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(StorageEngine.Sqlite));
        await using var registry = Registry.Over(database);
        var period = PaymentFilter.None with { From = Town.Days[0], To = Town.Days[^1] };

        async Task<long> CountAsync(string merchant) =>
            (await registry.Get<PaymentList>().AskAsync(
                new(period with { Merchant = merchant }, PaymentOrder.Time, true, default)))!.Sum.Count;

        var all = await database.NumberAsync("SELECT COUNT(*) FROM payments");
        Assert.Equal(all, await CountAsync("123-45-67891"));
        Assert.Equal(all, await CountAsync("가게"));
        Assert.Equal(await CountAsync("S000003"), await CountAsync("가게 3"));
        Assert.InRange(await CountAsync("S000003"), 1, all - 1);
        Assert.Equal(0, await CountAsync("없는 가게"));
    }

    private static string Pick(Random random) => Good[random.Next(Good.Length)];
}
