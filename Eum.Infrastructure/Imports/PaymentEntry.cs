using Eum.Domain.Cashback;
using Eum.Domain.Payments;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// A row of a payments file on its way: as read, then as judged and rated. Won, Unix milliseconds, keys.
/// </summary>
internal struct PaymentEntry
{
    public long Tx;
    public long Original;
    public long ApprovedAt;
    public long Member;
    public long Card;
    public long Merchant;
    public long Amount;
    public long FromCharge;
    public long FromCashback;
    public long FromPolicy;
    public long Discount;
    public long OperatorCashback;
    public long Offset;
    public int Length;
    public int Line;
    public PaymentKind Kind;
    public Channel Channel;

    // From here on: what the import makes of it.
    public bool Dropped;
    public PostingFlags Flags;
    public DifferenceCause Cause;
    public short Programme;
    public int Day;
    public int PostedOn;
    public int BudgetDay;
    public int Facts;
    public int Plan;
    public long MtdBefore;
    public long ProgrammeBefore;
    public long National;
    public long City;
    public long Gu;
    public long Institution;
    public long MerchantFunded;

    public readonly long Cashback => National + City + Gu + Institution + MerchantFunded;

    public readonly FundAmounts Funds => new(National, City, Gu, Institution, MerchantFunded);

    /// <summary>+1 for a payment, −1 for a cancellation: the sign of its effect.</summary>
    public readonly int Sign => Kind == PaymentKind.Cancel ? -1 : 1;

    public void Grant(FundAmounts funds) =>
        (National, City, Gu, Institution, MerchantFunded) = (
            funds.National, funds.City, funds.Gu, funds.Institution, funds.Merchant);
}
