using Eum.Admin.Desk;
using Eum.Admin.Features.Dashboard;
using Eum.Admin.Features.Payments;
using Eum.Admin.Features.Statistics;
using Eum.Domain.Payments;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Merchants;
using Eum.Infrastructure.Reports.Statistics;

namespace Eum.Admin.Jobs;

/// <summary>
/// Has the latest day's payments, the registry of merchants, the published statistics and the dashboard read before
/// somebody asks: the first look at a million rows takes a second. What is in memory already costs some milliseconds to
/// ask for again.
/// </summary>
internal sealed partial class Warming(
    PaymentList payments, MerchantWarming merchants, StatisticWarming statistics, DashboardFigures dashboard,
    TimeProvider clock, ILogger<Warming> log)
    : BackgroundService
{
    private static readonly Caller Machine = Caller.Machine with { Door = Door.Job };

    internal async Task WarmAsync(CancellationToken cancel)
    {
        try
        {
            await payments.RunAsync(
                Machine, new(PaymentFilter.None, PaymentOrder.Amount, true, default), cancel);
            await merchants.WarmAsync(cancel);
            await statistics.WarmAsync(Presets, cancel);
            await dashboard.RunAsync(Machine, new(null), cancel);
        }
        catch (Exception failed) when (failed is not OperationCanceledException) // Who asks is told what is wrong.
        {
            Failed(failed);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var minutes = new PeriodicTimer(TimeSpan.FromMinutes(1), clock);
        try
        {
            do await WarmAsync(stoppingToken);
            while (await minutes.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The portal closes.
        }
    }

    private static IEnumerable<StatisticQuery> Presets(YearMonth latest) => StatisticPresets.All
        .Select(preset => preset.Read().Question(latest)).OfType<Outcome<StatisticQuery>.Done>()
        .Select(asked => asked.Value);

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "What is asked most could not be read beforehand.")]
    private partial void Failed(Exception failed);
}
