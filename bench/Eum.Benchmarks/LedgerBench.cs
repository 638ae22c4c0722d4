using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Benchmarks;

/// <summary>
/// 결제내역 of the books' largest day, as the portal reads it: places, lines and sums of a page. Cold is the first
/// reading of a fresh process's memory, warm every later one.
/// </summary>
internal static class LedgerBench
{
    private const int Size = 50;
    private const string Limit = "<= 200";

    public static async Task RunAsync(Asked asked)
    {
        await using var services = asked.Books();
        var database = services.GetRequiredService<IDbContextFactory<EumDbContext>>();
        DateOnly day;
        long rows;
        await using (var books = await Snapshot.OpenAsync(database, default))
        {
            var largest = (await books.ListAsync(
                """SELECT "day", SUM("count") FROM payments_daily GROUP BY "day" ORDER BY 2 DESC""",
                row => (Day: row.Int(0), Rows: row.Long(1)), default))[0];
            (day, rows) = (DateNumber.ToDate(largest.Day), largest.Rows);
        }

        Measure.Print("ledger.rows", rows, "payments");
        var all = new PaymentQuery(day, day);
        var some = all with { Channel = Channel.Qr, Least = 10_000 };
        await MeasureAsync(database, asked.Rounds, "newest", all, PaymentOrder.Time);
        await MeasureAsync(database, asked.Rounds, "by amount", all, PaymentOrder.Amount);
        await MeasureAsync(database, asked.Rounds, "filtered by difference", some, PaymentOrder.Difference);
    }

    private static async Task MeasureAsync(
        IDbContextFactory<EumDbContext> database, int rounds, string name, PaymentQuery query, PaymentOrder order)
    {
        List<double> cold = [], first = [], middle = [], last = [];
        for (var round = 0; round < rounds; round++)
        {
            using var memory = new PaymentMemory();
            var ledger = new PaymentLedger(memory);
            var request = new PaymentPageRequest(order, true, null, false, Size);
            cold.Add(await Measure.SecondsAsync(() => PageAsync(database, ledger, memory, query, request)));
            for (var turn = 0; turn < 10; turn++)
            {
                first.Add(await Measure.SecondsAsync(() => PageAsync(database, ledger, memory, query, request)));
                last.Add(await Measure.SecondsAsync(() => PageAsync(
                    database, ledger, memory, query, request with { Backwards = true })));
                var place = await MiddleAsync(database, ledger, query, request);
                middle.Add(await Measure.SecondsAsync(() => PageAsync(
                    database, ledger, memory, query, request with { From = place })));
            }
        }

        Measure.Print($"ledger.{name}, first time", Measure.Median(cold) * 1000, "ms");
        Measure.Print($"ledger.{name}, first page", Measure.Median(first) * 1000, "ms", Limit);
        Measure.Print($"ledger.{name}, in the middle", Measure.Median(middle) * 1000, "ms", Limit);
        Measure.Print($"ledger.{name}, last page", Measure.Median(last) * 1000, "ms", Limit);
    }

    private static async Task PageAsync(
        IDbContextFactory<EumDbContext> database, PaymentLedger ledger, PaymentMemory memory, PaymentQuery query,
        PaymentPageRequest request)
    {
        await using var books = await Snapshot.OpenAsync(database, default);
        var page = await ledger.PageAsync(books, query, request, default);
        var lines = await new PaymentLines(memory).ReadAsync(
            books, [.. page.Places.Select(place => place.Key)], default);
        var sum = await ledger.SumAsync(books, query, default);
        if (lines.Count != Math.Min(Size, sum.Count))
            throw new DisagreementException($"{sum.Count} payments, but a page of {lines.Count}.");
    }

    // A place that half of the payments are before.
    private static async Task<PaymentPlace> MiddleAsync(
        IDbContextFactory<EumDbContext> database, PaymentLedger ledger, PaymentQuery query, PaymentPageRequest request)
    {
        await using var books = await Snapshot.OpenAsync(database, default);
        var count = (await ledger.SumAsync(books, query, default)).Count;
        var page = await ledger.PageAsync(books, query, request with { Size = (int)(count / 2) }, default);
        return page.Places[^1];
    }
}
