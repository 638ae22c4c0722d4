using System.Data.Common;
using Eum.Admin.Desk;
using Eum.Admin.Features.PersonalData;
using Eum.Infrastructure.Protection;

namespace Eum.Admin.Jobs;

/// <summary>Does, every minute, what was decided about keys. A failure is tried again the next minute.</summary>
internal sealed partial class KeyChanging(FinishKeyChanges finish, TimeProvider clock, ILogger<KeyChanging> log)
    : BackgroundService
{
    private static readonly Caller Machine = Caller.Machine with { Door = Door.Job };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minutes = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        while (await minutes.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await finish.RunAsync(Machine, new(Progress: null), stoppingToken);
            }
            catch (Exception failed) when (failed is DbException or SecretFileException or IOException)
            {
                Failed(failed);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "열쇠를 바꾸지 못했습니다. 다음 번에 다시 합니다.")]
    private partial void Failed(Exception failed);
}
