namespace Eum.Infrastructure.Imports;

/// <summary>
/// What a refund may do: give back, after the purchase and to the same member and merchant, what is still left of it.
/// </summary>
internal static class RefundRules
{
    public static RowProblem? ProblemWith(
        in PaymentEntry refund, OriginalPayment? original, bool comesLater, IdSeries series)
    {
        var id = series.IdOf(refund.Original);
        if (comesLater || refund.ApprovedAt < original?.Entry.ApprovedAt)
            return new("approved_at", "refund-before-purchase", $"취소 시각이 원거래 {id}의 승인 시각보다 앞섭니다.");
        if (original is null)
            return new("original_tx_id", "original-unknown", $"원거래 {id}이(가) 없습니다. 먼저 들어와야 하는 결제인지, 반려된 결제인지 확인하세요.");
        if (refund.Member != original.Entry.Member)
            return new("member_id", "refund-member", $"원거래 {id}은(는) 다른 회원의 결제입니다.");
        if (refund.Merchant != original.Entry.Merchant)
            return new("merchant_id", "refund-merchant", $"원거래 {id}은(는) 다른 가맹점의 결제입니다.");
        if (refund.Amount > original.AmountLeft)
            return new("amount", "refund-too-large",
                $"취소 {refund.Amount:N0}원이 원거래 {id}에서 아직 취소되지 않은 {original.AmountLeft:N0}원보다 큽니다.");
        if (refund.FromCharge > original.ChargeLeft || refund.FromCashback > original.CashbackLeft
            || refund.FromPolicy > original.PolicyLeft)
            return new("from_charge", "refund-parts",
                $"취소 재원이 원거래 {id}에 남은 충전 {original.ChargeLeft:N0}·캐시백 {original.CashbackLeft:N0}·정책 {original.PolicyLeft:N0}원을 넘습니다.");
        return null;
    }
}
