using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports;

/// <summary>Reads budget lines and what was posted on them.</summary>
public static class BudgetReader
{
    public static Task<List<BudgetLine>> LinesAsync(Snapshot books, int year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        return books.ListAsync(
            $"""
            SELECT "year", fund, authority, programme, available, executed, uncovered, committed, lapsed
            FROM budget_lines WHERE "year" = @year{books.Within("authority")}
            """,
            row => new BudgetLine(KeyOf(row), row.Long(4), row.Long(5), row.Long(6), row.Long(7), row.Long(8)),
            cancel, ("year", year));
    }

    /// <summary>Won that files cost each line by day, covered or not. Documents only move between the two.</summary>
    public static async Task<Dictionary<BudgetLineKey, Dictionary<DateOnly, long>>> SpentByDayAsync(
        Snapshot books, int year, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        var days = await books.ListAsync(
            $"""
            SELECT "year", fund, authority, programme, "day", SUM(executed + uncovered)
            FROM budget_postings WHERE "year" = @year AND batch_no <> 0{books.Within("authority")}
            GROUP BY "year", fund, authority, programme, "day"
            """,
            row => (Line: KeyOf(row), Day: DateNumber.ToDate(row.Int(4)), Won: row.Long(5)), cancel, ("year", year));
        return days.GroupBy(day => day.Line).ToDictionary(
            line => line.Key, line => line.ToDictionary(day => day.Day, day => day.Won));
    }

    private static BudgetLineKey KeyOf(SqlRows row) => new(row.Int(0), (Fund)row.Int(1), row.Int(2), row.Text(3));
}
