using Eum.Admin.Desk;
using Eum.Admin.Features.Views;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Features.Views;

/// <summary>Lists as officers like to see them: for one, for a role, for all.</summary>
public sealed class SavedViewTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_view_is_seen_by_those_it_is_shared_with_and_removed_by_who_saved_it(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var registry = Registry.Over(database);
        var counter = new Counter(database, new StoppedClock());
        var finance = await counter.OfficerAsync(RoleTable.CityFinance, 28000);
        var approver = await counter.OfficerAsync(RoleTable.CityApprover, 28000);
        var seo = await counter.OfficerAsync(RoleTable.GuOfficial, 28275);
        var namdong = await counter.OfficerAsync(RoleTable.GuOfficial, 28200);

        Assert.Null(await SaveAsync(registry, finance, "모두", SavedViews.All));
        Assert.Null(await SaveAsync(registry, finance, "나만", ""));
        Assert.Null(await SaveAsync(registry, seo, "담당끼리", RoleTable.GuOfficial));

        Assert.Equal(["모두", "나만"], await NamesAsync(registry, finance));
        Assert.Equal(["모두"], await NamesAsync(registry, approver));
        Assert.Equal(["모두", "담당끼리"], await NamesAsync(registry, namdong));
        Assert.Empty(await NamesAsync(registry, finance, "imports"));
        var shared = (await ViewsAsync(registry, namdong)).Views[1];
        Assert.False(shared.IsOwn);
        Assert.IsType<Outcome<bool>.Refused>(
            await registry.Get<RemoveView>().RunAsync(namdong, new(shared.No), null, default));
        Assert.IsType<Outcome<bool>.Done>(
            await registry.Get<RemoveView>().RunAsync(seo, new(shared.No), null, default));
        Assert.Equal(["모두"], await NamesAsync(registry, namdong));
        Assert.Equal(4, await database.NumberAsync(
            "SELECT COUNT(*) FROM audit_entries WHERE action IN ('views.save', 'views.remove') AND result = 1"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Of_one_name_the_later_stands_and_nobody_shares_beyond_herself(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        await using var registry = Registry.Over(database);
        var counter = new Counter(database, new StoppedClock());
        var seo = await counter.OfficerAsync(RoleTable.GuOfficial, 28275);

        Assert.Null(await SaveAsync(registry, seo, "취소", "", "kind=cancel"));
        Assert.Null(await SaveAsync(registry, seo, " 취소 ", "", "kind=cancel&min=1000"));
        var refusals = new List<string?>
        {
            await SaveAsync(registry, seo, "모두", SavedViews.All),
            await SaveAsync(registry, seo, "결재끼리", RoleTable.CityApprover),
            await SaveAsync(registry, seo, " ", ""),
            await SaveAsync(registry, seo, new('가', SaveView.LongestName + 1), ""),
            await SaveAsync(registry, seo, "두 번", "", "kind=pay&kind=cancel"),
        };

        Assert.DoesNotContain(null, refusals);
        var view = Assert.Single((await ViewsAsync(registry, seo)).Views);
        Assert.Equal(("취소", "kind=cancel&min=1000"), (view.Name, view.Query));
    }

    // What was refused, in words; null where it was saved.
    private static async Task<string?> SaveAsync(
        Registry registry, Caller caller, string name, string share, string query = "kind=cancel") =>
        await registry.Get<SaveView>().RunAsync(caller, new("payments", name, share, query), null, default)
            is Outcome<bool>.Refused refused
            ? refused.Problems[0].Message
            : null;

    private static async Task<SavedViewsAnswer> ViewsAsync(
        Registry registry, Caller caller, string list = "payments") =>
        (await registry.Get<SavedViews>().AskAsync(new(list), caller))!;

    private static async Task<IEnumerable<string>> NamesAsync(
        Registry registry, Caller caller, string list = "payments") =>
        (await ViewsAsync(registry, caller, list)).Views.Select(view => view.Name);
}
