using System.Diagnostics;
using System.Globalization;
using Eum.Domain.Statistics;
using Eum.Infrastructure.Reports.Papers;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Benchmarks;

/// <summary>
/// Every payment of the books as a workbook, beside sqlite3 -csv of the same columns; and a PDF of 300 rows, the first
/// of its process.
/// </summary>
internal static class PapersBench
{
    private const string Columns = """
        tx_key, kind, original_key, approved_at, posted_on, member_key, merchant_key, facts_no, plan_no, amount,
        cashback, "national", city, gu, institution, merchant, operator_cashback, cashback - operator_cashback, cause,
        flags, batch_no
        """;

    public static async Task RunAsync(Asked asked)
    {
        Measure.Print("papers.pdf.first", Measure.Seconds(() => PaperPdf.Write(OfRows(300), Stream.Null)), "s", "<= 2");
        await using var services = asked.Books();
        await using var books = await Snapshot.OpenAsync(
            services.GetRequiredService<IDbContextFactory<EumDbContext>>(), default);
        var file = new SqliteConnectionStringBuilder(asked["connection"]).DataSource;
        var target = Path.GetTempFileName();
        using var memory = new PaymentMemory();
        List<double> ours = [], dumps = [], quotients = [];
        try
        {
            await PaperBook.WriteAsync(Extract(books, memory, most: 10_000), Stream.Null, default); // For the compiler.
            var before = Environment.WorkingSet;
            await PaperBook.WriteAsync(Extract(books, memory, most: 100_000), Stream.Null, default);
            Measure.Print("papers.above_idle_tenth", (Environment.WorkingSet - before) >> 20, "MiB", "<= 64");
            long rows = 0, peak = 0;
            for (var round = 0; round < asked.Rounds; round++)
            {
                dumps.Add(Measure.Seconds(() => Dump(file, target)));
                ours.Add(await Measure.SecondsAsync(async () =>
                {
                    await using var stream = File.Create(target);
                    rows = (await PaperBook.WriteAsync(Extract(books, memory, long.MaxValue), stream, default)).Rows;
                }));
                quotients.Add(ours[^1] / dumps[^1]);
                peak = Math.Max(peak, Environment.WorkingSet - before);
            }

            Measure.Print("papers.rows", rows, "rows");
            Measure.Print("papers.xlsx", Measure.Median(ours), "s");
            Measure.Print("papers.csv_dump", Measure.Median(dumps), "s");
            Measure.Print("papers.quotient", Measure.Median(quotients), "x sqlite3 -csv", "<= 1.3");
            Measure.Print("papers.above_idle", peak >> 20, "MiB", "<= 64");
        }
        finally
        {
            File.Delete(target);
        }
    }

    private static Paper Extract(Snapshot books, PaymentMemory memory, long most) =>
        new("거래추출", "EUM-2026-000001", DateTime.UnixEpoch, [], [], [])
        {
            Extract = new(
                "거래",
                [.. PaymentExtract.Columns.Select(one => new PaperColumn(one.Name, one.Unit, one.Kind))],
                cancel => FirstAsync(
                    new PaymentExtract(memory).ReadAsync(
                        books, new(new(2018, 1, 1), new(2030, 12, 31), null), cancel), most)),
        };

    private static async IAsyncEnumerable<ReportCell[]> FirstAsync(IAsyncEnumerable<ReportCell[]> rows, long most)
    {
        await foreach (var row in rows)
            if (most-- > 0) yield return row;
            else yield break;
    }

    private static Paper OfRows(int rows) => new(
        "군·구별 현황", "EUM-2026-000001", DateTime.UnixEpoch, [], [
            new("군·구별", [.. Enumerable.Range(0, 8).Select(at => new PaperColumn(
                at == 0 ? "이름" : $"지표 {at}", at == 0 ? "" : "원", at == 0 ? PaperKind.Text : PaperKind.Number))],
                [
                    .. Enumerable.Range(0, rows).Select(row => (ReportCell[])
                    [
                        string.Create(CultureInfo.InvariantCulture, $"가게 {row}"),
                        .. Enumerable.Range(1, 7).Select(at => (ReportCell)(row * 1_000_003L * at)),
                    ]),
                ],
                [], new(ChartKind.Bars, "지표 1", 0, [1])),
        ],
        []);

    private static void Dump(string file, string target)
    {
        using var process = Process.Start("sqlite3",
            ["-csv", file, $".output {target}", $"SELECT {Columns} FROM payments ORDER BY tx_key"]);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new DisagreementException("sqlite3 could not read the books.");
    }
}
