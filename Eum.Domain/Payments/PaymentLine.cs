using Eum.Domain.Cashback;
using Eum.Domain.Merchants;

namespace Eum.Domain.Payments;

/// <summary>A payment in a list. Won; what a refund takes back is negative, its amount too.</summary>
/// <param name="Programme">The card programme's code.</param>
/// <param name="MerchantName">Empty where the merchant is not the asker's to see.</param>
/// <param name="Policies">The versions it was rated with.</param>
public sealed record PaymentLine(
    long Key, string Tx, PaymentKind Kind, DateTime ApprovedAt, DateOnly PostedOn, int District, string Programme,
    string MerchantId, string MerchantName, int BusinessType, SalesBracket Bracket, Channel Channel, long Amount,
    FundAmounts Funds, long Operator, DifferenceCause Cause, PostingFlags Flags, string Policies, int BatchNo)
{
    public long Cashback => Funds.Total;

    /// <summary>Own less the operator's.</summary>
    public long Difference => Cashback - Operator;
}
