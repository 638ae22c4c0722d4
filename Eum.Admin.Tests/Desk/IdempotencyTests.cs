using Eum.Admin.Desk;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Desk;

/// <summary>A request with one key has one effect, on every engine.</summary>
public sealed class IdempotencyTests
{
    private const int Seo = 28260;

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task RB_4_the_same_request_again_gets_the_same_answer_and_does_nothing(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var counter = new Counter(database, new StoppedClock());
        var official = await counter.OfficerAsync(RoleTable.GuOfficial, Seo);
        var colleague = await counter.OfficerAsync(RoleTable.GuOfficial, Seo);
        var add = new AddThing(counter.Desk);
        var key = Guid.CreateVersion7();

        Assert.Equal("added 9", Done(await add.RunAsync(official, new(9, "A", Seo), key, default)));
        Assert.Equal("added 9", Done(await add.RunAsync(official, new(9, "A", Seo), key, default)));
        Assert.Equal(1, add.Runs);
        Assert.Equal(Refusals.KeyUsed, Refused(await add.RunAsync(official, new(8, "B", Seo), key, default)));
        Assert.Equal("added 8", Done(await add.RunAsync(colleague, new(8, "B", Seo), key, default)));
        Assert.Equal(2, await database.NumberAsync("SELECT COUNT(*) FROM programmes"));
        Assert.Equal(2, await database.NumberAsync("SELECT COUNT(*) FROM audit_entries WHERE entry_no > 1"));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task RB_4_what_was_refused_is_not_kept_so_that_it_can_be_mended(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var counter = new Counter(database, new StoppedClock());
        var official = await counter.OfficerAsync(RoleTable.GuOfficial, Seo);
        var add = new AddThing(counter.Desk);
        var key = Guid.CreateVersion7();

        Assert.Equal("name", Refused(await add.RunAsync(official, new(9, "", Seo), key, default)).Field);
        Assert.Equal("added 9", Done(await add.RunAsync(official, new(9, "A", Seo), key, default)));
        Assert.Equal(1, await database.NumberAsync("SELECT COUNT(*) FROM idempotency_keys"));
    }

    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task RB_4_fifty_at_once_have_one_effect(StorageEngine engine)
    {
        using var database = TestDatabase.On(engine);
        var counter = new Counter(database, new StoppedClock());
        var official = await counter.OfficerAsync(RoleTable.GuOfficial, Seo);
        var add = new AddThing(counter.Desk);
        var key = Guid.CreateVersion7();

        var answers = new string[50];
        await Parallel.ForAsync(0, 50, new ParallelOptions { MaxDegreeOfParallelism = 50 }, async (i, cancel) =>
            answers[i] = Done(await add.RunAsync(official, new(9, "A", Seo), key, cancel)));

        Assert.All(answers, answer => Assert.Equal("added 9", answer));
        Assert.Equal(1, add.Runs);
        Assert.Equal(1, await database.NumberAsync("SELECT COUNT(*) FROM programmes"));
        Assert.Equal(1, await database.NumberAsync("SELECT COUNT(*) FROM audit_entries WHERE entry_no > 1"));
    }

    private static Problem Refused<T>(Outcome<T> outcome) =>
        Assert.Single(Assert.IsType<Outcome<T>.Refused>(outcome).Problems);

    private static T Done<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Done>(outcome).Value;
}
