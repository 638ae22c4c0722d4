using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Admin.Features.Merchants;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Features.Merchants;

public sealed class MerchantRegisterTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_merchant_is_found_by_name_first_sounds_business_number_and_id(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await SettleAsync(database);
        await using var registry = Registry.Over(database);
        var city = await OfficerAsync(database, RoleTable.CityFinance, 28000);

        Assert.Equal(["S000003"], await IdsAsync(registry, city, new() { Words = "가게 3" }));
        Assert.Equal(["S000003"], await IdsAsync(registry, city, new() { Words = "ㄱㄱ3" }));
        Assert.Equal(["S000003"], await IdsAsync(registry, city, new() { Words = "가ㄱ3" }));
        Assert.Equal(["S000002"], await IdsAsync(registry, city, new() { Words = "212-34-56782" }));
        Assert.Equal(["S000002"], await IdsAsync(registry, city, new() { Words = "2123" }));
        Assert.Equal(["S000005"], await IdsAsync(registry, city, new() { Words = "s000005" }));
        Assert.Empty(await IdsAsync(registry, city, new() { Words = "ㄱㄴ" }));
        Assert.Empty(await IdsAsync(registry, city, new() { Words = "S00000" }));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_merchant_is_found_by_place_type_bracket_designation_contract_and_state(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await SettleAsync(database);
        await using var registry = Registry.Over(database);
        var city = await OfficerAsync(database, RoleTable.CityFinance, 28000);

        Assert.Equal(["S000003"], await IdsAsync(registry, city, new() { District = 28260 }));
        Assert.Equal(["S000005"], await IdsAsync(registry, city, new() { Dong = 28140_10100 }));
        Assert.Equal(["S000005"], await IdsAsync(registry, city, new() { Dong = 28125_10100 }));
        Assert.Equal(["S000004"], await IdsAsync(registry, city, new() { Type = "SUPERMARKET" }));
        Assert.Equal(["S000004", "S000005", "S000006"], await IdsAsync(registry, city, new() { Group = "RETAIL" }));
        Assert.Equal(["S000005"], await IdsAsync(registry, city, new() { Bracket = SalesBracket.GT3B }));
        Assert.Equal(["S000003"], await IdsAsync(registry, city, new() { BenefitPlus = true }));
        Assert.Equal(["S000001"], await IdsAsync(registry, city, new() { Designation = "FAIR_PRICE" }));
        Assert.Equal(["S000001"], await IdsAsync(registry, city, new() { Designation = "EVENT" }));
        Assert.Empty(await IdsAsync(registry, city, new() { Designation = "TAXI" })); // Over since yesterday.
        Assert.Equal(["S000006"], await IdsAsync(registry, city, new() { Status = MerchantStatus.Suspended }));
        Assert.Empty(await IdsAsync(registry, city, new() { District = 28260, Bracket = SalesBracket.GT3B }));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task AZ_4_an_official_of_a_gu_finds_its_merchants_and_no_others_by_any_word(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await SettleAsync(database);
        await using var registry = Registry.Over(database);
        var seo = await OfficerAsync(database, RoleTable.GuOfficial, 28260);

        Assert.Equal(["S000003"], await IdsAsync(registry, seo, MerchantFilter.None));
        Assert.Empty(await IdsAsync(registry, seo, new() { Words = "가게 1" }));
        Assert.Empty(await IdsAsync(registry, seo, new() { Words = "S000001" }));
        Assert.Equal("refused", await ShownAsync(registry, seo, "S000001"));
        Assert.Equal("refused", await ShownAsync(registry, seo, "S999999"));
        Assert.Equal("가게 3", await ShownAsync(registry, seo, "S000003"));
        Assert.IsType<Outcome<MerchantSalesView>.Refused>(
            await registry.Get<MerchantSales>().RunAsync(seo, new("S000001"), default));
        Assert.IsType<Outcome<MerchantListView>.Refused>(
            await registry.Get<MerchantList>().RunAsync(seo, Asked(new() { District = 28185 }), default));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task What_is_told_of_a_merchant_is_found_at_once(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await SettleAsync(database);
        await using var registry = Registry.Over(database);
        var city = await OfficerAsync(database, RoleTable.CityFinance, 28000);
        Assert.Empty(await IdsAsync(registry, city, new() { Designation = "HERITAGE" }));

        await using (var db = database.Open())
        {
            db.MerchantDesignations.Add(new()
            {
                MerchantKey = Town.Key(3, 2),
                Designation = "HERITAGE",
                ValidFrom = new(2026, 1, 1),
            });
            db.MerchantTerms.Add(new()
            {
                MerchantKey = Town.Key(3, 4),
                ValidFrom = new(2026, 1, 1),
                BusinessType = 14,
                LegalDong = 28110_10100,
                District = 28110,
                Bracket = SalesBracket.LE1B,
                Status = MerchantStatus.Open,
                BatchNo = 7,
            });
            await db.SaveChangesAsync();
        }

        Assert.Equal(["S000002"], await IdsAsync(registry, city, new() { Designation = "HERITAGE" }));
        Assert.Equal(["S000004"], await IdsAsync(registry, city, new() { Bracket = SalesBracket.LE1B }));
    }

    [Theory]
    [InlineData(MerchantOrder.Name, false)]
    [InlineData(MerchantOrder.Name, true)]
    [InlineData(MerchantOrder.Id, true)]
    [InlineData(MerchantOrder.Bracket, false)]
    [InlineData(MerchantOrder.RegisteredOn, true)]
    public async Task Pages_lead_forwards_and_back_through_every_merchant_once(MerchantOrder order, bool descending)
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        await CrowdAsync(database, 180);
        await using var registry = Registry.Over(database);
        var city = await OfficerAsync(database, RoleTable.CityFinance, 28000);
        var list = registry.Get<MerchantList>();

        List<string> forwards = [], backwards = [];
        for (ListPaging? paging = default(ListPaging); paging is { } page;)
        {
            var view = await ViewAsync(list, city, new(MerchantFilter.None, order, descending, page));
            forwards.AddRange(view.Lines.Select(line => line.Id));
            paging = view.Last is { } last ? new(last, false) : null;
        }

        for (ListPaging? paging = new(null, true); paging is { } page;)
        {
            var view = await ViewAsync(list, city, new(MerchantFilter.None, order, descending, page));
            backwards.InsertRange(0, view.Lines.Select(line => line.Id));
            paging = view.First is { } first ? new(first, true) : null;
        }

        Assert.Equal(180, forwards.Distinct().Count());
        Assert.Equal(forwards, backwards);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task The_months_of_a_merchant_add_up_to_its_payments(StorageEngine engine)
    {
        using var database = await Town.WithPaymentsAsync(TestDatabase.On(engine));
        await using var registry = Registry.Over(database);
        var city = await OfficerAsync(database, RoleTable.CityFinance, 28000);

        for (var no = 1; no <= 6; no++)
        {
            var sales = Assert.IsType<Outcome<MerchantSalesView>.Done>(
                await registry.Get<MerchantSales>().RunAsync(city, new($"S{no:000000}"), default)).Value;

            var where = $"FROM payments WHERE merchant_key = {Town.Key(3, no)}";
            Assert.Equal(2, sales.Months.Count); // The town pays on the last of February and the first of March.
            Assert.Equal(
                await database.NumberAsync($"SELECT COUNT(*) {where}"),
                sales.Months.Sum(month => month.Count + month.Refunds));
            Assert.Equal(
                await database.NumberAsync($"SELECT SUM(CASE kind WHEN 1 THEN amount ELSE -amount END) {where}"),
                sales.Months.Sum(month => month.Amount));
            Assert.Equal(
                await database.NumberAsync($"SELECT SUM(cashback) {where}"), sales.Months.Sum(month => month.Cashback));
        }
    }

    [Fact]
    public void A_history_tells_what_changed_from_day_to_day_the_latest_first()
    {
        var first = new MerchantTerm(
            new(2025, 1, 1), 1, 28185_10100, 28185, SalesBracket.LE300M, MerchantStatus.Open, 3);
        var turns = MerchantStory.Of(
            MerchantStory.Standing(
            [
                first, first with { From = new(2025, 8, 14), Bracket = SalesBracket.LE500M, Batch = 5 },
                first with { From = new(2025, 8, 14), Bracket = SalesBracket.LE1B, Batch = 6 },
                first with
                {
                    From = new(2026, 2, 1),
                    Bracket = SalesBracket.LE1B,
                    Status = MerchantStatus.Closed,
                    Batch = 9,
                },
            ]),
            [new("FAIR_PRICE", new(2025, 3, 1), new(2025, 12, 31))], [new("500", new(2025, 6, 1), null)]);

        Assert.Equal(
            [
                (MerchantStep.Status, "1", "3", 9), (MerchantStep.DesignationEnded, "FAIR_PRICE", "", 0),
                (MerchantStep.Bracket, "0", "2", 6), (MerchantStep.Contracted, "", "500", 0),
                (MerchantStep.Designated, "", "FAIR_PRICE", 0), (MerchantStep.Registered, "", "", 3),
            ],
            turns.Select(turn => (turn.Step, turn.Before, turn.After, turn.Batch)));
        Assert.Equal(new(2026, 1, 1), turns[1].On);
    }

    private static MerchantList.Request Asked(MerchantFilter filter) => new(filter, MerchantOrder.Id, false, default);

    private static async Task<IEnumerable<string>> IdsAsync(Registry registry, Caller caller, MerchantFilter filter) =>
        (await ViewAsync(registry.Get<MerchantList>(), caller, Asked(filter))).Lines.Select(line => line.Id);

    private static async Task<MerchantListView> ViewAsync(
        MerchantList list, Caller caller, MerchantList.Request request) =>
        Assert.IsType<Outcome<MerchantListView>.Done>(await list.RunAsync(caller, request, default)).Value;

    private static async Task<string> ShownAsync(Registry registry, Caller caller, string id) =>
        await registry.Get<MerchantDetail>().RunAsync(caller, new(id), default) is Outcome<MerchantView>.Done(var view)
            ? view.Name
            : "refused";

    private static Task<Caller> OfficerAsync(TestDatabase database, string role, int authority) =>
        new Counter(database, new StoppedClock()).OfficerAsync(role, authority);

    // The town, one of its shops designated, one suspended, one with a number of its own.
    private static async Task SettleAsync(TestDatabase database)
    {
        await Town.SettleAsync(database);
        await using var db = database.Open();
        var yesterday = KoreanTime.BusinessDate(new StoppedClock().GetUtcNow().UtcDateTime).AddDays(-1);
        db.MerchantDesignations.AddRange(
            new() { MerchantKey = Town.Key(3, 1), Designation = "FAIR_PRICE", ValidFrom = new(2025, 6, 1) },
            new() { MerchantKey = Town.Key(3, 1), Designation = "EVENT:2026-FARM", ValidFrom = new(2025, 6, 1) },
            new()
            {
                MerchantKey = Town.Key(3, 2),
                Designation = "TAXI",
                ValidFrom = new(2025, 6, 1),
                ValidTo = yesterday,
            });
        db.MerchantTerms.Add(new()
        {
            MerchantKey = Town.Key(3, 6),
            ValidFrom = new(2025, 9, 1),
            BusinessType = 6,
            LegalDong = 28710_25000,
            District = 28710,
            Status = MerchantStatus.Suspended,
            BatchNo = 2,
        });
        await db.SaveChangesAsync();
        await database.ExecuteAsync(
            $"UPDATE merchants SET registration_no = '2123456782' WHERE merchant_key = {Town.Key(3, 2)}");
    }

    private static async Task CrowdAsync(TestDatabase database, int merchants)
    {
        await using var db = database.Open();
        db.IdSeries.Add(new() { Series = 3, Prefix = "S", Width = 6 });
        for (var no = 1; no <= merchants; no++)
        {
            db.Merchants.Add(new()
            {
                MerchantKey = Town.Key(3, no),
                RegistrationNo = "1234567891",
                Name = $"가게 {no % 7}",
                Ksic = "",
                Address = "",
                Phone = "",
                PhoneIndex = "",
                RegisteredOn = new(2025, 1, 1 + no % 5),
            });
            db.MerchantTerms.Add(new()
            {
                MerchantKey = Town.Key(3, no),
                ValidFrom = new(2025, 1, 1),
                BusinessType = 1,
                LegalDong = 28185_10100,
                District = 28185,
                Bracket = (SalesBracket)(no % 5),
                Status = MerchantStatus.Open,
            });
        }

        await db.SaveChangesAsync();
    }
}
