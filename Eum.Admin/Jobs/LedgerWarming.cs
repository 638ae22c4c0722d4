using System.Data.Common;
using Eum.Admin.Desk;
using Eum.Admin.Features.Payments;
using Eum.Domain.Payments;
using Eum.Infrastructure.Reports.Merchants;

namespace Eum.Admin.Jobs;

/// <summary>
/// Has the latest day's payments and the registry of merchants read before somebody asks: the first look at a million
/// of them takes a second. What is in memory already costs some milliseconds to ask for again.
/// </summary>
internal sealed partial class LedgerWarming(
    PaymentList payments, MerchantWarming merchants, TimeProvider clock, ILogger<LedgerWarming> log)
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
        }
        catch (DbException failed)
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

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "The latest payments and the merchants could not be read beforehand.")]
    private partial void Failed(Exception failed);
}
