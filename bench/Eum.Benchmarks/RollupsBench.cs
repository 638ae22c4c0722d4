using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Imports;
using Eum.Infrastructure.Storage.Bulk;
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
        var (rows, whole, upserts, transactions) = Import(books, asked["file"]);
        var payments = BookedPayments.Load(books);
        if (payments.All.Length != rows)
            throw new DisagreementException(
                $"{rows} rows were imported, the books hold {payments.All.Length}: begin with books without payments.");
        var chunkRows = books.GetRequiredService<FileImporter>().ChunkRows;
        var rounds = Enumerable.Range(0, asked.Rounds);
        var adding = Measure.Median(rounds.Select(_ => SecondsOfAdding(payments, chunkRows)));

        Measure.Print("rollups.import", whole, "s");
        Measure.Print("rollups.transactions", transactions, "s");
        Measure.Print("rollups.upserts", upserts, "s");
        Measure.Print("rollups.adding", adding, "s");
        Measure.Print("rollups.quotient", whole / (whole - upserts - adding), "x import without them", "<= 1.05");
    }

    private static (long Rows, double Whole, double Upserts, double Transactions) Import(
        ServiceProvider books, string path)
    {
        var connections = books.GetRequiredService<BulkConnections>();
        using var held = connections.Open(cacheKiB: 256);
        var batches = new ImportBatches(held, nameof(RollupsBench), TimeProvider.System);
        using var timed = new TimedConnection(connections.Open(cacheKiB: 65_536));
        long rows = 0;
        var whole = Measure.Seconds(() =>
        {
            using var masters = PaymentMasters.Begin(connections, new FileInfo(path).Length);
            using var file = OperatorFile.Open(path);
            var batch = batches.Open(file);
            using var reading = connections.Open();
            Write(file, masters, batch.BatchNo, books.GetRequiredService<FileImporter>(), reading, timed);
            rows = batches.Finish(batch.BatchNo).Accepted;
        });
        var upserts = timed.UpsertsOf(
            ImportTables.PaymentsDaily, ImportTables.PaymentsMonthly, ImportTables.DifferencesDaily);
        return (rows, whole, upserts.TotalSeconds, timed.InTransactions.TotalSeconds);
    }

    private static void Write(
        OperatorFile file, PaymentMasters masters, int batchNo, FileImporter importer, BulkConnection reading,
        BulkConnection writing)
    {
        using var writer = new ChunkWriter(writing, batchNo, _ => { });
        var import = new PaymentsImport(new()
        {
            File = file,
            BatchNo = batchNo,
            Store = reading,
            Masters = masters,
            Cipher = importer.Cipher,
            Series = IdSeries.Load(reading),
            Programmes = new(reading),
            Timeline = PolicyCatalogue.Timeline,
            ClosedMonths = new HashSet<int>(),
            ChunkRows = importer.ChunkRows,
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
        var sums = new PaymentSums();
        foreach (var chunk in payments.All.Chunk(chunkRows))
        {
            sums.Clear();
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
