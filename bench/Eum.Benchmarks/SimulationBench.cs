using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Simulations;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cashback;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Benchmarks;

/// <summary>
/// The books' largest month replayed under the rules that were in force, which must give back what was paid, and under
/// a draft that raises every limit, so that every counter moves.
/// </summary>
internal static class SimulationBench
{
    public static async Task RunAsync(Asked asked)
    {
        await using var services = asked.Books();
        var database = services.GetRequiredService<IDbContextFactory<EumDbContext>>();
        YearMonth month;
        await using (var books = await Snapshot.OpenAsync(database, default))
            month = YearMonth.FromNumber((await books.ListAsync(
                """SELECT "month", SUM("count") FROM payments_monthly GROUP BY "month" ORDER BY 2 DESC""",
                row => row.Int(0), default))[0]);

        var (same, raised) = await OrdersAsync(database, month);
        await MeasureAsync(database, asked.Rounds, "rules in force", same, mustAgree: true);
        await MeasureAsync(database, asked.Rounds, "limits raised", raised, mustAgree: false);
    }

    private static async Task MeasureAsync(
        IDbContextFactory<EumDbContext> database, int rounds, string name, SimulationOrder order, bool mustAgree)
    {
        List<double> taken = [];
        SimulationResult? result = null;
        for (var round = 0; round < rounds; round++)
            taken.Add(await Measure.SecondsAsync(async () =>
            {
                await using var books = await Snapshot.OpenAsync(database, default);
                var timeline = await BookPolicies.ReadAsync(books, default);
                result = await PaymentReplay.RunAsync(books, timeline, order, null, default);
            }));

        if (mustAgree && (result!.Changed, result.OutOfPlace) is not (0, 0))
            throw new DisagreementException($"{result.Changed} rows replayed otherwise than they were paid.");
        var rows = result!.Payments + result.Cancels;
        Measure.Print($"simulation.{name}, rows", rows, "payments");
        Measure.Print($"simulation.{name}, members", result.Members.Members, "members");
        Measure.Print($"simulation.{name}", Measure.Median(taken), "s");
        Measure.Print($"simulation.{name}, rate", rows / Measure.Median(taken), "rows/s");
    }

    private static async Task<(SimulationOrder Same, SimulationOrder Raised)> OrdersAsync(
        IDbContextFactory<EumDbContext> database, YearMonth month)
    {
        await using var books = await Snapshot.OpenAsync(database, default);
        var timeline = await BookPolicies.ReadAsync(books, default);
        var policy = timeline.Policies.Single(one => one.Code == "INCHEON-BASE");
        var inForce = policy.At(KoreanTime.StartOf(month.FirstDay))!;
        var raised = inForce with
        {
            Layers =
            [
                .. inForce.Layers.Select(layer => layer with
                {
                    Bands = [.. layer.Bands.Select(band => band with { UpTo = band.UpTo * 2 })],
                }),
            ],
        };
        return (
            new(policy with { Versions = [inForce] }, month, month),
            new(policy with { Versions = [raised] }, month, month));
    }
}
