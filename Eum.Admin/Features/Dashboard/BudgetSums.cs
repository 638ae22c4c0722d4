using Eum.Admin.Features.Budgets;
using Eum.Domain.Budgets;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Dashboard;

/// <summary>What the budget documents gave and the payments took, at the end of a month.</summary>
internal static class BudgetSums
{
    public static async Task<BudgetLeft> ReadLeftAsync(EumDbContext db, YearMonth month, CancellationToken cancel)
    {
        var now = await AtEndOfAsync(db, month, cancel);
        var lastMonth = await AtEndOfAsync(db, month.PlusMonths(-1), cancel);
        var lastYear = await AtEndOfAsync(db, month.PlusMonths(-12), cancel);
        return new(month.Year, new(Left(now), Left(lastMonth), Left(lastYear)), now);
    }

    public static async Task<IReadOnlyList<UncoveredLine>> ReadUncoveredAsync(
        EumDbContext db, int year, CancellationToken cancel) =>
        await db.BudgetLines.Where(line => line.Year == year && line.Uncovered > 0)
            .OrderByDescending(line => line.Uncovered).ThenBy(line => line.Authority).ThenBy(line => line.Programme)
            .Select(line => new UncoveredLine(line.Year, line.Fund, line.Authority, line.Programme, line.Uncovered))
            .ToListAsync(cancel);

    /// <summary>The lines that by their forecast will not last, or will be left.</summary>
    public static async Task<IReadOnlyList<BudgetStatus.Standing>> ReadOutlooksAsync(
        EumDbContext db, int year, CancellationToken cancel)
    {
        var lines = await db.BudgetLines.Where(line => line.Year == year).ToListAsync(cancel);
        if (lines.Count == 0) return [];

        var days = await db.BudgetPostings.Where(posting => posting.Year == year && posting.BatchNo != 0)
            .GroupBy(posting => new { posting.Fund, posting.Authority, posting.Programme, posting.Day })
            .Select(postings => new
            {
                postings.Key,
                Won = postings.Sum(posting => posting.Executed + posting.Uncovered),
            })
            .ToListAsync(cancel);
        if (days.Count == 0) return [];

        var lastDay = days.Max(day => day.Key.Day);
        var thresholds = await BudgetRows.ThresholdsAsync(db, cancel);
        var spent = days.ToLookup(
            day => (day.Key.Fund, day.Key.Authority, day.Key.Programme), day => (day.Key.Day, day.Won));
        return
        [
            .. lines.Select(BudgetRows.ToLine).OrderBy(line => line.Key, BudgetLineKey.InBookOrder).Select(Outlook)
                .Where(line => line.Alarm is BudgetAlarm.RunsDry or BudgetAlarm.LeftOver),
        ];

        BudgetStatus.Standing Outlook(BudgetLine line)
        {
            var key = line.Key;
            var forecast = BudgetForecast.Of(
                line, spent[(key.Fund, key.Authority, key.Programme)].ToDictionary(day => day.Day, day => day.Won),
                lastDay);
            return new(line, forecast) { Alarm = thresholds(key.Authority).Judge(line, forecast) };
        }
    }

    // Null for a year without a budget or a payment by then.
    private static long? Left(IReadOnlyList<FundBudget> funds) =>
        funds.Count == 0 ? null : funds.Sum(fund => fund.Left);

    private static async Task<IReadOnlyList<FundBudget>> AtEndOfAsync(
        EumDbContext db, YearMonth month, CancellationToken cancel)
    {
        var (year, last) = (month.Year, month.LastDay);
        var available = await db.BudgetEntries.Where(entry => entry.Year == year && entry.Dated <= last)
            .GroupBy(entry => entry.Fund)
            .Select(entries => new { Fund = entries.Key, Won = entries.Sum(entry => entry.Amount) })
            .ToDictionaryAsync(sum => sum.Fund, sum => sum.Won, cancel);
        var spent = await db.BudgetPostings.Where(posting => posting.Year == year && posting.Day <= last)
            .GroupBy(posting => posting.Fund)
            .Select(postings => new
            {
                Fund = postings.Key,
                Won = postings.Sum(posting => posting.Executed + posting.Uncovered),
            })
            .ToDictionaryAsync(sum => sum.Fund, sum => sum.Won, cancel);
        return
        [
            .. available.Keys.Union(spent.Keys).Order()
                .Select(fund => new FundBudget(fund, available.GetValueOrDefault(fund), spent.GetValueOrDefault(fund))),
        ];
    }
}
