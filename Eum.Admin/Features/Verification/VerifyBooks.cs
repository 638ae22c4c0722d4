using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Verification;

namespace Eum.Admin.Features.Verification;

/// <summary>Recomputes the books from their rows and compares.</summary>
public sealed class VerifyBooks(FrontDesk desk, Verifier verifier)
    : Errand<VerifyBooks.Request, VerificationResult>(desk)
{
    /// <param name="Progress">Told now and then how many payments have been read.</param>
    public sealed record Request(Action<long>? Progress);

    public override Duty Duty { get; } = new("books.verify", Permissions.SystemBooksVerify) { City = true };

    protected override async Task<Outcome<VerificationResult>> GoAsync(
        Officer officer, Request request, CancellationToken cancel) =>
        await verifier.RunAsync(request.Progress, cancel);
}
