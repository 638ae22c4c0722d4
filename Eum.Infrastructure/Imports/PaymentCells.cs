using System.Runtime.CompilerServices;
using Eum.Domain.Payments;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>How rated payments lie in their tables: the effects of a refund are stored negative.</summary>
internal static class PaymentCells
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fill(in PaymentEntry entry, int batchNo, Span<long> row)
    {
        var sign = entry.Sign;
        row[0] = entry.Tx;
        row[1] = (long)entry.Kind;
        row[2] = entry.Kind == PaymentKind.Cancel ? entry.Original : BulkRows.Null;
        row[3] = entry.ApprovedAt;
        row[4] = entry.PostedOn;
        row[5] = entry.Member;
        row[6] = entry.Card;
        row[7] = entry.Merchant;
        row[8] = entry.Amount;
        row[9] = entry.FromCharge;
        row[10] = entry.FromCashback;
        row[11] = entry.FromPolicy;
        row[12] = entry.Discount;
        row[13] = entry.Facts;
        row[14] = entry.Plan;
        row[15] = entry.MtdBefore;
        row[16] = entry.ProgrammeBefore;
        row[17] = sign * entry.National;
        row[18] = sign * entry.City;
        row[19] = sign * entry.Gu;
        row[20] = sign * entry.Institution;
        row[21] = sign * entry.MerchantFunded;
        row[22] = sign * entry.Cashback;
        row[23] = sign * entry.OperatorCashback;
        row[24] = (long)entry.Cause;
        row[25] = (long)entry.Flags;
        row[26] = batchNo;
    }

    public static BulkRows Cancellations(PaymentChunk chunk, int[] accepted)
    {
        var rows = new BulkRows(ImportTables.Cancellations, (accepted.Length / 64) + 4);
        foreach (var at in accepted)
        {
            ref readonly var entry = ref chunk[at];
            if (entry.Kind != PaymentKind.Cancel) continue;
            ReadOnlySpan<long> cells = [entry.Original, entry.Tx, entry.Amount, entry.FromCharge, entry.FromCashback,
                entry.FromPolicy];
            cells.CopyTo(rows.Add());
        }

        return rows;
    }
}
