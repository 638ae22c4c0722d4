using Eum.Admin.Desk;
using Eum.Domain.Cashback;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Cashback;

namespace Eum.Admin.Features.Cashback;

/// <summary>What a payment that has not happened would earn, by the policies of the books.</summary>
public sealed class QuoteCashback(FrontDesk desk) : Question<QuoteRequest, Quote>(desk)
{
    public override Duty Duty { get; } = new("cashback.quote", Permissions.PoliciesCatalogueSee);

    protected override async Task<Outcome<Quote>> AnswerAsync(
        Reading reading, QuoteRequest request, CancellationToken cancel)
    {
        try
        {
            return Quote.For(await BookPolicies.ReadAsync(reading.Db, cancel), request);
        }
        catch (PolicyConflictException conflict)
        {
            return new Problem("", $"정책이 서로 어긋납니다: {conflict.Message}");
        }
    }
}
