using Eum.Domain.Cashback;
using Eum.Domain.Values;

namespace Eum.Domain.Merchants;

/// <summary>What was paid at a merchant in a month, and what it earned. Won; refunds take away.</summary>
/// <param name="Count">Payments, refunds not counted.</param>
/// <param name="Refunds">Refunds, counted by the month in which they came.</param>
public sealed record MerchantMonth(YearMonth Month, long Count, long Refunds, long Amount, FundAmounts Funds)
{
    public long Cashback => Funds.Total;
}
