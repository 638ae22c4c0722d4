using Eum.Admin.Desk;
using Eum.Admin.Features.Jobs;
using Eum.Admin.Jobs;
using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Eum.Admin.Tests.Jobs;

/// <summary>Books with officers who ask for jobs, and runners that take them up when a test lets them look.</summary>
internal sealed class JobRoom : IDisposable
{
    private readonly Counter _counter;

    public JobRoom(Infrastructure.Storage.Engines.StorageEngine engine)
    {
        Database = TestDatabase.On(engine);
        _counter = new(Database, Clock);
        Book = new(Database, Clock);
    }

    public TestDatabase Database { get; }

    public StoppedClock Clock { get; } = new();

    public JobBook Book { get; }

    public JobSignals Signals { get; } = new();

    public FrontDesk Desk => _counter.Desk;

    public CancelJob Cancel => new(Desk);

    public Task<Caller> OfficerAsync(string role = RoleTable.CityFinance) => _counter.OfficerAsync(role, 28000);

    public JobRunner Runner(params JobKind[] kinds) =>
        new(Book, kinds, Desk, Signals, Clock, NullLogger<JobRunner>.Instance);

    /// <summary>Has somebody ask for a job.</summary>
    public async Task<Guid> AskAsync(Caller caller, string kind = "trial", string request = "")
    {
        Clock.Advance(TimeSpan.FromMilliseconds(1)); // Asked one after the other.
        var id = Guid.CreateVersion7();
        var asked = await new AskForTrial(Desk, kind).RunAsync(caller, new(id, request), id, default);
        return Assert.IsType<Outcome<Guid>.Done>(asked).Value;
    }

    public async Task<JobRow> RowAsync(Guid job)
    {
        await using var db = Database.Open();
        return await db.Jobs.AsNoTracking().SingleAsync(row => row.JobId == job);
    }

    /// <summary>One look, and all it leads to.</summary>
    public static async Task RunAsync(JobRunner runner)
    {
        await runner.LookAsync(default);
        await runner.IdleAsync();
    }

    public async Task DisableAsync(Caller caller)
    {
        await using var db = Database.Open();
        var user = await db.Users.SingleAsync(user => user.Id == caller.OfficerId);
        user.DisabledAt = Clock.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync();
    }

    public void Dispose()
    {
        Signals.Dispose();
        Database.Dispose();
    }

    private sealed class AskForTrial(FrontDesk desk, string kind) : Change<AskForTrial.Request, Guid>(desk)
    {
        internal sealed record Request(Guid Id, string What);

        public override Duty Duty { get; } = new("trial.ask", Permissions.AccountOwnManage);

        protected override int? DistrictOf(Request request) => null;

        protected override Task<Outcome<Guid>> DecideAsync(Work work, Request request, CancellationToken cancel) =>
            Task.FromResult<Outcome<Guid>>(work.AskFor(request.Id, kind, "시험 작업", "rows", request.What));
    }
}

/// <summary>A job that does what a test says.</summary>
internal sealed class Trial(Func<JobRun, CancellationToken, Task<JobEnd>> go) : JobKind
{
    private int _runs;

    public override string Name => "trial";

    public override bool Resumes => IsResumed;

    public override int AtOnce => Most;

    public bool IsResumed { get; init; }

    public int Most { get; init; } = 2;

    public int Runs => _runs;

    public static Trial That(string message) => new((_, _) => Task.FromResult(JobEnd.Done(message)));

    /// <summary>Work that has no end of its own: it goes on until somebody stops it, however long that takes.</summary>
    public static async Task UntilStoppedAsync(CancellationToken cancel)
    {
        var stopped = new TaskCompletionSource();
        await using var _ = cancel.Register(() => stopped.TrySetCanceled(cancel));
        await stopped.Task;
    }

    public override Task<JobEnd> GoAsync(JobRun run, CancellationToken cancel)
    {
        Interlocked.Increment(ref _runs);
        return go(run, cancel);
    }
}
