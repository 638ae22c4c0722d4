using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>What a refund needs to know of the payment it names, and what of it has been refunded so far.</summary>
internal sealed class OriginalPayment
{
    public required PaymentEntry Entry { get; init; }

    public long AmountLeft { get; set; }

    public long ChargeLeft { get; set; }

    public long CashbackLeft { get; set; }

    public long PolicyLeft { get; set; }
}

/// <summary>
/// Finds the payments that refunds name: in this chunk, in the chunk being written, or in storage; and keeps count of
/// what is left of each, so that no won is given back twice.
/// </summary>
internal sealed class PaymentOriginals(BulkConnection store)
{
    private Dictionary<long, OriginalPayment> _known = [];
    private Dictionary<long, OriginalPayment> _before = [];

    /// <summary>The chunk handed to the writer, which storage may not show yet.</summary>
    public PaymentChunk? BeingWritten { get; private set; }

    /// <summary>
    /// The chunk goes to the writer. What the one before it knew is forgotten, unless this one asked for it too:
    /// storage shows by now what became of it.
    /// </summary>
    public void Pass(PaymentChunk chunk)
    {
        BeingWritten = chunk;
        (_before, _known) = (_known, _before);
        _known.Clear();
    }

    /// <summary>
    /// Reads from storage the originals that this chunk's refunds name and that no chunk at hand holds.
    /// </summary>
    public void Prefetch(PaymentChunk chunk)
    {
        var wanted = new HashSet<long>();
        for (var i = 0; i < chunk.Count; i++)
        {
            ref readonly var entry = ref chunk[i];
            if (entry.Dropped || entry.Kind != PaymentKind.Cancel || Known(entry.Original) is not null) continue;
            if (chunk.Find(entry.Original) is var at and >= 0 && !chunk[at].Dropped) continue;
            if (TakeFrom(BeingWritten, entry.Original) is not null) continue;
            wanted.Add(entry.Original);
        }

        if (wanted.Count == 0) return;
        Load([.. wanted]);
    }

    /// <summary>The original of a refund, or null. One in this chunk is found only once it has been rated.</summary>
    public OriginalPayment? Find(long tx, PaymentChunk chunk)
    {
        if (Known(tx) is { } known) return known;
        var at = chunk.Find(tx);
        return at >= 0 && !chunk[at].Dropped && chunk[at].Kind == PaymentKind.Pay && chunk[at].Plan > 0
            ? Remember(chunk[at]) : null;
    }

    private OriginalPayment? Known(long tx)
    {
        if (_known.TryGetValue(tx, out var known)) return known;
        return _before.Remove(tx, out known) ? _known[tx] = known : null;
    }

    private OriginalPayment? TakeFrom(PaymentChunk? chunk, long tx)
    {
        var at = chunk?.Find(tx) ?? -1;
        return at >= 0 && !chunk![at].Dropped && chunk[at].Kind == PaymentKind.Pay ? Remember(chunk[at]) : null;
    }

    private OriginalPayment Remember(in PaymentEntry entry) => _known[entry.Tx] = new()
    {
        Entry = entry,
        AmountLeft = entry.Amount,
        ChargeLeft = entry.FromCharge,
        CashbackLeft = entry.FromCashback,
        PolicyLeft = entry.FromPolicy,
    };

    private void Load(long[] wanted)
    {
        using (var rows = store.ByKeys("payments", PaymentColumns.List, "tx_key", wanted))
        {
            while (rows.Read())
            {
                var entry = PaymentColumns.Read(rows);
                if (entry.Kind == PaymentKind.Pay) Remember(entry);
            }
        }

        using var refunds = store.ByKeys(
            "cancellations", "original_key, amount, from_charge, from_cashback, from_policy", "original_key", wanted);
        while (refunds.Read())
        {
            if (!_known.TryGetValue(refunds.Int64(0), out var original)) continue;
            original.AmountLeft -= refunds.Int64(1);
            original.ChargeLeft -= refunds.Int64(2);
            original.CashbackLeft -= refunds.Int64(3);
            original.PolicyLeft -= refunds.Int64(4);
        }
    }
}

/// <summary>How a stored payment is read back.</summary>
internal static class PaymentColumns
{
    public const string List =
        "tx_key, kind, original_key, approved_at, posted_on, member_key, card_key, merchant_key, amount, "
        + "from_charge, from_cashback, from_policy, merchant_discount, facts_no, plan_no, mtd_before, programme_before, \"national\", "
        + "city, gu, institution, merchant, operator_cashback, cause, flags, batch_no";

    /// <summary>Position of batch_no, which an entry does not carry.</summary>
    public const int BatchNo = 25;

    public static PaymentEntry Read(BulkCursor row)
    {
        var entry = new PaymentEntry
        {
            Tx = row.Int64(0),
            Kind = (PaymentKind)row.Int32(1),
            Original = row.IsNull(2) ? 0 : row.Int64(2),
            ApprovedAt = row.Int64(3),
            PostedOn = row.Int32(4),
            Member = row.Int64(5),
            Card = row.Int64(6),
            Merchant = row.Int64(7),
            Amount = row.Int64(8),
            FromCharge = row.Int64(9),
            FromCashback = row.Int64(10),
            FromPolicy = row.Int64(11),
            Discount = row.Int64(12),
            Facts = row.Int32(13),
            Plan = row.Int32(14),
            MtdBefore = row.Int64(15),
            ProgrammeBefore = row.Int64(16),
            National = row.Int64(17),
            City = row.Int64(18),
            Gu = row.Int64(19),
            Institution = row.Int64(20),
            MerchantFunded = row.Int64(21),
            OperatorCashback = row.Int64(22),
            Cause = (DifferenceCause)row.Int32(23),
            Flags = (PostingFlags)row.Int32(24),
        };
        if (entry.Kind == PaymentKind.Cancel) // Effects are stored signed; an entry carries them as in the file.
        {
            entry.Grant(-entry.Funds);
            entry.OperatorCashback = -entry.OperatorCashback;
        }

        return entry;
    }
}
