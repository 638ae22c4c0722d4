using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports;
using Eum.Infrastructure.Storage;

namespace Eum.Admin.Features.Statistics;

/// <summary>
/// Reads the payment rollups in the district view that was asked for, grouped as a report wants them.
/// </summary>
internal static class PaymentCells
{
    public static async Task<Dictionary<TKey, PaymentSums>> ByAsync<TKey>(
        Snapshot books, ReportRequest request, RollupBy by, bool byDay, Func<RollupKey, TKey> keyOf,
        CancellationToken cancel)
        where TKey : notnull
    {
        if (request.District is not null)
            by |= StatisticPlace.NeedsDong(request.View) ? RollupBy.Place : RollupBy.District;
        var cells = await new RollupReader(books).PaymentsAsync(request.Period, by, byDay, cancel);
        Dictionary<TKey, PaymentSums> sums = [];
        foreach (var (cell, more) in cells)
        {
            // The sum over nothing is one row of zeros on every engine.
            if (more is { Payments: 0, Cancels: 0 }) continue;
            if (!request.Holds(cell.Dong, cell.District)) continue;
            var key = keyOf(cell);
            if (!sums.TryGetValue(key, out var sum)) sums.Add(key, sum = new());
            sum.Add(more);
        }

        return sums;
    }
}
