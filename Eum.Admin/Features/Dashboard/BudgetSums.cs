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
