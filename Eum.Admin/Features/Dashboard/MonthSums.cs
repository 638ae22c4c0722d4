using System.Globalization;
using Eum.Domain.Cashback;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Statistics;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Statistics;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Dashboard;

/// <summary>A month in the measures of the dictionary, so that no dashboard says other than a statistic.</summary>
/// <param name="district">A gu alone, with those that went into it; null for all that the reader reaches.</param>
internal sealed class MonthSums(Snapshot books, StatisticMemory memory, YearMonth month, int? district)
{
    private static readonly Measure[] Figures =
    [
        .. new[]
        {
            "joined", "issued", "paid", "cashback", "operator-cashback", "difference", "cancelled", "cancels",
            "cashback-rate", "payments",
        }.Select(Measures.Of),
    ];

    private static readonly Measure[] Shared = [.. new[] { "payments", "paid", "cashback" }.Select(Measures.Of)];

    /// <param name="until">
    /// The last day with payments: a month under way stands beside as many days of the others.
    /// </param>
    public async Task<MonthTotals> TotalsAsync(DateOnly until, CancellationToken cancel)
    {
        var now = await AskAsync(Figures, [], Comparison.None, cancel);
        var beside = await AskAsync(Figures, [], Comparison.LastMonth, cancel, until);
        var lastYear = await AskAsync(Figures, [], Comparison.LastYear, cancel, until);
        return new(Of("joined"), Of("issued"), Of("paid"), Of("cashback"), Of("operator-cashback"))
        {
            Difference = Of("difference"),
            Cancelled = Of("cancelled"),
            Cancels = Of("cancels"),
            CashbackRate = Of("cashback-rate"),
        };

        Compared Of(string code) => new(
            Value(now, code, Side.Now), Value(beside, code, Side.Before), Value(lastYear, code, Side.Before));
    }

    /// <summary>The month's payments by district or business group, the largest first.</summary>
    public async Task<IReadOnlyList<Share>> SharesAsync(Dimension dimension, CancellationToken cancel)
    {
        var table = await AskAsync(Shared, [dimension], Comparison.None, cancel);
        return
        [
            .. table.Rows.Select(row => new Share(
                    row.Keys[0].Code, row.Values[0] ?? 0, row.Values[1] ?? 0, row.Values[2] ?? 0))
                .Where(share => dimension != Dimension.District || IsThere(share))
                .OrderByDescending(share => share.Paid).ThenBy(share => share.Code, StringComparer.Ordinal),
        ];
    }

    // A district that has passed into others is named as long as something of it is left.
    private bool IsThere(Share share) =>
        share is not { Payments: 0, Paid: 0, Cashback: 0 }
        || DistrictTable.At(month.LastDay).Any(district => $"{district.Code}" == share.Code);

    /// <summary>Won paid on each day that has payments.</summary>
    public async Task<IReadOnlyList<DayOfMonth>> DaysAsync(CancellationToken cancel)
    {
        var table = await AskAsync([Measures.Of("paid")], [Dimension.Day], Comparison.None, cancel);
        return
        [
            .. table.Rows.Select(row => new DayOfMonth(
                DateOnly.ParseExact(row.Keys[0].Code, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                row.Values[0] ?? 0)),
        ];
    }

    public static async Task<IReadOnlyList<CauseOfDifference>> DifferencesAsync(
        EumDbContext db, YearMonth month, CancellationToken cancel)
    {
        var (first, last) = (month.FirstDay, month.LastDay);
        return await db.PaymentDifferencesDaily
            .Where(row => row.Day >= first && row.Day <= last && row.Cause != DifferenceCause.None)
            .GroupBy(row => row.Cause)
            .OrderBy(rows => rows.Key)
            .Select(rows => new CauseOfDifference(
                rows.Key, rows.Sum(row => row.Count), rows.Sum(row => row.Own), rows.Sum(row => row.Operator)))
            .ToListAsync(cancel);
    }

    // Nothing there is no zero: a month without a payment has no figure of payments.
    private static long? Value(StatisticTable table, string code, Side side)
    {
        var value = Cell(code);
        var isOfPayments = Quantities.SheetOf(Measures.Of(code).Plus[0]) == Sheet.Payments;
        if (isOfPayments) return Cell("payments") == 0 && Cell("cancels") == 0 ? null : value;
        return value == 0 ? null : value;

        long? Cell(string measure) => table.Total.Values[table.Columns.Index()
            .First(column => column.Item.Measure.Code == measure && column.Item.Side == side).Index];
    }

    private Task<StatisticTable> AskAsync(
        IEnumerable<Measure> measures, IEnumerable<Dimension> rows, Comparison comparison, CancellationToken cancel,
        DateOnly? until = null)
    {
        StatisticFilter[] filters = district is { } only
            ? [new(Dimension.District, [.. DistrictScope.Of(only).Districts.Select(code => $"{code}")])]
            : [];
        var query = StatisticQuery.Of(
            measures, rows, null, new(month.FirstDay, until ?? month.LastDay), DistrictView.Recorded, comparison,
            filters);
        return memory.ReadAsync(books, ((Outcome<StatisticQuery>.Done)query).Value, cancel);
    }
}
