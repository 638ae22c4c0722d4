using Eum.Admin.Tests.Kit;
using Eum.Domain.Cashback;
using Eum.Domain.Officers;
using Eum.Domain.Payments;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Features.Payments;

/// <summary>The list of payments against a plain reading of all rows.</summary>
public sealed class PaymentLedgerTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private static readonly PaymentQuery Everything = new(Town.Days[0], Town.Days[^1]);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Every_filter_alone_and_any_together_find_and_add_up_what_a_plain_reading_does(
        StorageEngine engine)
    {
        using var town = await TownAsync(engine);
        var random = new Random(20261122);
        var queries = Filters(town.Plain, random).Select(filter => filter(Everything))
            .Concat(Enumerable.Range(0, 200).Select(_ => Filters(town.Plain, random)
                .Where(_ => random.Next(6) == 0).Aggregate(Everything, (query, filter) => filter(query))));
        var found = 0;

        foreach (var query in queries)
        {
            var places = await town.AllAsync(query, PaymentOrder.Tx, descending: false);
            Assert.Equal(town.Plain.Places(query, PaymentOrder.Tx, descending: false), places);
            Same(town.Plain.Sum(query), await town.Ledger.SumAsync(town.Books, query, default));
            found += places.Count;
        }

        Assert.True(found > 1_000);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Every_order_leads_through_all_payments_once_from_either_end(StorageEngine engine)
    {
        using var town = await TownAsync(engine);

        foreach (var order in Enum.GetValues<PaymentOrder>())
            foreach (var descending in (bool[])[false, true])
                foreach (var backwards in (bool[])[false, true])
                {
                    var plain = town.Plain.Places(Everything, order, descending);
                    Assert.Equal((order, plain.Count), (order, plain.Distinct().Count()));
                    Assert.Equal(plain, await town.WalkAsync(Everything, order, descending, backwards, size: 37));
                }
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_4_each_gu_finds_its_own_payments_whatever_was_read_for_others_before(StorageEngine engine)
    {
        using var town = await TownAsync(engine);
        var all = await town.AllAsync(Everything, PaymentOrder.Time, descending: true);
        var seen = 0;

        foreach (var district in (int[])[28185, 28237, 28260, 28110, 28140, 28710, 28200])
        {
            var scope = DistrictScope.Of(district);
            await using var books = await Snapshot.OpenAsync(town.Database, scope, default);
            var own = await town.Ledger.PageAsync(
                books, Everything, new(PaymentOrder.Time, true, null, false, 10_000), default);
            Assert.Equal(town.Plain.Places(Everything, PaymentOrder.Time, true, scope), own.Places);
            Same(town.Plain.Sum(Everything, scope), await town.Ledger.SumAsync(books, Everything, default));
            var byTime = Everything with { Least = 1 };
            Same(town.Plain.Sum(byTime, scope), await town.Ledger.SumAsync(books, byTime, default));
            Assert.Equal(
                own.Places.Select(place => place.Key),
                (await new PaymentLines(town.Memory).ReadAsync(books, [.. all.Select(place => place.Key)], default))
                    .Select(line => line.Key));
            var foreign = all.Select(place => place.Key).Except(own.Places.Select(place => place.Key)).First();
            Assert.Empty((await town.Ledger.PageAsync(
                books, Everything with { Tx = foreign }, new(PaymentOrder.Tx, false, null, false, 9), default)).Places);
            seen += own.Places.Count;
        }

        Assert.Equal(all.Count, seen);
        await using var nobody = await Snapshot.OpenAsync(town.Database, DistrictScope.Nothing, default);
        Assert.Empty((await town.Ledger.PageAsync(
            nobody, Everything, new(PaymentOrder.Tx, false, null, false, 9), default)).Places);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task What_a_later_file_brings_is_there_at_once(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await Town.SettleAsync(database);
        using var memory = new PaymentMemory();
        var ledger = new PaymentLedger(memory);

        foreach (var day in Town.Days)
        {
            await Town.ImportAsync(database, day, Town.PaymentsOf(day));
            var plain = await PlainPayments.ReadAsync(database);
            await using var books = await Snapshot.OpenAsync(database, default);
            var page = await ledger.PageAsync(
                books, Everything, new(PaymentOrder.Amount, true, null, false, 10_000), default);
            Assert.Equal(plain.Places(Everything, PaymentOrder.Amount, descending: true), page.Places);
        }
    }

    [Fact]
    public async Task A_line_tells_what_the_row_and_its_facts_say()
    {
        using var town = await TownAsync(StorageEngine.Sqlite);
        var places = await town.AllAsync(Everything, PaymentOrder.Tx, descending: false);

        var lines = await new PaymentLines(town.Memory).ReadAsync(
            town.Books, [.. places.Select(place => place.Key)], default);

        var first = lines[0];
        Assert.Equal(places.Count, lines.Count);
        Assert.Equal(("T00002280000", "S000001", "가게 1"), (first.Tx, first.MerchantId, first.MerchantName));
        Assert.Equal((28185, 1_000L), (first.District, first.Amount));
        Assert.Equal((PaymentKind.Pay, Channel.Qr), (first.Kind, first.Channel));
        Assert.Contains("INCHEON-BASE:", first.Policies, StringComparison.Ordinal);
        Assert.All(lines, line => Assert.Equal(line.Kind == PaymentKind.Cancel, line.Amount < 0));
        Assert.Equal(
            town.Plain.Sum(Everything).Funds,
            new FundAmounts(
                lines.Sum(line => line.Funds[Fund.National]), lines.Sum(line => line.Funds[Fund.City]),
                lines.Sum(line => line.Funds[Fund.Gu]), lines.Sum(line => line.Funds[Fund.Institution]),
                lines.Sum(line => line.Funds[Fund.Merchant])));
    }

    // Funds are known to the rollups alone.
    private static void Same(PaymentSum plain, PaymentSum read) =>
        Assert.Equal(read.Funds is null ? plain with { Funds = null } : plain, read);

    private static IEnumerable<Func<PaymentQuery, PaymentQuery>> Filters(PlainPayments plain, Random random)
    {
        yield return query => query with { From = Town.Days[1] };
        yield return query => query with { To = Town.Days[1] };
        yield return query => query with { From = Town.Days[2], To = Town.Days[0] };
        yield return query => query with { District = plain.Any(random, (_, facts) => facts.District) };
        yield return query => query with { Programme = plain.Any(random, (_, facts) => facts.ProgrammeNo) };
        yield return query => query with
        {
            BusinessTypes = new HashSet<int> { plain.Any(random, (_, facts) => facts.BusinessType), 3 },
        };
        yield return query => query with { Bracket = plain.Any(random, (_, facts) => facts.Bracket) };
        yield return query => query with { Channel = plain.Any(random, (_, facts) => facts.Channel) };
        yield return query => query with { Kind = plain.Any(random, (row, _) => row.Kind) };
        yield return query => query with { Least = plain.Any(random, (row, _) => row.Amount) };
        yield return query => query with { Most = plain.Any(random, (row, _) => row.Amount) };
        yield return query => query with
        {
            Merchants = new HashSet<long> { plain.Any(random, (row, _) => row.MerchantKey) },
        };
        yield return query => query with { Merchants = new HashSet<long>() };
        yield return query => query with { Tx = plain.Any(random, (row, _) => row.TxKey) };
        yield return query => query with { Tx = -1 };
        yield return query => query with { Differs = random.Next(2) == 0 };
        yield return query => query with { Cause = plain.Any(random, (row, _) => row.Cause) };
        yield return query => query with { Flags = PostingFlags.Late };
        yield return query => query with { Flags = PostingFlags.Adjustment };
        yield return query => query with { Batch = plain.Any(random, (row, _) => row.BatchNo) };
    }

    private static async Task<TownLedger> TownAsync(StorageEngine engine)
    {
        var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        var memory = new PaymentMemory();
        return new(
            database, await PlainPayments.ReadAsync(database), memory, new(memory),
            await Snapshot.OpenAsync(database, default));
    }

    private sealed record TownLedger(
        TestDatabase Database, PlainPayments Plain, PaymentMemory Memory, PaymentLedger Ledger, Snapshot Books)
        : IDisposable
    {
        public async Task<IReadOnlyList<PaymentPlace>> AllAsync(
            PaymentQuery query, PaymentOrder order, bool descending) =>
            (await Ledger.PageAsync(Books, query, new(order, descending, null, false, 10_000), default)).Places;

        public async Task<List<PaymentPlace>> WalkAsync(
            PaymentQuery query, PaymentOrder order, bool descending, bool backwards, int size)
        {
            List<PaymentPlace> walked = [];
            PaymentPlace? from = null;
            for (; ; )
            {
                var page = await Ledger.PageAsync(Books, query, new(order, descending, from, backwards, size), default);
                walked.InsertRange(backwards ? 0 : walked.Count, page.Places);
                Assert.Equal(from is not null, backwards ? page.HasMore : page.HasBefore);
                if (!(backwards ? page.HasBefore : page.HasMore)) return walked;

                Assert.Equal(size, page.Places.Count);
                from = backwards ? page.Places[0] : page.Places[^1];
            }
        }

        public void Dispose()
        {
            Books.DisposeAsync().AsTask().GetAwaiter().GetResult();
            Memory.Dispose();
            Database.Dispose();
        }
    }
}
