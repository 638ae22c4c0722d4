using Eum.Admin.Tests.Kit;
using Eum.Domain.Audit;
using Eum.Domain.Cashback;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Cashback;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Verification;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Tests.Cashback;

/// <summary>A version that was decided here counts as much as one that ships, for every reader of the books.</summary>
public sealed class BookPoliciesTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private static readonly DateTime Noon = KoreanTime.At(Town.Days[2], new(12, 0));

    private static Policy Base => PolicyCatalogue.Timeline.Policies.Single(policy => policy.Code == "INCHEON-BASE");

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Payments_from_its_instant_on_are_rated_and_explained_by_it(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await Town.SettleAsync(database);
        await KeepAsync(database, Halved(29, Noon));
        foreach (var day in Town.Days) await Town.ImportAsync(database, day, Town.PaymentsOf(day));

        var proofs = new PaymentProofs(new BulkConnections(Options.Create(database.Options)));
        var before = proofs.Find(TxOf(Town.PaymentsOf(Town.Days[2])[0]))!.Quote;
        var after = proofs.Find(TxOf(Town.PaymentsOf(Town.Days[2])[^1]))!.Quote;

        Assert.Contains("INCHEON-BASE:28", before.Plan, StringComparison.Ordinal);
        Assert.Contains("INCHEON-BASE:29", after.Plan, StringComparison.Ordinal);
        Assert.Equal(29, after.Layers.Single(layer => layer.Layer.Kind == LayerKind.Base).Version.Version);
        var checks = (await new Verifier(database, TimeProvider.System).RunAsync(null, default)).Checks;
        Assert.Equal(0, checks.Single(check => check.Name == "payments").Failed);
        Assert.Contains( // Nobody has approved it.
            "INCHEON-BASE 29판", checks.Single(check => check.Name == "policies").First!, StringComparison.Ordinal);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task The_command_line_goes_by_the_books_it_is_given(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await KeepAsync(database, Halved(29, Noon));
        string[] words =
        [
            "cashback", "quote", "--at", "2026-03-02T12:00:00+09:00", "--programme", "INCHEON", "--district", "28185",
            "--bracket", "LE300M", "--amount", "10000", "--json",
        ];

        Assert.Equal(500, (await RunAsync(database, words)).Json.GetProperty("total").GetInt64());
        Assert.Equal(1_000, (await CommandRun.OfAsync(words)).Json.GetProperty("total").GetInt64());
        Assert.Contains("\"version\": 29", await SaidAsync("policy", "list", "--json"), StringComparison.Ordinal);
        Assert.Contains("29판", await SaidAsync("policy", "show", "INCHEON-BASE"), StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(database, "policy", "check", "--from", "2026-03-01")).Exit);

        async Task<string> SaidAsync(params string[] asked) => (await RunAsync(database, asked)).Out;
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task What_a_later_product_ships_under_its_number_gives_way(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await KeepAsync(database, Halved(29, Noon));
        await using var db = database.Open();
        var shipped = Base with
        {
            Versions = [.. Base.Versions, Halved(29, Noon.AddDays(9)), Halved(30, Noon.AddDays(99))],
        };

        Assert.Empty(await database.Migrator().PublishAsync(db, [shipped], default));
        var policies = (await BookPolicies.ReadAsync(db, default)).Policies;
        var versions = policies.Single(one => one.Code == Base.Code).Versions;
        Assert.Equal((29, Noon), (versions.Count, versions[^1].StartsAt));
    }

    [Fact]
    public async Task A_policy_that_was_opened_here_stands_beside_those_that_ship()
    {
        using var database = TestDatabase.On(StorageEngine.Sqlite);
        await using var db = database.Open();
        db.Policies.Add(new()
        {
            Policy = "NAMDONG-BONUS",
            Authority = 28200,
            Name = "남동 추가",
            NameEn = "Namdong bonus",
            Budget = "NAMDONG",
        });
        await SaveAsync(db, RowOf("NAMDONG-BONUS", 28200, Halved(1, Noon) with { Layers = [] }));

        var policy = (await BookPolicies.ReadAsync(db, default)).Policies.Single(one => one.Code == "NAMDONG-BONUS");

        Assert.Equal(
            ("남동 추가", 28200, "NAMDONG", 1), (policy.Name, policy.Authority, policy.Budget, policy.Versions.Count));
    }

    private static Task<CommandRun> RunAsync(TestDatabase database, params string[] words) =>
        CommandRun.OfAsync(database, words);

    // What the rules pay, cut in half.
    private static PolicyVersion Halved(int version, DateTime from) => Base.Versions[27] with
    {
        Version = version,
        StartsAt = from,
        Layers =
        [
            .. Base.Versions[27].Layers.Select(layer => layer with
            {
                Bands = [.. layer.Bands.Select(band => band with { RateBp = band.RateBp / 2 })],
            }),
        ],
    };

    private static async Task KeepAsync(TestDatabase database, PolicyVersion version)
    {
        await using var db = database.Open();
        await SaveAsync(db, RowOf(Base.Code, Base.Authority, version));
    }

    private static PolicyVersionRow RowOf(string policy, int authority, PolicyVersion version)
    {
        var document = BookPolicies.TextOf(version);
        return new()
        {
            Policy = policy,
            Version = version.Version,
            Authority = authority,
            StartsAt = version.StartsAt,
            Document = document,
            Sha256 = BookPolicies.HashOf(document),
            ProposalNo = 1,
        };
    }

    private static async Task SaveAsync(EumDbContext db, PolicyVersionRow row)
    {
        db.PolicyVersions.Add(row);
        Assert.Null(await db.SaveAsync(new AuditEntry(Noon.AddDays(-9), "test", "시험", "policy", ""), default));
    }

    private static string TxOf(string row) => row.Split(',')[0];
}
