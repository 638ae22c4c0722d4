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
        return new(
            month.Year, new(now?.Left, lastMonth?.Left, lastYear?.Left), now?.Available ?? 0, now?.Spent ?? 0);
    }

    public static async Task<IReadOnlyList<UncoveredLine>> ReadUncoveredAsync(
        EumDbContext db, int year, CancellationToken cancel) =>
        await db.BudgetLines.Where(line => line.Year == year && line.Uncovered > 0)
            .OrderByDescending(line => line.Uncovered).ThenBy(line => line.Authority).ThenBy(line => line.Programme)
            .Select(line => new UncoveredLine(line.Year, line.Fund, line.Authority, line.Programme, line.Uncovered))
            .ToListAsync(cancel);

    // Null for a year without any budget document by then.
    private static async Task<Sums?> AtEndOfAsync(EumDbContext db, YearMonth month, CancellationToken cancel)
    {
        var (year, last) = (month.Year, month.LastDay);
        var available = await db.BudgetEntries.Where(entry => entry.Year == year && entry.Dated <= last)
            .GroupBy(entry => entry.Year).Select(entries => (long?)entries.Sum(entry => entry.Amount))
            .SingleOrDefaultAsync(cancel);
        if (available is null) return null;

        var spent = await db.BudgetPostings.Where(posting => posting.Year == year && posting.Day <= last)
            .SumAsync(posting => posting.Executed + posting.Uncovered, cancel);
        return new(available.Value, spent);
    }

    private sealed record Sums(long Available, long Spent)
    {
        public long Left => Available - Spent;
    }
}
