using Eum.Infrastructure.Storage.Jobs;
using Eum.Infrastructure.Storage.Officers;
using Eum.Infrastructure.Uploads;

namespace Eum.Admin.Jobs;

/// <summary>
/// At the start and every hour: throws away uploads that no job wants any more, and drafts that nobody has touched for
/// 30 days.
/// </summary>
internal sealed partial class JobTidying(
    UploadFolder uploads, JobBook book, Drafts drafts, TimeProvider clock, ILogger<JobTidying> log) : BackgroundService
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(24);

    internal async Task TidyAsync(CancellationToken cancel)
    {
        foreach (var (person, upload, at) in uploads.All())
        {
            var unfinished = await book.IsUnfinishedAsync(upload, cancel);
            if (unfinished == true) continue;
            if (unfinished is null && at > clock.GetUtcNow().UtcDateTime - Forgotten) continue; // Still being sent.
            uploads.Drop(person, upload);
        }

        await drafts.ForgetOldAsync(cancel);
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

    [LoggerMessage(LogLevel.Warning, "올린 파일이나 임시 저장을 정리하지 못했습니다. 한 시간 뒤 다시 합니다.")]
    private static partial void Failed(ILogger log, Exception failure);
}
