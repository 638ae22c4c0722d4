using Eum.Admin.Features.Statistics;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Statistics;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Benchmarks;

/// <summary>
/// Every report that tells of payments beside the GROUP BY of the payments themselves: for the whole months that the
/// books touch, as the presets ask, and for just their days. The rows must be the same to the won.
/// </summary>
internal static class ReportsBench
{
    private const int Readings = 20; // A report is over in milliseconds: many of them to one raw query.

    private const string Measures = """
        SUM(CASE WHEN p.kind = 1 THEN 1 ELSE 0 END), SUM(CASE WHEN p.kind = 1 THEN p.amount ELSE 0 END),
        SUM(CASE WHEN p.kind = 2 THEN 1 ELSE 0 END), SUM(CASE WHEN p.kind = 2 THEN p.amount ELSE 0 END),
        SUM(CASE WHEN p.kind = 2 THEN -p.amount ELSE p.amount END), SUM(p.cashback), SUM(p."national"), SUM(p.city),
        SUM(p.gu), SUM(p.institution), SUM(p.merchant), SUM(p.operator_cashback)
        """;

    private static readonly Preset[] Presets =
    [
        new("payments", DistrictView.Recorded, $"SELECT {Measures} FROM payments p GROUP BY p.posted_on", 1),
        new("business-types", DistrictView.Recorded, ByFacts("f.business_type"), 2, Without: 7),
        new("districts", DistrictView.Recorded, ByFacts("f.district"), 2),
        new("reconciliation", DistrictView.Recorded,
            "SELECT COUNT(*), SUM(p.cashback), SUM(p.operator_cashback), SUM(p.cashback - p.operator_cashback) "
            + "FROM payments p WHERE p.cause <> 0 GROUP BY p.cause", 4, Numbers: 4, Part: "원인별"),
    ];

    public static async Task RunAsync(Asked asked)
    {
        await using var services = asked.Books();
        var database = services.GetRequiredService<IDbContextFactory<EumDbContext>>();
        await using var books = await Snapshot.OpenAsync(database, default);
        var period = await PeriodAsync(books);
        var months = new ReportPeriod(
            new(period.From.Year, period.From.Month, 1),
            new(period.To.Year, period.To.Month, DateTime.DaysInMonth(period.To.Year, period.To.Month)));
        await PrintAsync(books, "reports", months, asked.Rounds);
        await PrintAsync(books, "days", period, asked.Rounds);
        await PrintStatisticsAsync(books, YearMonth.Of(period.To), asked.Rounds);
        foreach (var table in (string[])["payments_daily", "payments_monthly"])
            Measure.Print($"reports.{table}", await CountAsync(books, table), "cells");
    }

    private static async Task PrintAsync(Snapshot books, string name, ReportPeriod period, int rounds)
    {
        double slowest = 0, worst = 0;
        foreach (var preset in Presets)
        {
            var (report, raw) = await CompareAsync(books, preset, period, rounds);
            Measure.Print($"{name}.{preset.Report}", report * 1000, "ms");
            Measure.Print($"{name}.{preset.Report}.raw", raw * 1000, "ms");
            slowest = Math.Max(slowest, report);
            worst = Math.Max(worst, report / raw);
        }

        Measure.Print($"{name}.slowest", slowest * 1000, "ms", "<= 20");
        Measure.Print($"{name}.worst_quotient", worst, "x raw GROUP BY", "<= 0.01");
    }

