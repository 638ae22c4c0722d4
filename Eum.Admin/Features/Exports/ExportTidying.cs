using Eum.Infrastructure.Storage.Exports;
using Eum.Infrastructure.Uploads;

namespace Eum.Admin.Features.Exports;

/// <summary>At the start and every hour: throws away exports that have expired, and tickets past use.</summary>
internal sealed partial class ExportTidying(
    ExportFolder folder, ExportBook book, TimeProvider clock, ILogger<ExportTidying> log)
    : BackgroundService
{
    private static readonly TimeSpan BeingMade = TimeSpan.FromDays(1);

    internal async Task TidyAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var wanted = await book.WantedAsync(now, cancel);
        foreach (var (stored, at) in folder.All())
            if (at < now - BeingMade && !wanted.Contains(stored)) folder.Drop(stored);
        await book.ForgetTicketsAsync(now - BeingMade, cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var hours = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        do
        {
            try
            {
                await TidyAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Failed(log, failure);
            }
        }
        while (await hours.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "기한이 지난 내려받기 파일을 정리하지 못했습니다. 한 시간 뒤 다시 합니다.")]
    private static partial void Failed(ILogger log, Exception failure);
}
