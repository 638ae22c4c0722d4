using Eum.Admin.Desk;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Simulations;

/// <summary>A frozen simulation.</summary>
/// <param name="Draft">The policy document that was tried.</param>
/// <param name="Holds">Whether its text still has the hash under which it was frozen.</param>
public sealed record SimulationView(SimulationLine Line, SimulationResult Result, string Draft, bool Holds);

/// <summary>Reads one simulation by its number.</summary>
public sealed class SimulationDetail(FrontDesk desk) : Question<SimulationDetail.Request, SimulationView>(desk)
{
    public sealed record Request(long No);

    public override Duty Duty { get; } = new("simulations.show", Permissions.PoliciesCatalogueSee);

    protected override async Task<Outcome<SimulationView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var row = await reading.Db.Simulations.SingleOrDefaultAsync(row => row.SimulationNo == request.No, cancel);
        return row is null
            ? Refusals.NotFound
            : new SimulationView(
                SimulationLine.Of(row), SimulationResult.Read(row.Result), row.Draft,
                SimulationResult.HashOf(row.Result) == row.Sha256);
    }
}
