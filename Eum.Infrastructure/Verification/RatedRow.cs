using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Verification;

/// <summary>A row of payments as it is stored. Won, keys, Unix milliseconds.</summary>
internal struct RatedRow
{
    public const string Columns = """
        tx_key, kind, approved_at, posted_on, member_key, merchant_key, amount, from_charge, from_cashback, from_policy,
        facts_no, plan_no, mtd_before, programme_before, "national", city, gu, institution, merchant, cashback,
        operator_cashback, cause, flags, batch_no
        """;

    public long Tx;
    public int Kind;
    public long ApprovedAt;
    public int PostedOn;
    public long Member;
    public long Merchant;
    public long Amount;
    public long FromCharge;
    public long FromCashback;
    public long FromPolicy;
    public int Facts;
    public int Plan;
    public long MtdBefore;
    public long ProgrammeBefore;
    public FundAmounts Funds;
    public long Cashback;
    public long Operator;
    public int Cause;
    public int Flags;
    public int Batch;

    /// <summary>+1 for a payment, −1 for a cancellation.</summary>
    public readonly int Sign => Kind == (int)PaymentKind.Cancel ? -1 : 1;

    public readonly DateOnly Day => KoreanTime.BusinessDate(ApprovedAt);

    public readonly int Weekday => WeekdayOf(ApprovedAt);

    public readonly bool IsLate => (Flags & (int)PostingFlags.Late) != 0;

    /// <summary>Monday 1 … Sunday 7, in Korea. 1970-01-01 was a Thursday.</summary>
    public static int WeekdayOf(long unixMs)
    {
        var day = Math.DivRem(unixMs + 9 * 3_600_000L, 86_400_000, out var rest) - (rest < 0 ? 1 : 0);
        return (int)(((day + 3) % 7 + 7) % 7) + 1;
    }

    public static void Read(SqlRows rows, ref RatedRow row)
    {
        row.Tx = rows.Long(0);
        row.Kind = rows.Int(1);
        row.ApprovedAt = rows.Long(2);
        row.PostedOn = rows.Int(3);
        row.Member = rows.Long(4);
        row.Merchant = rows.Long(5);
        row.Amount = rows.Long(6);
        row.FromCharge = rows.Long(7);
        row.FromCashback = rows.Long(8);
        row.FromPolicy = rows.Long(9);
        row.Facts = rows.Int(10);
        row.Plan = rows.Int(11);
        row.MtdBefore = rows.Long(12);
        row.ProgrammeBefore = rows.Long(13);
        row.Funds = new(rows.Long(14), rows.Long(15), rows.Long(16), rows.Long(17), rows.Long(18));
        row.Cashback = rows.Long(19);
        row.Operator = rows.Long(20);
        row.Cause = rows.Int(21);
        row.Flags = rows.Int(22);
        row.Batch = rows.Int(23);
    }
}
