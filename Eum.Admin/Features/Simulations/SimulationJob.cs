using Eum.Admin.Jobs;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Simulations;

/// <summary>What is asked when a draft is to be tried. Months are yyyy-MM.</summary>
public sealed record SimulationAsked(string Draft, string From, string To);

/// <summary>
/// Replays past months under a draft in the name of who asked, and freezes what came of it. Broken off, it begins anew:
/// nothing is kept before the end.
/// </summary>
internal sealed class SimulationJob(ReplayDraft replay, KeepSimulation keep) : JobKind
{
    public const string KindName = "simulations";

    public override string Name => KindName;

    public override int AtOnce => 1; // It holds a city's members in memory.

    public override bool Resumes => true;

    public override string PageOf(Guid job) => $"/cashback/simulations/jobs/{job}";

    public override async Task<JobEnd> GoAsync(JobRun run, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(run);
        var asked = run.RequestAs<SimulationAsked>();
        var request = new ReplayDraft.Request(asked.Draft, asked.From, asked.To)
        {
            Progress = (done, total) => run.Tell(done, total, $"{asked.From} ~ {asked.To}"),
        };
        var replayed = await replay.RunAsync(run.Caller, request, cancel);
        if (replayed is not Outcome<SimulationResult>.Done(var result)) return Refused(replayed);

        var kept = await keep.RunAsync(run.Caller, new(run.Id, asked.Draft, result.Text), null, cancel);
        if (kept is not Outcome<long>.Done(var number)) return Refused(kept);

        var total = result.Total;
        var sentence = $"{number}번 시뮬레이션: 지급 {total.Paid.Total:#,0}원이 {total.Drafted.Total:#,0}원이 됩니다 "
            + $"({total.Difference:+#,0;-#,0;0}원).";
        return result.WithoutBase > 0
            ? JobEnd.Partly($"{sentence} 기본 규칙이 없는 결제가 {result.WithoutBase:#,0}건 있습니다.")
            : JobEnd.Done(sentence);
    }

    private static JobEnd Refused<T>(Outcome<T> outcome) =>
        JobEnd.Failed(string.Join(' ', ((Outcome<T>.Refused)outcome).Problems.Select(problem => problem.Message)));
}
