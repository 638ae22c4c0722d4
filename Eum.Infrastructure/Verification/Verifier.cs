using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cashback;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Verification;

/// <summary>
/// Recomputes the books from their rows and compares: every won of every payment, rollups, counters, budgets, look-up
/// lists, files, charges, sign-ups, the audit chain, the policies. Reads one moment, writes nothing, and its memory
/// grows
/// with the members of a month, not with the payments.
/// </summary>
public sealed class Verifier(IDbContextFactory<EumDbContext> database, TimeProvider clock)
{
    /// <param name="progress">Told now and then how many payments have been read.</param>
    public async Task<VerificationResult> RunAsync(Action<long>? progress, CancellationToken cancel)
    {
        var started = clock.GetTimestamp();
        await using var books = await Snapshot.OpenAsync(database, cancel);
        var timeline = await BookPolicies.ReadAsync(books, cancel);
        var reading = await Reading.OpenAsync(books, timeline, cancel);
        var checks = await PaymentsAsync(reading, progress, cancel);
        var budgets = new BudgetCheck(reading);
        await budgets.RunAsync(cancel);
        var charges = new ChargeCheck(reading);
        await charges.RunAsync(cancel);
        var chain = new ChainCheck(reading);
        await chain.RunAsync(cancel);
        checks.AddRange([.. budgets.Checks, .. charges.Checks, .. chain.Checks]);
        var milliseconds = (long)clock.GetElapsedTime(started).TotalMilliseconds;
        return new([.. checks.Select(check => check.Result())], milliseconds / 1000m);
    }

    private static async Task<List<Check>> PaymentsAsync(
        Reading reading, Action<long>? progress, CancellationToken cancel)
    {
        var counters = new CounterCheck(reading);
        var postings = new PostingCheck(reading);
        var batches = new BatchCheck(reading);
        var daily = new RollupCheck(
            reading, Rollups.PaymentsDaily, key => Sketch.Cell(Sketch.Cell(1, key[..4]), key[4..]));
        var monthly = new RollupCheck(
            reading, Rollups.PaymentsMonthly, key => Sketch.Cell(Sketch.Cell(1, key[..4]), key[4..]));
        var differences = new RollupCheck(
            reading, Rollups.Differences, key => Sketch.Cell(Sketch.Cell(2, key[..3]), key[3..]));
        var cancels = new CancelCheck(reading, counters);
        var payments = new PaymentCheck(reading, counters, daily, differences, postings, batches);

        await cancels.RunAsync(cancel); // First: what was given back must be known before payments are replayed.
        await payments.RunAsync(progress, cancel);
        cancels.Check.Holds(
            cancels.Count == payments.Cancels, 0L,
            () => $"취소 {payments.Cancels}건 가운데 원 결제와 이어진 것은 {cancels.Count}건입니다.");
        await daily.RunAsync(cancel);
        foreach (var day in daily.Stored.Keys.ToList()) monthly.Computed.Add(day / 100, daily.Stored[day]);
        await monthly.RunAsync(cancel);
        await differences.RunAsync(cancel);
        await counters.FinishAsync(cancel);
        await postings.RunAsync(cancel);
        await batches.RunAsync(cancel);
        return
        [
            payments.Check, cancels.Check, .. counters.Checks, daily.Check, monthly.Check, differences.Check,
            postings.Check,
            .. batches.Checks,
        ];
    }
}
