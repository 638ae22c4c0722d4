using Eum.Admin.Desk;
using Eum.Admin.Features.Simulations;
using Eum.Admin.Tests.Jobs;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Approvals;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Storage.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Simulations;

/// <summary>A draft is tried as a job; what came of it is frozen once, with its hash, for those it concerns.</summary>
public sealed class SimulationJobTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);
    private static readonly string Draft =
        PolicyDocument.Write(Drafts.Changed("INCHEON-BASE", layer => layer.UpTo(100_000)));

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_draft_is_tried_and_its_result_frozen_with_its_hash(StorageEngine engine)
    {
        using var room = await RoomAsync(engine);
        var maker = await room.OfficerAsync();

        var job = await StartAsync(room, maker, Draft);
        await JobRoom.RunAsync(RunnerOf(room));

        var row = await room.RowAsync(job);
        Assert.Equal((JobStatus.Done, row.Total), (row.Status, row.Done));
        Assert.StartsWith("1번 시뮬레이션: 지급 ", row.Message, StringComparison.Ordinal);
        var view = await ShowAsync(room, maker, 1);
        Assert.NotNull(view);
        Assert.True(view.Holds);
        Assert.Equal(SimulationResult.HashOf(view.Result.Text), view.Line.Sha256);
        Assert.Equal(
            PolicyDocument.RulesSha256("INCHEON-BASE", PolicyDocument.Read(Draft).Versions[^1]), view.Line.RulesSha256);
        Assert.True(view.Line.Difference < 0);
        Assert.Equal(
            2, await room.Database.NumberAsync(
                "SELECT COUNT(*) FROM audit_entries WHERE action IN ('시뮬레이션 요청', '시뮬레이션')"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Run_again_by_a_portal_that_took_it_over_it_is_frozen_once(StorageEngine engine)
    {
        using var room = await RoomAsync(engine);
        var maker = await room.OfficerAsync();
        var job = await StartAsync(room, maker, Draft);
        await JobRoom.RunAsync(RunnerOf(room));
        await room.Database.ExecuteAsync("UPDATE jobs SET status = 1, runner = ''");

        await JobRoom.RunAsync(RunnerOf(room));

        Assert.Equal(JobStatus.Done, (await room.RowAsync(job)).Status);
        Assert.Equal(1, await room.Database.NumberAsync("SELECT COUNT(*) FROM simulations"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_gu_tries_its_own_policy_on_its_own_payments_and_sees_nobody_elses(StorageEngine engine)
    {
        using var room = await RoomAsync(engine);
        var seo = await OfficerAsync(room, RoleTable.GuOfficial, 28260);
        var yeonsu = await OfficerAsync(room, RoleTable.GuOfficial, 28185);
        var own = PolicyDocument.Write(Drafts.Changed("SEO-TOPUP", layer => layer.UpTo(100_000)));

        await StartAsync(room, seo, own);
        await JobRoom.RunAsync(RunnerOf(room));
        await StartAsync(room, await room.OfficerAsync(), Draft);
        await JobRoom.RunAsync(RunnerOf(room));

        var view = await ShowAsync(room, seo, 1);
        Assert.Equal((28260, "28260"), (view?.Line.District, view?.Result.Reach));
        Assert.Null(await ShowAsync(room, yeonsu, 1));
        Assert.Null(await ShowAsync(room, seo, 2));
        Assert.Equal([1L], await ListedAsync(room, seo));
        Assert.Empty(await ListedAsync(room, yeonsu));
        Assert.Equal([2L, 1L], await ListedAsync(room, await room.OfficerAsync()));
    }

    [Fact]
    public async Task AZ_4_a_gu_tries_neither_the_citys_draft_nor_another_gus()
    {
        using var room = await RoomAsync(StorageEngine.Sqlite);
        var seo = await OfficerAsync(room, RoleTable.GuOfficial, 28260);

        foreach (var document in (string[])[Draft, PolicyDocument.Write(Drafts.Policy("YEONSU-TOPUP"))])
        {
            var started = await new StartSimulation(room.Desk).RunAsync(
                seo, new(Guid.CreateVersion7(), "", document, "2026-02", "2026-03"), null, default);
            var replayed = await new ReplayDraft(room.Desk).RunAsync(
                seo, new(document, "2026-02", "2026-03"), default);

            Assert.Contains("다른 기관", ProblemOf(started).Message, StringComparison.Ordinal);
            Assert.Equal(Refusals.NotFound, ProblemOf(replayed));
        }

        Assert.Equal(0, await room.Database.NumberAsync("SELECT COUNT(*) FROM jobs"));
    }

    [Theory]
    [InlineData("", "", "2026-02", "2026-03", "document", "붙여 넣으세요")]
    [InlineData("", "{ \"policy\": 1 }", "2026-02", "2026-03", "document", "읽을 수 없습니다")]
    [InlineData("NOWHERE", "", "2026-02", "2026-03", "source", "없습니다")]
    [InlineData("INCHEON-BASE", "", "2026-13", "2026-03", "from", "2026-03처럼")]
    [InlineData("INCHEON-BASE", "", "2026-03", "2026-02", "to", "이릅니다")]
    [InlineData("INCHEON-BASE", "", "2025-01", "2026-03", "to", "12달")]
    public async Task What_cannot_be_tried_is_refused_in_words_at_its_field(
        string source, string document, string from, string to, string field, string words)
    {
        using var room = new JobRoom(StorageEngine.Sqlite);

        var outcome = await new StartSimulation(room.Desk).RunAsync(
            await room.OfficerAsync(), new(Guid.CreateVersion7(), source, document, from, to), null, default);

        Assert.Equal(field, ProblemOf(outcome).Field);
        Assert.Contains(words, ProblemOf(outcome).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rules_that_contradict_each_other_and_months_without_payments_end_the_job_with_the_reason()
    {
        using var room = await RoomAsync(StorageEngine.Sqlite);
        var maker = await room.OfficerAsync();
        var twice = PolicyDocument.Write(Drafts.With("INCHEON-BASE", layers =>
            [.. layers, layers.First(layer => layer.Bands.Count > 0) with { Id = "twice", When = Condition.Always }]));

        var conflict = await StartAsync(room, maker, twice);
        var nothing = await StartAsync(room, maker, Draft, "2025-01", "2025-02");
        for (var look = 0; look < 2; look++) await JobRoom.RunAsync(RunnerOf(room));

        Assert.Equal(JobStatus.Failed, (await room.RowAsync(conflict)).Status);
        Assert.Contains("부딪칩니다", (await room.RowAsync(conflict)).Message, StringComparison.Ordinal);
        Assert.Contains("결제가 없습니다", (await room.RowAsync(nothing)).Message, StringComparison.Ordinal);
        Assert.Equal(0, await room.Database.NumberAsync("SELECT COUNT(*) FROM simulations"));
    }

    [Fact]
    public async Task A_proposal_rests_on_a_simulation_of_exactly_its_rules()
    {
        using var room = await RoomAsync(StorageEngine.Sqlite);
        await StartAsync(room, await room.OfficerAsync(), Draft);
        await JobRoom.RunAsync(RunnerOf(room));
        await using var db = room.Database.Open();
        var version = PolicyDocument.Read(Draft).Versions[^1];
        var later = version with { StartsAt = version.StartsAt.AddDays(30) };
        var other = version with { Layers = [.. version.Layers.Skip(1)] };

        Assert.Equal(1, await SimulationProof.FindAsync(db, "INCHEON-BASE", later, default));
        Assert.Null(await SimulationProof.FindAsync(db, "INCHEON-BASE", other, default));
        var shown = await SimulationProof.ShowAsync(db, 1, "INCHEON-BASE", version, default);
        var done = Assert.IsType<Outcome<SimulationShown>.Done>(shown).Value;
        Assert.True(done.Effect < 0);
        var frozen = await db.Simulations.AsNoTracking().SingleAsync();
        Assert.Equal((1, frozen.Sha256), SimulationProof.In(new Shown("t", [], 0, [done.Base])));
        foreach (var wrong in (PolicyVersion[])[other])
            Assert.Equal(
                "simulation", ProblemOf(await SimulationProof.ShowAsync(db, 1, "INCHEON-BASE", wrong, default)).Field);
        Assert.Equal(
            "simulation", ProblemOf(await SimulationProof.ShowAsync(db, null, "INCHEON-BASE", version, default)).Field);

        await room.Database.ExecuteAsync(
            "DROP TRIGGER simulations_no_update; "
            + "UPDATE simulations SET result = replace(result, '\"changed\":', '\"changed\":1')");
        Assert.Contains(
            "해시와 다릅니다", ProblemOf(await SimulationProof.ShowAsync(db, 1, "INCHEON-BASE", version, default)).Message,
            StringComparison.Ordinal);
    }

    private static async Task<JobRoom> RoomAsync(StorageEngine engine)
    {
        var room = new JobRoom(engine);
        await Town.WithPaymentsAsync(room.Database);
        return room;
    }

    private static Eum.Admin.Jobs.JobRunner RunnerOf(JobRoom room) =>
        room.Runner(new SimulationJob(new ReplayDraft(room.Desk), new KeepSimulation(room.Desk)));

    private static async Task<Guid> StartAsync(
        JobRoom room, Caller caller, string document, string from = "2026-02", string to = "2026-03")
    {
        room.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var asked = await new StartSimulation(room.Desk).RunAsync(
            caller, new(Guid.CreateVersion7(), "", document, from, to), null, default);
        return Assert.IsType<Outcome<Guid>.Done>(asked).Value;
    }

    private static async Task<SimulationView?> ShowAsync(JobRoom room, Caller caller, long no) =>
        await new SimulationDetail(room.Desk).RunAsync(caller, new(no), default)
            is Outcome<SimulationView>.Done(var view) ? view : null;

    private static async Task<IEnumerable<long>> ListedAsync(JobRoom room, Caller caller) =>
        Assert.IsType<Outcome<SimulationListView>.Done>(
            await new SimulationList(room.Desk).RunAsync(caller, new(null, 1), default))
            .Value.Lines.Select(line => line.No);

    private static Task<Caller> OfficerAsync(JobRoom room, string role, int district) =>
        new Counter(room.Database, room.Clock).OfficerAsync(role, district);

    private static Problem ProblemOf<T>(Outcome<T> outcome) =>
        Assert.IsType<Outcome<T>.Refused>(outcome).Problems[0];
}
