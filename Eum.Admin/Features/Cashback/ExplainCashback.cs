using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Imports;

namespace Eum.Admin.Features.Cashback;

/// <summary>Why a payment earned what it earned. It names a member, so whoever asks is put on record.</summary>
public sealed class ExplainCashback(FrontDesk desk, PaymentProofs proofs)
    : Question<ExplainCashback.Request, PaymentProof>(desk)
{
    /// <param name="Tx">The operator's number of the payment.</param>
    public sealed record Request(string Tx);

    public override Duty Duty { get; } =
        new("cashback.explain", Permissions.PaymentsCashbackExplain) { PersonalData = true };

    // Cut: what a person types is no number of a payment yet.
    protected override string SubjectOf(Request request) => $"payment/{request.Tx[..Math.Min(40, request.Tx.Length)]}";

    protected override Task<Outcome<PaymentProof>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel) => Task.FromResult<Outcome<PaymentProof>>(
        proofs.Find(request.Tx) is { } proof && reading.Scope.Covers(proof.Payment.Facts.District)
            ? proof
            : Refusals.NotFound);
}
