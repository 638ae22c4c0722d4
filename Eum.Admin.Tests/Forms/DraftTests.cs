using Eum.Admin.Desk;
using Eum.Admin.Features.Drafts;
using Eum.Admin.Tests.Features.Officers;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Forms;

/// <summary>What is typed lies on the server, sealed and hers alone, until what it was typed for is done.</summary>
public sealed class DraftTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private static readonly Guid Key = Guid.CreateVersion7();

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task What_was_kept_last_comes_back_and_nobody_else_gets_it(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var room = new Room(database);
        var (her, other) = (await room.OfficerAsync(), await room.OfficerAsync());

        await room.KeepAsync(her, "officer.new", "첫째");
        await room.KeepAsync(her, "officer.new", "둘째 김서해");

        Assert.Equal("둘째 김서해", (await room.FindAsync(her, "officer.new"))!.Content);
        Assert.Null(await room.FindAsync(her, "officer.give/x"));
        Assert.Null(await room.FindAsync(other, "officer.new"));
        var stored = (string)(await database.ScalarAsync("SELECT content FROM drafts"))!;
        Assert.StartsWith("v1:", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("김서해", stored, StringComparison.Ordinal);
        Assert.Equal(0, await database.NumberAsync("SELECT count(*) FROM audit_entries WHERE action LIKE 'drafts%'"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task RB_5_two_tabs_with_the_same_form_are_one_form(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var room = new Room(database);
        var her = await room.OfficerAsync();

        var one = await room.KeepAsync(her, "officer.new", "하나", Guid.CreateVersion7());
        var other = await room.KeepAsync(her, "officer.new", "둘", Guid.CreateVersion7());

        Assert.Equal(one.Key, other.Key);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_draft_goes_in_the_transaction_of_what_was_sent_and_stays_where_that_was_refused(
        StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var desk = new OfficerDesk(database, new());
        var admin = await desk.AdminAsync();
        var room = new Room(database, desk.People.Desk);
        await room.KeepAsync(admin, "officer.new", "적은 것", Key);
        var wrong = OfficerDesk.New("seo", RoleTable.GuOfficial) with { Role = "" };

        Assert.IsType<Outcome<long>.Refused>(await desk.Propose.ProposeAsync(admin, wrong, "까닭", Key, default));
        Assert.NotNull(await room.FindAsync(admin, "officer.new"));

        var right = OfficerDesk.New("seo", RoleTable.GuOfficial);
        var sent = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            desk.Propose.ProposeAsync(admin, right, "까닭", Key, default)));
        Assert.Single(sent.Select(one => Assert.IsType<Outcome<long>.Done>(one).Value).Distinct());
        Assert.Null(await room.FindAsync(admin, "officer.new"));
        Assert.Equal(1, await database.NumberAsync("SELECT count(*) FROM proposals"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task What_is_typed_after_it_was_sent_is_another_matter(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var desk = new OfficerDesk(database, new());
        var admin = await desk.AdminAsync();
        var room = new Room(database, desk.People.Desk);
        await desk.Propose.ProposeAsync(admin, OfficerDesk.New("seo", RoleTable.GuOfficial), "까닭", Key, default);

        Assert.NotEqual(Key, (await room.KeepAsync(admin, "officer.new", "그 뒤", Key)).Key);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task After_30_days_it_is_destroyed_and_a_moved_one_cannot_be_read(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var room = new Room(database);
        var (her, other) = (await room.OfficerAsync(), await room.OfficerAsync());
        await room.KeepAsync(her, "officer.new", "내 것");
        await database.ExecuteAsync($"UPDATE drafts SET form = 'proposal/1'");
        Assert.Null(await room.FindAsync(her, "proposal/1"));

        await room.KeepAsync(other, "officer.new", "남의 것");
        room.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await room.Drafts.ForgetOldAsync(default));
        room.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(2, await room.Drafts.ForgetOldAsync(default));
    }

    private sealed class Room(TestDatabase database, FrontDesk? desk = null)
    {
        private readonly FrontDesk _desk = desk ?? database.Desk();

        public StoppedClock Clock { get; } = new();

        public Infrastructure.Storage.Officers.Drafts Drafts => new(database, database.Keys.Cipher, Clock);

        public Task<Caller> OfficerAsync() =>
            new Counter(database, Clock).OfficerAsync(RoleTable.CityAdmin, 28000);

        public async Task<DraftView> KeepAsync(Caller caller, string form, string content, Guid? key = null) =>
            Assert.IsType<Outcome<DraftView>.Done>(await new KeepDraft(_desk, Drafts).RunAsync(
                caller, new(form, content, "", key ?? Key), default)).Value;

        public async Task<DraftView?> FindAsync(Caller caller, string form) =>
            Assert.IsType<Outcome<DraftFound>.Done>(
                await new FindDraft(_desk, Drafts).RunAsync(caller, new(form), default)).Value.Draft;
    }
}
