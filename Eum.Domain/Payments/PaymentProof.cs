using Eum.Domain.Cashback;

namespace Eum.Domain.Payments;

/// <summary>
/// A payment as it stands in the books, with the facts it was rated with. Won; a refund's effects are negative.
/// </summary>
public sealed record ProvenPayment
{
    public required string Tx { get; init; }

    public required PaymentKind Kind { get; init; }

    public string? Original { get; init; }

    public required DateTime ApprovedAt { get; init; }

    public required DateOnly PostedOn { get; init; }

    public required string Member { get; init; }

    public required string Card { get; init; }

    public required string Merchant { get; init; }

    public required PaymentFacts Facts { get; init; }

    public required long LegalDong { get; init; }

    public required long Amount { get; init; }

    public required long FromCharge { get; init; }

    public required long FromCashback { get; init; }

    public required long FromPolicy { get; init; }

    public required long MerchantDiscount { get; init; }

    public required FundAmounts Funds { get; init; }

    public required long OperatorCashback { get; init; }

    public required DifferenceCause Cause { get; init; }

    public required PostingFlags Flags { get; init; }

    public required int BatchNo { get; init; }

    public long Cashback => Funds.Total;

    /// <summary>Ours less the operator's.</summary>
    public long Difference => Cashback - OperatorCashback;
}

/// <param name="Quote">How the purchase was rated: of the payment itself, or of what a refund gave back.</param>
public sealed record PaymentProof(ProvenPayment Payment, Quote Quote, IReadOnlyList<ProvenPayment> Cancellations);
