using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Bulk;
using Eum.Infrastructure.Storage.Cashback;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Finds a payment by the operator's number and shows from the stored proof why it earned what it earned.
/// </summary>
public sealed class PaymentProofs(BulkConnections connections)
{
    /// <summary>The key that an operator's number of a payment has in the books; null for what cannot be one.</summary>
    /// <remarks>That there is such a payment is not said.</remarks>
    public long? KeyOf(string tx)
    {
        ArgumentNullException.ThrowIfNull(tx);
        using var store = connections.Open();
        return IdSeries.Load(store).TryFind(tx, out var key) ? key : null;
    }

    /// <summary>Null where there is no such payment.</summary>
    public PaymentProof? Find(string tx)
    {
        ArgumentNullException.ThrowIfNull(tx);
        using var store = connections.Open();
        var series = IdSeries.Load(store);
        if (!series.TryFind(tx, out var key)) return null;
        var tables = new RatingTables(store, BookPolicies.Read(store), new Programmes(store));
        if (Load(store, key) is not { } found) return null;

        var bought = found.Entry.Kind == PaymentKind.Cancel ? Load(store, found.Entry.Original)!.Value : found;
        var first = bought.Entry;
        var quote = Quote.Of(tables.PlanNumbered(first.Plan), KoreanTime.FromUnixMs(first.ApprovedAt),
            tables.FactsNumbered(first.Facts).Facts,
            first.FromCharge, new Counters(first.MtdBefore, first.ProgrammeBefore));
        var refunds = RefundsOf(store, first.Tx).Select(refund => Proven(refund, tables, series)).OrderBy(refund =>
            refund.ApprovedAt);
        return new(Proven(found, tables, series), quote, [.. refunds]);
    }

    private static (PaymentEntry Entry, int Batch)? Load(BulkConnection store, long key)
    {
        using var rows = store.ByKeys("payments", PaymentColumns.List, "tx_key", [key]);
        return rows.Read() ? (PaymentColumns.Read(rows), rows.Int32(PaymentColumns.BatchNo)) : null;
    }

    private static List<(PaymentEntry Entry, int Batch)> RefundsOf(BulkConnection store, long original)
    {
        var keys = new List<long>();
        using (var rows = store.Query("SELECT cancel_key FROM cancellations WHERE original_key = ?", original))
            while (rows.Read()) keys.Add(rows.Int64(0));
        return [.. keys.Select(key => Load(store, key)!.Value)];
    }

    private static ProvenPayment Proven((PaymentEntry Entry, int Batch) found, RatingTables tables, IdSeries series)
    {
        var entry = found.Entry;
        var facts = tables.FactsNumbered(entry.Facts);
        return new()
        {
            Tx = series.IdOf(entry.Tx),
            Kind = entry.Kind,
            Original = entry.Kind == PaymentKind.Cancel ? series.IdOf(entry.Original) : null,
            ApprovedAt = KoreanTime.FromUnixMs(entry.ApprovedAt),
            PostedOn = DateNumber.ToDate(entry.PostedOn),
            Member = series.IdOf(entry.Member),
            Card = series.IdOf(entry.Card),
            Merchant = series.IdOf(entry.Merchant),
            Facts = facts.Facts,
            LegalDong = facts.LegalDong,
            Amount = entry.Amount,
            FromCharge = entry.FromCharge,
            FromCashback = entry.FromCashback,
            FromPolicy = entry.FromPolicy,
            MerchantDiscount = entry.Discount,
            Funds = entry.Kind == PaymentKind.Cancel ? -entry.Funds : entry.Funds,
            OperatorCashback = entry.Sign * entry.OperatorCashback,
            Cause = entry.Cause,
            Flags = entry.Flags,
            BatchNo = found.Batch,
        };
    }
}
