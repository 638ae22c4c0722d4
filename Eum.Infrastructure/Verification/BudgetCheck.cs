using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Verification;

/// <summary>
/// Budget lines: what payments cost by day is what was posted, postings add up to the line, documents to what it has,
/// and what is uncovered is what was spent beyond that.
/// </summary>
internal sealed class BudgetCheck(Reading reading)
{
    // Postings of a document, which move between executed and uncovered only; below chunk 0 what a policy fund spent.
    private const int Batchless = 0;

    private readonly Check _lines = new("budget-lines");
    private readonly Check _postings = new("budget-postings");

    public IEnumerable<Check> Checks => [_lines, _postings];

    public async Task RunAsync(CancellationToken cancel)
    {
        var lines = await reading.Books.ListAsync(
            """
            SELECT "year", fund, authority, programme, available, executed, uncovered, committed, lapsed
            FROM budget_lines
            """,
            row => new BudgetLine(KeyOf(row), row.Long(4), row.Long(5), row.Long(6), row.Long(7), row.Long(8)), cancel);
        var posted = await PostedAsync(cancel);
        var documents = await DocumentsAsync(cancel);
        var stored = lines.ToDictionary(line => line.Key);
        foreach (var key in stored.Keys.Union(posted.Keys).Union(documents.Keys))
        {
            var line = stored.GetValueOrDefault(key) ?? new(key);
            var wrong = Problem(line, posted.GetValueOrDefault(key), documents.GetValueOrDefault(key));
            _lines.Holds(wrong is null, key.ToString(), () => $"{key}: {wrong}");
        }
    }

    private static string? Problem(BudgetLine line, BudgetPosting posted, (long Available, long Lapsed) documents)
    {
        if (!line.IsSound)
            return $"초과 {line.Uncovered} ≠ 쓴 돈 {line.Spent} − 예산 {line.Available}";
        if (line.Available != documents.Available) return $"예산 {line.Available} ≠ 문서의 합 {documents.Available}";
        if (line.Lapsed != documents.Lapsed) return $"불용 {line.Lapsed} ≠ 문서의 합 {documents.Lapsed}";
        if (line.Executed != posted.Executed) return $"집행 {line.Executed} ≠ 전기의 합 {posted.Executed}";
        if (line.Uncovered != posted.Uncovered) return $"초과 {line.Uncovered} ≠ 전기의 합 {posted.Uncovered}";
        return line.Committed < 0 ? $"원인행위 {line.Committed}" : null;
    }

    private async Task<Dictionary<BudgetLineKey, BudgetPosting>> PostedAsync(CancellationToken cancel)
    {
        Dictionary<BudgetLineKey, BudgetPosting> byLine = [];
        Dictionary<(BudgetLineKey Line, int Day), long> byDay = [];
        var funds = (await reading.Books.ListAsync(
                "SELECT fund_no, spent FROM policy_funds WHERE closed_at IS NOT NULL",
                row => (No: row.Long(0), Spent: row.Long(1)), cancel))
            .ToDictionary(fund => fund.No, fund => fund.Spent);
        await using (var rows = await reading.Books.RowsAsync(
            """
            SELECT "year", fund, authority, programme, "day", executed, uncovered, batch_no, chunk_no
            FROM budget_postings
            """, cancel))
            while (rows.Next())
            {
                var (line, day) = (KeyOf(rows), rows.Int(4));
                var posting = new BudgetPosting(rows.Long(5), rows.Long(6));
                byLine[line] = byLine.GetValueOrDefault(line) + posting;
                if (rows.Int(7) != Batchless)
                    byDay[(line, day)] = byDay.GetValueOrDefault((line, day)) + posting.Executed + posting.Uncovered;
                else if (rows.Int(8) is var chunk && chunk >= 0)
                    _postings.Holds(
                        posting.Executed + posting.Uncovered == 0, $"{line} {day}",
                        () => $"{line} {day}: 문서의 전기가 0원이 아닙니다.");
                else
                    _postings.Holds(
                        posting.Executed + posting.Uncovered == funds.GetValueOrDefault(-chunk), $"{line} {day}",
                        () => $"{line} {day}: 전기가 지원금 {-chunk}번이 쓴 돈과 다릅니다.");
            }

        var spent = reading.Spending.ByLine(reading.Classes);
        foreach (var key in byDay.Keys.Union(spent.Keys))
            _postings.Holds(
                byDay.GetValueOrDefault(key) == spent.GetValueOrDefault(key), $"{key.Line} {key.Day}",
                () => $"{key.Line} {key.Day}: 전기 {byDay.GetValueOrDefault(key)} ≠ 결제에서 {spent.GetValueOrDefault(key)}");
        return byLine;
    }

    private async Task<Dictionary<BudgetLineKey, (long Available, long Lapsed)>> DocumentsAsync(
        CancellationToken cancel)
    {
        var entries = await reading.Books.ListAsync(
            "SELECT \"year\", fund, authority, programme, kind, amount FROM budget_entries",
            row => (Line: KeyOf(row), Kind: row.Int(4), Amount: row.Long(5)), cancel);
        return entries.GroupBy(entry => entry.Line).ToDictionary(
            line => line.Key,
            line => (
                line.Sum(entry => entry.Amount),
                -line.Where(entry => entry.Kind == (int)BudgetEntryKind.Lapse).Sum(entry => entry.Amount)));
    }

    private static BudgetLineKey KeyOf(SqlRows row) => new(row.Int(0), (Fund)row.Int(1), row.Int(2), row.Text(3));
}
