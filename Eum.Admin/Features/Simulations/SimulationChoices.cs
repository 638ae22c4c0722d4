using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Cashback;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Simulations;

/// <summary>A policy whose last version can be tried.</summary>
public sealed record SimulationSource(string Code, string Name, string NameEn, int Version);

/// <summary>What can be tried, and on which months.</summary>
/// <param name="First">Null where nothing was ever paid.</param>
public sealed record SimulationChoicesView(IReadOnlyList<SimulationSource> Sources, YearMonth? First, YearMonth? Last);

/// <summary>Reads what a simulation can be asked of.</summary>
public sealed class SimulationChoices(FrontDesk desk)
    : Question<SimulationChoices.Request, SimulationChoicesView>(desk)
{
    public sealed record Request;

    public override Duty Duty { get; } = new("simulations.choices", Permissions.PoliciesDraftSimulate);

    protected override async Task<Outcome<SimulationChoicesView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var months = reading.Db.PaymentsMonthly.Select(row => (YearMonth?)row.Month);
        return new SimulationChoicesView(
            [
                .. from policy in (await BookPolicies.ReadAsync(reading.Db, cancel)).Policies
                   where SimulationReach.Covers(reading.Scope, policy.Authority)
                   select new SimulationSource(policy.Code, policy.Name, policy.NameEn, policy.Versions[^1].Version),
            ],
            await months.OrderBy(month => month).FirstOrDefaultAsync(cancel),
            await months.OrderByDescending(month => month).FirstOrDefaultAsync(cancel));
    }
}
