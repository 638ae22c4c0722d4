using Eum.Admin.Features.Jobs;
using Eum.Admin.Jobs;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Engines;
using Eum.Infrastructure.Storage.Jobs;

namespace Eum.Admin.Tests.Jobs;

/// <summary>One job has one effect, in the name of who asked, whoever dies meanwhile.</summary>
public sealed class JobRunnerTests
{
    private const string AllEngines = nameof(TestDatabase.Engines);

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_job_runs_and_tells_what_came_of_it(StorageEngine engine)
    {
        using var room = new JobRoom(engine);
        var officer = await room.OfficerAsync();
        var job = await room.AskAsync(officer, request: "셋");
        var heard = new List<Guid>();
        room.Signals.Moved += heard.Add;

        await JobRoom.RunAsync(room.Runner(new Trial((run, _) =>
        {
            run.Tell(3, 4, "셋째");
            run.Keep(new { run.Id });
            return Task.FromResult(JobEnd.Partly($"{run.RequestAs<string>()} 했습니다."));
        })));

        var row = await room.RowAsync(job);
        Assert.Equal(JobStatus.Partly, row.Status);
        Assert.Equal("셋 했습니다.", row.Message);
        Assert.Equal((3, 4), (row.Done, row.Total));
        Assert.Contains($"{job}", row.Result, StringComparison.Ordinal);
        Assert.NotNull(row.EndedAt);
        Assert.All(heard, told => Assert.Equal(officer.OfficerId, told));
        Assert.NotEmpty(heard);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Of_two_runners_that_race_for_twenty_jobs_each_job_gets_one(StorageEngine engine)
    {
        using var room = new JobRoom(engine);
        var officer = await room.OfficerAsync();
        for (var i = 0; i < 20; i++) await room.AskAsync(officer);
        var (one, other) = (Trial.That("한 번"), Trial.That("한 번"));
        JobRunner[] runners = [room.Runner(one), room.Runner(other)];

        while ((await room.Book.UnfinishedAsync(default)).Count > 0)
            await Task.WhenAll(runners.Select(JobRoom.RunAsync));

        Assert.Equal(20, one.Runs + other.Runs);
        Assert.Equal(20, await room.Database.NumberAsync("SELECT count(*) FROM jobs WHERE status = 3 AND tries = 1"));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Of_a_kind_no_more_run_at_once_than_it_says_over_all_runners(StorageEngine engine)
    {
        using var room = new JobRoom(engine);
        var officer = await room.OfficerAsync();
        await room.AskAsync(officer);
        var second = await room.AskAsync(officer);
        var gate = new TaskCompletionSource();
        var slow = new Trial(async (_, _) =>
        {
            await gate.Task;
            return JobEnd.Done("");
        })
        {
            Most = 1,
        };
        var (here, there) = (room.Runner(slow), room.Runner(slow));

        await here.LookAsync(default);
        await there.LookAsync(default);
        await here.LookAsync(default);
        Assert.Equal(JobStatus.Waiting, (await room.RowAsync(second)).Status);
        gate.SetResult();
        await here.IdleAsync();
        await JobRoom.RunAsync(there);

        Assert.Equal(JobStatus.Done, (await room.RowAsync(second)).Status);
        Assert.Equal(2, slow.Runs);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task RB_16_a_job_whose_process_died_goes_on_with_what_it_had_or_is_said_to_be_broken_off(
        StorageEngine engine)
    {
        using var room = new JobRoom(engine);
        var officer = await room.OfficerAsync();
        var resumed = await room.AskAsync(officer);
        await DieAsync(room, resumed);
        string? found = null;
        var goesOn = new Trial((run, _) =>
        {
            found = run.ResultSoFar<string>();
            return Task.FromResult(JobEnd.Done("이어서 끝냈습니다."));
        })
        {
            IsResumed = true,
        };

        await JobRoom.RunAsync(room.Runner(goesOn));
        var row = await room.RowAsync(resumed);
        Assert.Equal((JobStatus.Done, 2), (row.Status, row.Tries));
        Assert.Equal("반쯤", found);

        var broken = await room.AskAsync(officer);
        await DieAsync(room, broken);
        var cannot = Trial.That("다시");
        await JobRoom.RunAsync(room.Runner(cannot));
        Assert.Equal(JobStatus.Failed, (await room.RowAsync(broken)).Status);
        Assert.Contains("프로그램이 꺼져", (await room.RowAsync(broken)).Message, StringComparison.Ordinal);
        Assert.Equal(0, cannot.Runs);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_runner_that_fell_silent_and_wakes_again_finds_its_job_taken_and_lets_go(StorageEngine engine)
    {
        using var room = new JobRoom(engine);
        var job = await room.AskAsync(await room.OfficerAsync());
        var gate = new TaskCompletionSource();
        var silent = room.Runner(new Trial(async (_, cancel) =>
        {
            await gate.Task.WaitAsync(cancel);
            return JobEnd.Failed("둘째로 끝남");
        })
        {
            IsResumed = true,
        });
        await silent.LookAsync(default);

        room.Clock.Advance(TimeSpan.FromMinutes(10));
        await JobRoom.RunAsync(room.Runner(new Trial((_, _) => Task.FromResult(JobEnd.Done("먼저 끝남")))
        {
            IsResumed = true,
        }));
        await silent.IdleAsync();

        Assert.Equal("먼저 끝남", (await room.RowAsync(job)).Message);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_job_that_kills_every_process_is_given_up_after_five(StorageEngine engine)
    {
        using var room = new JobRoom(engine);
        var job = await room.AskAsync(await room.OfficerAsync());
        for (var i = 0; i < 5; i++) await DieAsync(room, job);
        var deadly = new Trial((_, _) => Task.FromResult(JobEnd.Done(""))) { IsResumed = true };

        await JobRoom.RunAsync(room.Runner(deadly));

        Assert.Equal(JobStatus.Failed, (await room.RowAsync(job)).Status);
        Assert.Equal(0, deadly.Runs);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task The_waiting_job_of_a_disabled_officer_does_not_run(StorageEngine engine)
    {
        using var room = new JobRoom(engine);
        var officer = await room.OfficerAsync();
        var job = await room.AskAsync(officer);
        await room.DisableAsync(officer);
        var kind = Trial.That("했음");

        await JobRoom.RunAsync(room.Runner(kind));

        Assert.Equal(0, kind.Runs);
        Assert.Equal(JobStatus.Failed, (await room.RowAsync(job)).Status);
        Assert.Contains("계정을 더는 쓸 수 없어", (await room.RowAsync(job)).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task RB_16_a_job_that_throws_fails_with_a_number_to_quote_and_the_next_one_runs(StorageEngine engine)
    {
        using var room = new JobRoom(engine);
        var officer = await room.OfficerAsync();
        var thrown = await room.AskAsync(officer);
        var next = await room.AskAsync(officer);
        var runner = room.Runner(new Trial((run, _) => run.Id == thrown
            ? throw new InvalidOperationException("secret of the inside")
            : Task.FromResult(JobEnd.Done("괜찮음"))));

        await JobRoom.RunAsync(runner);
        await JobRoom.RunAsync(runner);

        var row = await room.RowAsync(thrown);
        Assert.Equal(JobStatus.Failed, row.Status);
        Assert.Matches("추적 번호 [0-9a-f]{32}", row.Message);
        Assert.DoesNotContain("secret", row.Message, StringComparison.Ordinal);
        Assert.Equal("괜찮음", (await room.RowAsync(next)).Message);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_waiting_job_is_stopped_at_once_and_a_running_one_where_it_can(StorageEngine engine)
    {
        using var room = new JobRoom(engine);
        var officer = await room.OfficerAsync();
        var running = await room.AskAsync(officer);
        var kind = new Trial(async (run, cancel) =>
        {
            run.Tell(1, 2, "");
            await Trial.UntilStoppedAsync(cancel);
            return JobEnd.Done("");
        });
        var runner = room.Runner(kind);
        await runner.LookAsync(default);
        var waiting = await room.AskAsync(officer);

        Assert.IsType<Outcome<JobState>.Done>(await room.Cancel.RunAsync(officer, new(waiting), null, default));
        Assert.IsType<Outcome<JobState>.Done>(await room.Cancel.RunAsync(officer, new(running), null, default));
        await runner.IdleAsync();
        await JobRoom.RunAsync(runner);

        Assert.Equal(JobStatus.Cancelled, (await room.RowAsync(waiting)).Status);
        Assert.Equal(JobStatus.Cancelled, (await room.RowAsync(running)).Status);
        Assert.Equal(1, kind.Runs);
        Assert.IsType<Outcome<JobState>.Refused>(await room.Cancel.RunAsync(officer, new(running), null, default));
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task Nobody_sees_or_stops_the_job_of_another(StorageEngine engine)
    {
        using var room = new JobRoom(engine);
        var job = await room.AskAsync(await room.OfficerAsync());
        var other = await room.OfficerAsync();

        var refused = Assert.IsType<Outcome<JobState>.Refused>(
            await room.Cancel.RunAsync(other, new(job), null, default));
        Assert.Equal(Admin.Desk.Refusals.NotFound, refused.Problems[0]);
        Assert.Empty((await new JobList(room.Desk, []).AskAsync(new(1), other))!.Lines);
        Assert.Null(await new EveryJob(room.Desk, []).AskAsync(new(1), other));
        Assert.Single((await new EveryJob(room.Desk, []).AskAsync(
            new(1), await room.OfficerAsync(Domain.Officers.RoleTable.SystemOperator)))!.Lines);
    }

    [Theory, MemberData(AllEngines, MemberType = typeof(TestDatabase))]
    public async Task A_portal_that_is_shut_down_gives_back_what_can_go_on(StorageEngine engine)
    {
        using var room = new JobRoom(engine);
        var job = await room.AskAsync(await room.OfficerAsync());
        using var stopping = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var runner = room.Runner(new Trial(async (run, cancel) =>
        {
            run.Keep("반쯤");
            begun.SetResult();
            await Trial.UntilStoppedAsync(cancel);
            return JobEnd.Done("");
        })
        {
            IsResumed = true,
        });
        await runner.LookAsync(stopping.Token);
        await begun.Task;

        await stopping.CancelAsync();
        await runner.IdleAsync();

        var row = await room.RowAsync(job);
        Assert.Equal((JobStatus.Waiting, "", 0), (row.Status, row.Runner, row.Tries));
        Assert.Equal("\"반쯤\"", System.Text.RegularExpressions.Regex.Unescape(row.Result));
    }

    // A runner of this machine whose process is gone; pid 0 is nobody's.
    private static async Task DieAsync(JobRoom room, Guid job)
    {
        var name = $"{Environment.MachineName}/{int.MaxValue}/0/{Guid.CreateVersion7():N}";
        Assert.True(await room.Book.TryClaimAsync(await room.RowAsync(job), name, default));
        await room.Book.PulseAsync(job, name, new(1, 2, "rows", 0, "", "\"반쯤\""), default);
    }
}
