using Eum.Domain.Payments;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Tells rows that were already posted, or stand twice in the file. Ids that rise beyond everything the store has seen
/// of
/// their series cannot be there, so a good day's file is never looked up; anything else is.
/// </summary>
internal sealed class PaymentDuplicates(ImportContext context)
{
    private readonly Dictionary<int, long> _highest = [];
    private readonly RejectedIds _rejected = RejectedIds.Load(context.Store, context.BatchNo);
    private long _read; // Rows of the chunks before.

    /// <summary>
    /// Drops repeated rows: the same again is counted, the same id with other content is quarantined.
    /// </summary>
    public int Drop(PaymentChunk chunk, Quarantine quarantine)
    {
        var duplicates = DropRejectedBefore(chunk, quarantine);
        if (!chunk.IsAscending) duplicates += DropWithin(chunk, quarantine);
        var suspects = Suspects(chunk);
        if (suspects.Count > 0) duplicates += DropStored(chunk, suspects, quarantine);
        return duplicates;
    }

    /// <summary>Remembers a row that was rejected, for a later one of the same id.</summary>
    /// <param name="row">Its place in the chunk; one that could not be read stands before the next that can.</param>
    public void Reject(long tx, ReadOnlySpan<byte> record, int row) => _rejected.Add(tx, record, _read + row);

    /// <summary>Counts the chunk as read, once all of it is judged.</summary>
    public void Pass(PaymentChunk chunk) => _read += chunk.Count;

    private int DropRejectedBefore(PaymentChunk chunk, Quarantine quarantine)
    {
        var duplicates = 0;
        for (var row = 0; row < chunk.Count && _rejected.Any; row++)
        {
            ref var entry = ref chunk[row];
            if (!_rejected.Contains(entry.Tx, _read + row + 1)) continue;
            entry.Dropped = true;
            var record = context.Original(entry.Offset, entry.Length);
            if (_rejected.IsSame(entry.Tx, record)) duplicates++;
            else quarantine.Add(entry.Line, record, AfterRejected(in entry), entry.Tx);
        }

        return duplicates;
    }

    private int DropWithin(PaymentChunk chunk, Quarantine quarantine)
    {
        var duplicates = 0;
        for (var row = 0; row < chunk.Count; row++)
        {
            var first = chunk.Find(chunk[row].Tx);
            if (first != row) duplicates += Drop(chunk, row, in chunk[first], quarantine);
        }

        return duplicates;
    }

    private List<int> Suspects(PaymentChunk chunk)
    {
        var suspects = new List<int>();
        for (var row = 0; row < chunk.Count; row++)
        {
            if (chunk[row].Dropped) continue;
            var tx = chunk[row].Tx;
            var series = ExternalKey.SeriesOf(tx);
            if (!_highest.TryGetValue(series, out var highest)) _highest[series] = highest = HighestStored(series);
            if (tx <= highest) suspects.Add(row);
            else _highest[series] = tx;
        }

        return suspects;
    }

    private long HighestStored(int series)
    {
        context.Drain();
        return context.Store.Scalar("SELECT MAX(tx_key) FROM payments WHERE tx_key >= ? AND tx_key < ?",
            ExternalKey.Pack(series, 0), ExternalKey.Pack(series + 1, 0));
    }

    private int DropStored(PaymentChunk chunk, List<int> suspects, Quarantine quarantine)
    {
        context.Drain();
        var byTx = suspects.ToDictionary(row => chunk[row].Tx);
        var keys = byTx.Keys.Order().ToArray();
        var duplicates = 0;
        using var rows = context.Store.ByKeys("payments", PaymentColumns.List, "tx_key", keys);
        while (rows.Read())
        {
            var stored = PaymentColumns.Read(rows);
            duplicates += Drop(chunk, byTx[stored.Tx], in stored, quarantine);
        }

        return duplicates;
    }

    private int Drop(PaymentChunk chunk, int row, in PaymentEntry earlier, Quarantine quarantine)
    {
        ref var entry = ref chunk[row];
        if (entry.Dropped) return 0;
        entry.Dropped = true;
        if (DifferenceBetween(in entry, in earlier) is not { } column) return 1;
        var problem = Conflict(in entry, column, earlier.Tx);
        quarantine.Add(entry.Line, context.Original(entry.Offset, entry.Length), problem, entry.Tx);
        return 0;
    }

    private RowProblem AfterRejected(in PaymentEntry entry) => new("tx_id", "conflict",
        $"거래 {context.Series.IdOf(entry.Tx)}은(는) 이 파일의 앞 행에서 다른 내용으로 반려되었습니다. 어느 것이 맞는지 확인해 그 행만 다시 보내세요.")
    {
        Existing = entry.Tx,
    };

    private RowProblem Conflict(in PaymentEntry entry, string column, long existing) => new(column, "conflict",
        $"거래 {context.Series.IdOf(entry.Tx)}이(가) 이미 다른 내용({column})으로 들어와 있습니다. 먼저 것을 그대로 두었습니다.")
    {
        Existing = existing,
    };

    private static string? DifferenceBetween(in PaymentEntry a, in PaymentEntry b) =>
        a.Kind != b.Kind ? "kind"
        : a.Kind == PaymentKind.Cancel && a.Original != b.Original ? "original_tx_id"
        : a.ApprovedAt != b.ApprovedAt ? "approved_at"
        : a.Member != b.Member ? "member_id"
        : a.Card != b.Card ? "card_id"
        : a.Merchant != b.Merchant ? "merchant_id"
        : a.Amount != b.Amount ? "amount"
        : a.FromCharge != b.FromCharge ? "from_charge"
        : a.FromCashback != b.FromCashback ? "from_cashback"
        : a.FromPolicy != b.FromPolicy ? "from_policy"
        : a.Discount != b.Discount ? "merchant_discount"
        : a.OperatorCashback != b.OperatorCashback ? "operator_cashback"
        : null;
}
