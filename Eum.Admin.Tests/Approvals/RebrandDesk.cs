using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Storage.Officers;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Approvals;

/// <summary>Two people, books on an engine, and a small guarded change between them.</summary>
internal sealed class RebrandDesk : IDisposable
{
    private readonly Rebrand.Tally _tally = new();

    public RebrandDesk(StorageEngine engine)
    {
        Database = TestDatabase.On(engine);
        People = new(Database, Clock, desk => new Rebrand(desk, _tally));
        Rebrand = new(People.Desk, _tally);
    }

    public static DateOnly Today { get; } = new(2026, 3, 2);

    public TestDatabase Database { get; }

    public StoppedClock Clock { get; } = new();

    public TwoPeople People { get; }

    public Rebrand Rebrand { get; }

    public int Executions => _tally.Executions;

    public void Dispose() => Database.Dispose();

    public async Task<long> ProposedAsync(
        short programme = 1, string brand = "NEW", long won = 1_000, Caller? by = null, int? district = null)
    {
        var outcome = await Rebrand.ProposeAsync(
            by ?? await People.MakerAsync(), new(programme, brand, won, district), "상표가 바뀌어서", null, default);
        return Assert.IsType<Outcome<long>.Done>(outcome).Value;
    }

    public async Task<ProposalState> StateAsync(long no)
    {
        await using var db = Database.Open();
        return await db.Proposals.Where(row => row.ProposalNo == no).Select(row => row.State).SingleAsync();
    }

    public Task<long> StepsAsync(long no) =>
        Database.NumberAsync($"SELECT count(*) FROM proposal_steps WHERE proposal_no = {no}");

    /// <summary>Gives an account another role from today on.</summary>
    public async Task<Caller> PromotedAsync(Caller who, string role, DateOnly? until = null, int authority = 28000)
    {
        await using var db = Database.Open();
        db.OfficerGrants.Add(new OfficerGrantRow
        {
            UserId = who.OfficerId!.Value,
            Role = role,
            Authority = authority,
            FromDay = Today,
            UntilDay = until,
        });
        await db.SaveChangesAsync();
        return who;
    }

    public Task<string> EmployeeNoAsync(Caller who) => UserAsync(who, "SELECT employee_no FROM users WHERE ");

    public async Task RenumberAsync(Caller who, string employeeNo) =>
        await UserAsync(who, $"UPDATE users SET employee_no = '{employeeNo}' WHERE ");

    /// <summary>Nothing was executed, and the proposal waits as it did.</summary>
    public async Task StillWaitsAsync(long no)
    {
        Assert.Equal(0, Executions);
        Assert.Equal(ProposalState.Waiting, await StateAsync(no));
        Assert.Equal(0, await Database.NumberAsync("SELECT count(*) FROM programmes WHERE programme_no >= 1000"));
    }

    public static Problem Refused<T>(Outcome<T> outcome) =>
        Assert.Single(Assert.IsType<Outcome<T>.Refused>(outcome).Problems);

    public static Decided Done(Outcome<Decided> outcome) => Assert.IsType<Outcome<Decided>.Done>(outcome).Value;

    private async Task<string> UserAsync(Caller who, string sql)
    {
        var ending = $"{who.OfficerId:N}".ToUpperInvariant(); // Of every name that Counter gives.
        return (string)(await Database.ScalarAsync($"{sql} normalized_user_name LIKE '%.{ending}'") ?? "");
    }
}
