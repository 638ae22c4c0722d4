using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Imports;

namespace Eum.Infrastructure.Anchoring;

/// <summary>
/// The books in one line, as a checkpoint signs them: how many files and budget entries there are, what they say, and
/// the counts and sums of everything posted. Made in milliseconds from the rollups; recomputed from the rows.
/// </summary>
/// <remarks>
/// e.g. "batches=812:9f3c…;payments=1843,…;charges=…;postings=…;budget=61:a1b2…". The won of payments in the order of
/// <see cref="PaymentSums"/>.
/// </remarks>
internal static class LedgerTotals
{
    internal static readonly string[] PaymentSums =
    [
        "amount", "cashback", "national", "city", "gu", "institution", "merchant", "operator_cashback", "from_charge",
        "from_cashback", "from_policy",
    ];

    internal const string Nothing = "batches=0:;payments=;charges=;postings=;budget=0:";

    internal static string Quoted => string.Join(", ", PaymentSums.Select(column => $"SUM(\"{column}\")"));

    /// <summary>The line as the books stand now; null while a file is being imported.</summary>
    public static async Task<string?> NowAsync(Snapshot books, CancellationToken cancel)
    {
        var lines = await BatchLinesAsync(books, cancel);
        if (lines.Exists(line => line.Status == (int)BatchStatus.Running)) return null;
        var batch = lines.Count == 0 ? 0 : lines[^1].No;
        var payments = await SumsAsync(
            books, $"SELECT SUM(\"count\"), {Quoted} FROM payments_monthly", 12, cancel);
        var charges = await SumsAsync(books, "SELECT SUM(\"count\"), SUM(amount) FROM charges_daily", 2, cancel);
        var postings = await SumsAsync(
            books, "SELECT COUNT(*), SUM(executed), SUM(uncovered) FROM budget_postings WHERE batch_no > 0", 3, cancel);
        var budget = await BudgetLinesAsync(books, cancel);
        return Line(
            batch, HashOf(lines.Select(line => line.Text)), payments, charges, postings,
            budget.Count == 0 ? 0 : budget[^1].No, HashOf(budget.Select(line => line.Text)));
    }

    internal static string Line(
        long batch, string batches, long[] payments, long[] charges, long[] postings, long entry, string budget) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"batches={batch}:{batches};payments={Sum(payments)};charges={Sum(charges)};postings={Sum(postings)};budget={entry}:{budget}");

    /// <summary>How far a line reaches: the last file and the last budget entry.</summary>
    internal static (long Batch, long Entry) ReachOf(string line) =>
        (NumberAfter(line, "batches="), NumberAfter(line, "budget="));

    internal static async Task<List<(long No, int Status, string Text)>> BatchLinesAsync(
        Snapshot books, CancellationToken cancel) => await books.ListAsync(
        """
        SELECT batch_no, status, sha256, kind, "rows", accepted, duplicates, conflicts, rejected, amount,
               operator_cashback, own_cashback
        FROM import_batches ORDER BY batch_no
        """,
        row => (row.Long(0), row.Int(1), Join(
            row.Long(0), row.Long(1), row.Text(2), row.Text(3), row.Long(4), row.Long(5), row.Long(6), row.Long(7),
            row.Long(8), row.Long(9), row.Long(10), row.Long(11))),
        cancel);

    internal static async Task<List<(long No, string Text)>> BudgetLinesAsync(
        Snapshot books, CancellationToken cancel) => await books.ListAsync(
        """
        SELECT entry_no, "year", fund, authority, programme, kind, number, dated, decision, amount, source, corrects
        FROM budget_entries ORDER BY entry_no
        """,
        row => (row.Long(0), Join(
            row.Long(0), row.Long(1), row.Long(2), row.Long(3), row.Text(4), row.Long(5), row.Text(6), row.Long(7),
            row.Text(8), row.Long(9), row.Text(10), row.IsNull(11) ? 0 : row.Long(11))),
        cancel);

    internal static string HashOf(IEnumerable<string> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines) Append(hash, line);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    internal static void Append(IncrementalHash hash, string line) =>
        hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));

    private static async Task<long[]> SumsAsync(Snapshot books, string sql, int columns, CancellationToken cancel)
    {
        await using var rows = await books.RowsAsync(sql, cancel);
        rows.Next();
        return [.. Enumerable.Range(0, columns).Select(rows.Long)];
    }

    private static string Join(params object[] parts) =>
        string.Join('\t', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));

    private static string Sum(long[] sums) =>
        Array.TrueForAll(sums, sum => sum == 0) ? "" : string.Join(',', sums);

    private static long NumberAfter(string line, string name)
    {
        var at = line.IndexOf(name, StringComparison.Ordinal);
        if (at < 0) return 0;
        var digits = line.AsSpan(at + name.Length);
        var end = digits.IndexOfAnyExceptInRange('0', '9');
        return long.TryParse(end < 0 ? digits : digits[..end], CultureInfo.InvariantCulture, out var number)
            ? number : 0;
    }
}
