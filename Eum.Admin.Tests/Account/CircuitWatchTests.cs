using Eum.Admin.Account;
using Eum.Admin.Tests.Identity;
using Eum.Admin.Tests.Kit;
using Eum.Infrastructure.Storage.Engines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;

namespace Eum.Admin.Tests.Account;

/// <summary>AU-10: what becomes of open circuits, on a clock that stands.</summary>
public sealed class CircuitWatchTests
{
    [Theory, MemberData(nameof(TestDatabase.Engines), MemberType = typeof(TestDatabase))]
    public async Task AU_10_at_the_next_look_all_20_circuits_of_a_disabled_account_are_cut_and_nobody_elses(
        StorageEngine engine)
    {
        using var accounts = new Accounts(engine);
        var leaver = await accounts.EnrolAsync();
        var other = await accounts.EnrolAsync("other", "I-2");
        var circuits = new OpenCircuits();
        var hers = await OpenAsync(accounts, circuits, leaver, 20);
        var theirs = await OpenAsync(accounts, circuits, other, 5);
        using var watch = new CircuitWatch(
            circuits, accounts.Sessions, accounts.Clock, NullLogger<CircuitWatch>.Instance);
        await watch.LookAsync(default);
        Assert.DoesNotContain(hers.Concat(theirs), circuit => circuit.IsCut);

        await accounts.ChangeAsync(leaver.User.Id, user => user.DisabledAt = accounts.Now);
        await watch.LookAsync(default);

        Assert.Equal(20, hers.Count(circuit => circuit.IsCut));
        Assert.DoesNotContain(theirs, circuit => circuit.IsCut);
        Assert.InRange(CircuitWatch.Every, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task AU_11_at_the_next_look_a_circuit_that_nobody_touched_for_10_minutes_is_cut()
    {
        using var accounts = new Accounts(StorageEngine.Sqlite);
        var circuits = new OpenCircuits();
        var circuit = Assert.Single(await OpenAsync(accounts, circuits, await accounts.EnrolAsync(), 1));
        using var watch = new CircuitWatch(
            circuits, accounts.Sessions, accounts.Clock, NullLogger<CircuitWatch>.Instance);

        for (var minute = 0; minute < 10; minute++)
        {
            await watch.LookAsync(default); // Looking keeps nothing alive.
            Assert.False(circuit.IsCut);
            accounts.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await watch.LookAsync(default);
        Assert.True(circuit.IsCut);
    }

    private static async Task<IReadOnlyList<Connection>> OpenAsync(
        Accounts accounts, OpenCircuits circuits, Enrolled who, int count)
    {
        var session = (await accounts.Sessions.StartAsync(who.User, "", "10.0.0.1", "", default)).Session;
        var opened = Enumerable.Range(0, count).Select(_ => new Connection()).ToList();
        foreach (var connection in opened) circuits.Add(connection.Context, who.User.Id, session.SessionId);
        return opened;
    }

    private sealed class Connection : IHttpRequestLifetimeFeature
    {
        public Connection() => Context.Features.Set<IHttpRequestLifetimeFeature>(this);

        public DefaultHttpContext Context { get; } = new();

        public bool IsCut { get; private set; }

        public CancellationToken RequestAborted { get; set; }

        public void Abort() => IsCut = true;
    }
}