    // Each preset of the statistics as the first to open it reads it, and as everybody after her.
    private static async Task PrintStatisticsAsync(Snapshot books, YearMonth latest, int rounds)
    {
        double slowest = 0, slowestAgain = 0;
        foreach (var preset in StatisticPresets.All)
        {
            var query = ((Outcome<StatisticQuery>.Done)preset.Read().Question(latest)).Value;
            var memory = new StatisticMemory();
            await memory.ReadAsync(books, query, default);
            List<double> first = [], again = [];
            for (var round = 0; round < rounds * 5; round++)
            {
                first.Add(await Measure.SecondsAsync(() => StatisticReader.ReadAsync(books, query, default)));
                again.Add(await Measure.SecondsAsync(() => memory.ReadAsync(books, query, default)));
            }

            Measure.Print($"statistics.{preset.Code}", Measure.Median(first) * 1000, "ms");
            slowest = Math.Max(slowest, Measure.Median(first));
            slowestAgain = Math.Max(slowestAgain, Measure.Median(again));
        }

        Measure.Print("statistics.slowest", slowest * 1000, "ms", "<= 20");
        Measure.Print("statistics.slowest_again", slowestAgain * 1000, "ms", "<= 20");
    }

    private static async Task<long> CountAsync(Snapshot books, string table) =>
        (await books.ListAsync($"SELECT COUNT(*) FROM {table}", row => row.Long(0), default))[0];

    private static string ByFacts(string column) =>
        $"SELECT {Measures} FROM payments p JOIN rating_facts f ON f.facts_no = p.facts_no GROUP BY {column}";

    private static async Task<ReportPeriod> PeriodAsync(Snapshot books)
    {
        var days = await books.ListAsync(
            "SELECT MIN(posted_on), MAX(posted_on) FROM payments", row => (First: row.Int(0), Last: row.Int(1)), default);
        if (days[0].First == 0) throw new DisagreementException("There are no payments in these books.");
        return new(DateNumber.ToDate(days[0].First), DateNumber.ToDate(days[0].Last));
    }

    private static async Task<(double Report, double Raw)> CompareAsync(
        Snapshot books, Preset preset, ReportPeriod period, int rounds)
    {
        var report = Reports.Find(preset.Report)!;
        var request = new ReportRequest(period, preset.View, null);
        Agree(preset, await report.ReadAsync(books, request, default), await RawAsync(books, preset));

        List<double> ours = [], raws = [];
        for (var round = 0; round < rounds; round++)
        {
            raws.Add(await Measure.SecondsAsync(() => RawAsync(books, preset)));
            for (var i = 0; i < Readings; i++)
                ours.Add(await Measure.SecondsAsync(() => report.ReadAsync(books, request, default)));
        }

        return (Measure.Median(ours), Measure.Median(raws));
    }

    private static Task<List<long[]>> RawAsync(Snapshot books, Preset preset) => books.ListAsync(
        preset.Raw, row => Enumerable.Range(0, preset.Numbers).Select(row.Long).ToArray(), default);

    private static void Agree(Preset preset, ReportTable table, List<long[]> raw)
    {
        var shown = table.Rows.Where(row => preset.Part is null || row[0].Text == preset.Part).Select(row =>
            row.Index().Where(cell => cell.Index >= preset.Words && cell.Index != preset.Without)
                .Take(preset.Numbers).Select(cell => cell.Item.Number ?? 0).ToArray());
        var (ours, theirs) = (Sorted(shown), Sorted(raw));
        if (ours.SequenceEqual(theirs)) return;
        throw new DisagreementException(
            $"{preset.Report} says {ours.Length} rows ({string.Join(" | ", ours.Except(theirs).Take(2))}), "
            + $"the payments {theirs.Length} ({string.Join(" | ", theirs.Except(ours).Take(2))}).");
    }

    private static string[] Sorted(IEnumerable<long[]> rows) =>
        [.. rows.Select(row => string.Join(' ', row)).Order(StringComparer.Ordinal)];

    /// <param name="Words">Columns of text before the numbers.</param>
    /// <param name="Without">A column that is no sum.</param>
    /// <param name="Part">The rows whose first cell says so, where a report has several parts.</param>
    private sealed record Preset(
        string Report, DistrictView View, string Raw, int Words, int Without = -1, int Numbers = 12,
        string? Part = null);
}
