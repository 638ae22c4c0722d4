using System.CommandLine;
using System.Globalization;
using Eum.Admin.Desk;
using Eum.Admin.Features.Cashback;
using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Spectre.Console;

namespace Eum.Admin.Commands.Cashback;

/// <summary>eum cashback explain: why a payment earned what it earned, from the proof it was stored with.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var tx = new Argument<string>("TX") { Description = "운영사의 거래 번호" };
        return new Command("explain", "결제 한 건이 왜 그만큼 받았는지 설명합니다.") { tx }.Does(async (parsed, cancel) =>
        {
            await using var services = Books.Services(terminal);
            var asked = parsed.GetValue(tx)!;
            var outcome = await services.GetRequiredService<ExplainCashback>()
                .RunAsync(Caller.Machine, new(asked), cancel);
            if (outcome is not Outcome<PaymentProof>.Done(var proof))
                return terminal.Refuse($"거래 '{RowProblemText(asked)}'이(가) 없습니다.");
            if (parsed.GetValue(terminal.Json)) terminal.WriteJson(JsonOf(proof, terminal.LanguageOf(parsed)));
            else Print(proof, terminal.LanguageOf(parsed), terminal.Screen());
            return ExitCode.Done;
        });
    }

    private static string RowProblemText(string asked) => asked.Length <= 40 ? asked : asked[..40] + "…";

    private static object JsonOf(PaymentProof proof, CultureInfo language) => new
    {
        proof.Payment.Tx,
        Payment = PaymentOf(proof.Payment),
        Quote = QuoteObject.Of(proof.Quote, language),
        Cancellations = proof.Cancellations.Select(refund => new
        {
            refund.Tx,
            ApprovedAt = KoreanTime.Print(refund.ApprovedAt),
            PostedOn = Iso(refund.PostedOn),
            refund.Amount,
            refund.FromCharge,
            refund.FromCashback,
            refund.FromPolicy,
            refund.Cashback,
            Funding = QuoteObject.FundsObject.Of(refund.Funds),
            refund.OperatorCashback,
            refund.Difference,
            Cause = CauseOf(refund.Cause),
        }),
        proof.Payment.OperatorCashback,
        proof.Payment.Difference,
        Cause = CauseOf(proof.Payment.Cause),
    };

    private static object PaymentOf(ProvenPayment payment) => new
    {
        Kind = payment.Kind == PaymentKind.Pay ? "PAY" : "CANCEL",
        OriginalTx = payment.Original,
        ApprovedAt = KoreanTime.Print(payment.ApprovedAt),
        PostedOn = Iso(payment.PostedOn),
        payment.Member,
        payment.Card,
        payment.Merchant,
        payment.Facts.Programme,
        District = $"{payment.Facts.District}",
        LegalDong = $"{payment.LegalDong}",
        Bracket = payment.Facts.Bracket.ToString(),
        payment.Facts.Designations,
        BenefitPlusBp = payment.Facts.BenefitPlusBp,
        payment.Facts.BusinessType,
        Channel = payment.Facts.Channel.ToString().ToUpperInvariant(),
        payment.Amount,
        payment.FromCharge,
        payment.FromCashback,
        payment.FromPolicy,
        payment.MerchantDiscount,
        payment.Cashback,
        Funding = QuoteObject.FundsObject.Of(payment.Funds),
        Late = (payment.Flags & PostingFlags.Late) != 0,
        Adjustment = (payment.Flags & PostingFlags.Adjustment) != 0,
        Batch = payment.BatchNo,
    };

    private static void Print(PaymentProof proof, CultureInfo language, IAnsiConsole screen)
    {
        var payment = proof.Payment;
        var what = payment.Kind == PaymentKind.Pay ? "결제" : $"취소 (원거래 {payment.Original})";
        screen.WriteLine(
            $"거래 {payment.Tx} · {what} · {KoreanTime.Print(payment.ApprovedAt)} · 반영일 {Iso(payment.PostedOn)}");
        screen.WriteLine(
            $"회원 {payment.Member} · 카드 {payment.Card} · 가맹점 {payment.Merchant} · {payment.Amount:#,0}원 (충전 {payment.FromCharge:#,0}, 캐시백 {payment.FromCashback:#,0}, 정책 {payment.FromPolicy:#,0})");
        QuoteTable.Write(proof.Quote, language, screen);
        foreach (var refund in proof.Cancellations)
            screen.WriteLine(
                $"취소 {refund.Tx} · {KoreanTime.Print(refund.ApprovedAt)} · {refund.Amount:#,0}원 · 캐시백 {refund.Cashback:#,0}원");
        var own = $"우리 {payment.Cashback:#,0}원, 운영사 {payment.OperatorCashback:#,0}원";
        screen.WriteLine(payment.Difference == 0 ? $"{own}: 같습니다."
            : $"{own}: 차이 {payment.Difference:#,0}원, 까닭은 {ImportTable.CauseOf(payment.Cause)}.");
    }

    private static string CauseOf(DifferenceCause cause) => cause.ToString().ToUpperInvariant();

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
