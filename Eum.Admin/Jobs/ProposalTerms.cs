using System.Data.Common;
using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;

namespace Eum.Admin.Jobs;

/// <summary>Closes, every hour, proposals whose seven days are over. A failure waits for the next hour.</summary>
internal sealed partial class ProposalTerms(ExpireProposals expire, TimeProvider clock, ILogger<ProposalTerms> log)
    : BackgroundService
{
    private static readonly Caller Machine = Caller.Machine with { Door = Door.Job };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var hours = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await hours.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await expire.RunAsync(Machine, new(), key: null, stoppingToken);
            }
            catch (DbException failed)
            {
                Failed(failed);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Proposals past their term could not be closed.")]
    private partial void Failed(Exception failed);
}
