using Eum.Domain.Budgets;
using Eum.Domain.Districts;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Budgets;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Budgets;

/// <summary>Budget lines and documents as they lie in storage.</summary>
internal static class BudgetRows
{
    public static BudgetLineKey KeyOf(BudgetEntryRow row) => new(row.Year, row.Fund, row.Authority, row.Programme);

    public static BudgetLine ToLine(BudgetLineRow row) => new(
        new(row.Year, row.Fund, row.Authority, row.Programme),
        row.Available, row.Executed, row.Uncovered, row.Committed, row.Lapsed);

    public static void Write(BudgetLine line, BudgetLineRow row) =>
        (row.Available, row.Executed, row.Uncovered, row.Committed, row.Lapsed) =
        (line.Available, line.Executed, line.Uncovered, line.Committed, line.Lapsed);

    public static BudgetEntryRow ToRow(BudgetEntry entry, long number, long? proposal) => new()
    {
        EntryNo = number,
        ProposalNo = proposal,
        Year = entry.Line.Year,
        Fund = entry.Line.Fund,
        Authority = entry.Line.Authority,
        Programme = entry.Line.Programme,
        Kind = entry.Kind,
        Number = entry.Number,
        Dated = entry.Dated,
        Decision = entry.Decision,
        Amount = entry.Amount,
        Source = entry.Source,
        Corrects = entry.Corrects,
    };

    /// <summary>
    /// What a document moved between executed and uncovered: a posting of no file (batch 0), so that they add up.
    /// </summary>
    public static BudgetPostingRow ToRow(BudgetEntry entry, long number, BudgetPosting shift) => new()
    {
        BatchNo = 0,
        ChunkNo = (int)number,
        Year = entry.Line.Year,
        Fund = entry.Line.Fund,
        Authority = entry.Line.Authority,
        Programme = entry.Line.Programme,
        Day = entry.Dated,
        Executed = shift.Executed,
        Uncovered = shift.Uncovered,
    };

    /// <summary>Won by kind of document, by line.</summary>
    public static async Task<Dictionary<BudgetLineKey, Dictionary<BudgetEntryKind, long>>> DocumentsAsync(
        EumDbContext db, int year, CancellationToken cancel)
    {
        var sums = await db.BudgetEntries.Where(entry => entry.Year == year)
            .GroupBy(entry => new { entry.Year, entry.Fund, entry.Authority, entry.Programme, entry.Kind })
            .Select(entries => new { entries.Key, Won = entries.Sum(entry => entry.Amount) })
            .ToListAsync(cancel);
        return sums
            .GroupBy(sum => new BudgetLineKey(sum.Key.Year, sum.Key.Fund, sum.Key.Authority, sum.Key.Programme))
            .ToDictionary(line => line.Key, line => line.ToDictionary(sum => sum.Key.Kind, sum => sum.Won));
    }

    /// <summary>What each authority has set, or the city for all, or nobody.</summary>
    public static async Task<Func<int, BudgetThresholds>> ThresholdsAsync(EumDbContext db, CancellationToken cancel)
    {
        var set = await db.BudgetThresholds.ToDictionaryAsync(
            row => row.Authority, row => new BudgetThresholds(row.OverPercent, row.UnderPercent), cancel);
        return authority => set.GetValueOrDefault(authority) ?? set.GetValueOrDefault(DistrictTable.CityCode)
            ?? BudgetThresholds.Usual;
    }
}
