using System.Collections.Immutable;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cashback;

namespace Eum.Infrastructure.Reports.Statistics;

/// <summary>
/// Answers a question from the rollups of a reading, within its scope: no payment row is touched, however many there
/// are.
/// </summary>
public static class StatisticReader
{
    public static async Task<StatisticTable> ReadAsync(
        Snapshot books, StatisticQuery query, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(query);
        var programmes = await ChargeReader.ProgrammesAsync(books, cancel);
        var known = await LastDayAsync(books, cancel);
        var sieve = new StatisticSieve(query, programmes);
        var now = await ReadAsync(books, query, sieve, query.Period, 0, known, cancel);
        var before = query.Before is { } earlier
            ? await ReadAsync(books, query, sieve, earlier, query.MonthsBack, known, cancel)
            : null;
        var basis = new StatisticBasis(
            await UntilAsync(books, query.Period, cancel), await LastBatchAsync(books, cancel),
            await PoliciesAsync(books, query, cancel));
        return new TableMaker(query, sieve, now, before).Make(basis);
    }

    /// <summary>The latest month with payments within the reading's scope; null where there are none.</summary>
    public static async Task<YearMonth?> LatestMonthAsync(Snapshot books, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        var latest = (await books.ListAsync(
            $"""SELECT MAX("month") FROM payments_monthly WHERE "month" > @none{books.Within("district")}""",
            row => row.Int(0), cancel, ("none", 0)))[0];
        return latest > 0 ? YearMonth.FromNumber(latest) : null;
    }

    private static async Task<StatisticCube> ReadAsync(
        Snapshot books, StatisticQuery query, StatisticSieve sieve, ReportPeriod period, int monthsBack,
        DateOnly? known, CancellationToken cancel)
    {
        var cube = new StatisticCube(query, sieve, new(query, period, monthsBack, known));
        await new StatisticSheets(books, query).ReadAsync(cube, cancel);
        return cube;
    }

    // What the books know nothing of yet stands empty, not at the last figure.
    private static async Task<DateOnly?> LastDayAsync(Snapshot books, CancellationToken cancel)
    {
        var days = await books.ListAsync(
            $"""
            SELECT MAX("day") FROM payments_daily WHERE "day" > @none{books.Within("district")}
            UNION ALL SELECT MAX("day") FROM signups_daily WHERE "day" > @none{books.Within("home_dong / 100000")}
            UNION ALL SELECT MAX("day") FROM charges_daily WHERE "day" > @none{books.Within("home_dong / 100000")}
            """,
            row => row.Int(0), cancel, ("none", 0));
        var last = days.Max();
        return last == 0 ? null : DateNumber.ToDate(last);
    }

    private static async Task<DateOnly?> UntilAsync(Snapshot books, ReportPeriod period, CancellationToken cancel)
    {
        var day = (await books.ListAsync(
            $"SELECT MAX(\"day\") FROM payments_daily WHERE \"day\" BETWEEN @from AND @to{books.Within("district")}",
            row => row.Int(0), cancel, ("from", DateNumber.Of(period.From)), ("to", DateNumber.Of(period.To))))[0];
        return day == 0 ? null : DateNumber.ToDate(day);
    }

    private static async Task<int> LastBatchAsync(Snapshot books, CancellationToken cancel) =>
        (await books.ListAsync(
            $"SELECT MAX(batch_no) FROM import_batches WHERE batch_no > @none{books.WithinCity}", row => row.Int(0),
            cancel, ("none", 0)))[0];

    private static async Task<ImmutableArray<string>> PoliciesAsync(
        Snapshot books, StatisticQuery query, CancellationToken cancel)
    {
        if (!query.Measures.SelectMany(measure => measure.Parts).Any(IsGranted)) return [];
        var timeline = await BookPolicies.ReadAsync(books, cancel);
        var (start, end) = (
            KoreanTime.StartOf(query.Period.From), KoreanTime.StartOf(query.Period.To.AddDays(1)));
        return
        [
            .. timeline.Plans.Where(plan => plan.StartsAt < end && plan.EndsAt > start)
                .SelectMany(plan => plan.InForce)
                .Select(pair => (pair.Policy.Code, pair.Version.Version)).Distinct()
                .OrderBy(pair => pair.Code, StringComparer.Ordinal).ThenBy(pair => pair.Version)
                .Select(pair => $"{pair.Code} {pair.Version}"),
        ];
    }

    private static bool IsGranted(Quantity quantity) => quantity is >= Quantity.Cashback and <= Quantity.Merchant;
}
