using Eum.Admin.Desk;
using Eum.Admin.Features.Jobs;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Simulations;

/// <summary>A simulation under way, or what became of it.</summary>
/// <param name="No">Of the frozen result; null where there is none yet.</param>
public sealed record SimulationRunView(JobLine Job, long? No, bool IsMine);

/// <summary>Reads the job of a simulation: one's own, or anybody's for who reaches the city.</summary>
public sealed class SimulationRunDetail(FrontDesk desk)
    : Question<SimulationRunDetail.Request, SimulationRunView>(desk)
{
    public sealed record Request(Guid Job);

    public override Duty Duty { get; } = new("simulations.run", Permissions.PoliciesDraftSimulate);

    protected override async Task<Outcome<SimulationRunView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var row = await reading.Db.Jobs.SingleOrDefaultAsync(
            job => job.JobId == request.Job && job.Kind == SimulationJob.KindName, cancel);
        var isMine = row?.OfficerId == reading.Officer.Id;
        if (row is null || !(isMine || reading.Scope.IsWholeCity)) return Refusals.NotFound;

        return new SimulationRunView(
            JobLine.Of(row, $"/cashback/simulations/jobs/{row.JobId}"),
            await reading.Db.Simulations.Where(one => one.JobId == row.JobId)
                .Select(one => (long?)one.SimulationNo).SingleOrDefaultAsync(cancel),
            isMine);
    }
}
