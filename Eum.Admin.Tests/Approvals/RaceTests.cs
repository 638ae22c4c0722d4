using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;

namespace Eum.Admin.Tests.Approvals;

/// <summary>Everyone at once at one proposal: one of them ends it, and it is executed once or not at all.</summary>
public sealed class RaceTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public Task FE_5_a_proposal_ends_once_however_many_decide_it_at_once(StorageEngine engine) =>
        RaceAsync(engine, rounds: 3, parallel: 20);

    [LongTheory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public Task FE_5_a_proposal_ends_once_in_two_hundred_rounds_of_fifty(StorageEngine engine) =>
        RaceAsync(engine, rounds: 200, parallel: 50);

    private static async Task RaceAsync(StorageEngine engine, int rounds, int parallel)
    {
        using var desk = new RebrandDesk(engine);
        var maker = await desk.People.MakerAsync();
        List<Caller> checkers = [];
        while (checkers.Count < 5)
            checkers.Add(await desk.People.Counter.OfficerAsync(RoleTable.CityApprover, 28000));

        for (short round = 1; round <= rounds; round++)
        {
            var executed = desk.Executions;
            var no = await desk.ProposedAsync(round);
            var seen = await desk.People.SeenAsync(no);
            var ended = 0;
            var all = new ParallelOptions { MaxDegreeOfParallelism = parallel };
            await Parallel.ForAsync(0, parallel, all, async (i, cancel) =>
            {
                var checker = checkers[i % 5];
                var outcome = ((i + round) % 3) switch
                {
                    0 => await desk.People.Approve.RunAsync(checker, new(no, seen, ""), null, cancel),
                    1 => await desk.People.Return.RunAsync(checker, new(no, "반려"), null, cancel),
                    _ => await desk.People.Withdraw.RunAsync(maker, new(no, ""), null, cancel),
                };
                if (outcome is Outcome<Decided>.Done) Interlocked.Increment(ref ended);
            });

            var approved = await desk.StateAsync(no) == ProposalState.Approved ? 1 : 0;
            Assert.Equal((1, 2L), (ended, await desk.StepsAsync(no)));
            Assert.Equal(approved, desk.Executions - executed);
            Assert.Equal(approved, await desk.Database.NumberAsync(
                $"SELECT count(*) FROM programmes WHERE programme_no = {round + Rebrand.Executed}"));
        }
    }
}
