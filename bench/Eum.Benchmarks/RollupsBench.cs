using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Benchmarks;

/// <summary>
/// What the rollups cost an import: their upserts, timed while a payments file goes in, and the adding up that makes
/// them, repeated from the books afterwards. An import without them is the whole less both: nothing is counted as
/// hidden behind the other thread, and the sums that the budgets need anyway are counted too, so the truth is less.
/// </summary>
internal static class RollupsBench
{
    public static async Task RunAsync(Asked asked)
    {
        await using var books = asked.Books();
        var (rows, whole, upserts, transactions) = await ImportAsync(books, asked["file"]);
        var payments = BookedPayments.Load(books);
        if (payments.All.Length != rows)
            throw new DisagreementException(
                $"{rows} rows were imported, the books hold {payments.All.Length}: begin with books without payments.");
        var chunkRows = ChunkRowsOf(books);
        var rounds = Enumerable.Range(0, asked.Rounds);
        var adding = Measure.Median(rounds.Select(_ => SecondsOfAdding(payments, chunkRows)));

        Measure.Print("rollups.import", whole, "s");
        Measure.Print("rollups.transactions", transactions, "s");
        Measure.Print("rollups.upserts", upserts, "s");
        Measure.Print("rollups.adding", adding, "s");
        Measure.Print("rollups.quotient", whole / (whole - upserts - adding), "x import without them", "<= 1.05");
    }

    private static async Task<(long Rows, double Whole, double Upserts, double Transactions)> ImportAsync(
        ServiceProvider books, string path)
    {
        var connections = books.GetRequiredService<BulkConnections>();
        var batches = new ImportBatches(
            books.GetRequiredService<IDbContextFactory<EumDbContext>>(), TimeProvider.System);
        using var timed = new TimedConnection(connections.Open(cacheKiB: 65_536));
        long rows = 0;
        var whole = await Measure.SecondsAsync(async () =>
        {
            using var file = OperatorFile.Open(path);
            var batch = await batches.OpenAsync(file, nameof(RollupsBench), default);
            using var reading = connections.Open();
            Write(file, batch.BatchNo, ChunkRowsOf(books), reading, timed);
            rows = (await batches.FinishAsync(batch.BatchNo, nameof(RollupsBench), default)).Accepted;
        });
        var upserts = timed.UpsertsOf(
            ImportTables.PaymentsDaily, ImportTables.PaymentsMonthly, ImportTables.DifferencesDaily);
        return (rows, whole, upserts.TotalSeconds, timed.InTransactions.TotalSeconds);
    }

    private static int ChunkRowsOf(IServiceProvider books) => books.GetRequiredService<FileImporter>().ChunkRows;

    private static void Write(
        OperatorFile file, int batchNo, int chunkRows, BulkConnection reading, BulkConnection writing)
    {
        using var writer = new ChunkWriter(writing, batchNo, _ => { });
        var import = new PaymentsImport(new()
        {
            File = file,
            BatchNo = batchNo,
            Store = reading,
            Series = IdSeries.Load(reading),
            Programmes = new(reading),
            Timeline = PolicyCatalogue.Timeline,
            ClosedMonths = new HashSet<int>(),
            ChunkRows = chunkRows,
            Drain = writer.Drain,
        });
        using var reader = file.Rows(file.Check.DataOffset, file.Check.DataLine);
        while (import.Next(reader) is { } chunk) writer.Post(chunk);
        writer.Drain();
    }

    private static double SecondsOfAdding(BookedPayments payments, int chunkRows)
    {
        double seconds = 0;
        var days = new KoreanDays();
        foreach (var chunk in payments.All.Chunk(chunkRows))
        {
            var sums = new PaymentSums();
            foreach (var part in chunk.Chunk(16_384)) seconds += SecondsOfAdding(part, payments.Tables, days, sums);
            seconds += Measure.Seconds(() =>
            {
                sums.Rollups();
                sums.DifferencesByDay();
            });
        }

        return seconds;
    }

    private static double SecondsOfAdding(BookedPayment[] part, RatingTables tables, KoreanDays days, PaymentSums sums)
    {
        var rated = new (RatedFacts Facts, RatingClass Rules, Breakdown Earned)[part.Length];
        for (var i = 0; i < part.Length; i++) rated[i] = Rated(in part[i], tables, days);
        return Measure.Seconds(() =>
        {
            for (var i = 0; i < part.Length; i++)
                sums.Add(in part[i].Entry, rated[i].Facts, rated[i].Rules, in rated[i].Earned);
        });
    }

    private static (RatedFacts, RatingClass, Breakdown) Rated(
        in BookedPayment payment, RatingTables tables, KoreanDays days)
    {
        ref readonly var entry = ref payment.Entry;
        var facts = tables.FactsNumbered(entry.Facts);
        var rules = facts.ClassUnder(tables.PlanNumbered(entry.Plan));
        var weekday = days.Of(payment.BoughtAt).Weekday;
        var earned = entry.Kind == PaymentKind.Cancel
            ? Rating.TakeBack(rules, entry.MtdBefore, entry.MtdBefore - entry.FromCharge, payment.Place, weekday)
            : Rating.Rate(rules, entry.FromCharge, payment.Place, weekday);
        return (facts, rules, earned);
    }
}
