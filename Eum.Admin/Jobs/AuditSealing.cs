using Eum.Infrastructure.Anchoring;

namespace Eum.Admin.Jobs;

/// <summary>
/// While the portal runs: seals every half minute, and every two minutes lets a signed checkpoint leave the database.
/// What fails is tried again the next time, and never stops the portal.
/// </summary>
internal sealed partial class AuditSealing(AuditSealer sealer, TimeProvider clock, ILogger<AuditSealing> log)
    : BackgroundService
{
    internal static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(30);
    private const int AnchorEvery = 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rhythm, clock);
        for (var round = 1; await TickAsync(timer, stoppingToken); round++)
            await SealAsync(anchor: round % AnchorEvery == 0, stoppingToken);
    }

    internal async Task SealAsync(bool anchor, CancellationToken cancel)
    {
        try
        {
            if (anchor) await sealer.AnchorAsync(cancel);
            else await sealer.SealAsync(cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(log, failure);
        }
    }

    private static async Task<bool> TickAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "감사 기록을 봉인하거나 밖에 남기지 못했습니다. 다음 번에 다시 합니다.")]
    private static partial void Failed(ILogger log, Exception failure);
}
