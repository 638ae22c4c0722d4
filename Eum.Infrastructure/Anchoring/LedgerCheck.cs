using System.Security.Cryptography;
using Eum.Domain.Audit;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Anchoring;

/// <summary>
/// What each checkpoint says of the books against the rows themselves: one reading of the ledgers, then every line that
/// was ever signed, so that a change long ago is found however the rollups were mended after it.
/// </summary>
internal sealed class LedgerCheck(Snapshot books)
{
    private readonly SortedDictionary<long, long[]> _payments = [];
    private readonly SortedDictionary<long, long[]> _charges = [];
    private readonly SortedDictionary<long, long[]> _postings = [];

    public async Task RunAsync(IEnumerable<AuditCheckpoint> checkpoints, Findings findings, CancellationToken cancel)
    {
        var signed = checkpoints.Select(one => (one.CheckpointNo, one.EntryNo, one.Ledger)).ToList();
        if (signed.TrueForAll(one => one.Ledger == LedgerTotals.Nothing)) return;
        await ReadAsync(cancel);
        var batches = await LedgerTotals.BatchLinesAsync(books, cancel);
        var budget = await LedgerTotals.BudgetLinesAsync(books, cancel);
        using var files = new Running([.. batches.Select(line => (line.No, line.Text))]);
        using var entries = new Running(budget);
        Sums payments = new(_payments, 12), charges = new(_charges, 2), postings = new(_postings, 3);

        string? before = null;
        var believed = 0L;
        foreach (var (number, entryNo, line) in signed)
        {
            if (line != before && line != LedgerTotals.Nothing)
            {
                var (batch, entry) = LedgerTotals.ReachOf(line);
                var now = LedgerTotals.Line(
                    batch, files.UpTo(batch), payments.UpTo(batch), charges.UpTo(batch), postings.UpTo(batch), entry,
                    entries.UpTo(entry));
                if (now != line)
                    findings.Add(
                        "ledger", believed + 1,
                        $"확인점 {number}: 장부가 서명한 때와 다릅니다 ({Difference(line, now)}).");
            }

            if (findings.All.All(finding => finding.Check != "ledger")) believed = entryNo;
            before = line;
        }
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        await ReadAsync(
            _payments, $"SELECT batch_no, COUNT(*), {LedgerTotals.Quoted} FROM payments GROUP BY batch_no", 12, cancel);
        await ReadAsync(_charges, "SELECT batch_no, COUNT(*), SUM(amount) FROM charges GROUP BY batch_no", 2, cancel);
        await ReadAsync(
            _postings,
            "SELECT batch_no, COUNT(*), SUM(executed), SUM(uncovered) FROM budget_postings WHERE batch_no > 0 "
            + "GROUP BY batch_no",
            3, cancel);
    }

    private async Task ReadAsync(
        SortedDictionary<long, long[]> sums, string sql, int columns, CancellationToken cancel)
    {
        await using var rows = await books.RowsAsync(sql, cancel);
        while (rows.Next()) sums[rows.Long(0)] = [.. Enumerable.Range(1, columns).Select(rows.Long)];
    }

    private static string Difference(string signed, string now) => string.Join(
        ", ", signed.Split(';').Zip(now.Split(';'))
            .Where(pair => pair.First != pair.Second).Select(pair => $"{Short(pair.First)} → {Short(pair.Second)}"));

    private static string Short(string part) => part.Length <= 160 ? part : part[..160] + "…";

    /// <summary>Sums added up batch by batch; asked with ever higher numbers.</summary>
    private sealed class Sums(SortedDictionary<long, long[]> byBatch, int columns)
    {
        private readonly Queue<KeyValuePair<long, long[]>> _left = new(byBatch);
        private readonly long[] _sums = new long[columns];

        public long[] UpTo(long batch)
        {
            while (_left.TryPeek(out var next) && next.Key <= batch)
            {
                _left.Dequeue();
                for (var i = 0; i < _sums.Length; i++) _sums[i] += next.Value[i];
            }

            return _sums;
        }
    }

    /// <summary>A hash over lines in order of their number; asked with ever higher ones.</summary>
    private sealed class Running(IReadOnlyList<(long No, string Text)> lines) : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private int _at;

        public string UpTo(long number)
        {
            for (; _at < lines.Count && lines[_at].No <= number; _at++) LedgerTotals.Append(_hash, lines[_at].Text);
            return Convert.ToHexStringLower(_hash.GetCurrentHash());
        }

        public void Dispose() => _hash.Dispose();
    }
}
