using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Posts what a chunk's payments cost on their budget lines, inside the chunk's transaction: the line as it stands then
/// decides how much is executed and how much uncovered. Nothing is refused; it is already spent.
/// </summary>
internal static class BudgetBooks
{
    public static void Post(
        BulkConnection store, IEnumerable<(BudgetKey Line, long Won)> spending, int batchNo, int chunkNo)
    {
        var postings = new BulkRows(ImportTables.BudgetPostings, 64);
        var moved = new SortedDictionary<BudgetKey, BudgetPosting>();
        foreach (var year in spending.GroupBy(one => one.Line.Year))
        {
            var lines = LinesOf(store, year.Key);
            foreach (var (at, won) in year)
            {
                var key = at with { Day = 0 };
                var line = lines.GetValueOrDefault(key)
                    ?? new BudgetLine(new(at.Year, at.Fund, at.Authority, at.Budget));
                var posting = line.Post(won);
                lines[key] = line.With(posting);
                moved[key] = moved.GetValueOrDefault(key) + posting;
                postings.Add(batchNo, chunkNo, at.Year, (int)at.Fund, at.Authority, at.Budget, at.Day, posting.Executed,
                    posting.Uncovered);
            }
        }

        var changes = new BulkRows(ImportTables.BudgetLines, 32);
        foreach (var (key, posting) in moved)
            changes.Add(key.Year, (int)key.Fund, key.Authority, key.Budget, 0L, posting.Executed, posting.Uncovered, 0L,
                0L, 1L);
        store.Upsert(changes, OnConflict.Add);
        store.Append(postings);
    }

    private static Dictionary<BudgetKey, BudgetLine> LinesOf(BulkConnection store, int year)
    {
        var lines = new Dictionary<BudgetKey, BudgetLine>();
        using var rows = store.Query(store.ForUpdate(
            "budget_lines", "fund, authority, programme, available, executed, uncovered", "year = ?"), year);
        while (rows.Read())
        {
            var key = new BudgetLineKey(year, (Fund)rows.Int32(0), rows.Int32(1), rows.Text(2));
            lines[new(year, key.Fund, key.Authority, key.Programme, 0)] = new(
                key, rows.Int64(3), rows.Int64(4), rows.Int64(5));
        }

        return lines;
    }
}
