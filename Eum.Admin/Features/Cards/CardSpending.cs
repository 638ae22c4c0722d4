using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Cards;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards;

/// <param name="Lines">The latest first, at most <see cref="CardSpending.Most"/>.</param>
/// <param name="First">The month of the card's issue: none is earlier.</param>
public sealed record CardSpendingView(
    YearMonth Month, YearMonth First, YearMonth Last, CardMonth Sum, IReadOnlyList<PaymentLine> Lines);

/// <summary>What a card paid in a month, as far as the asker reaches the merchants.</summary>
public sealed class CardSpending(FrontDesk desk, PaymentMemory memory)
    : Question<CardSpending.Request, CardSpendingView>(desk)
{
    public const int Most = 200;

    /// <param name="Id">The operator's number of the card.</param>
    /// <param name="Month">Null for the latest with payments.</param>
    public sealed record Request(string Id, YearMonth? Month);

    public override Duty Duty { get; } = new("cards.payments", Permissions.CardsRegisterSee);

    protected override async Task<Outcome<CardSpendingView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var key = (await ExternalIds.ReadAsync(reading.Db, cancel)).KeyOf(request.Id) ?? -1;
        if (await reading.Db.Cards.Where(row => row.CardKey == key)
            .Select(row => new { row.MemberKey, row.IssuedAt }).SingleOrDefaultAsync(cancel) is not { } card)
            return Refusals.NotFound;

        var last = YearMonth.Of(reading.Today);
        var first = YearMonth.Of(KoreanTime.BusinessDate(card.IssuedAt));
        if (first > last) first = last;
        var month = request.Month ?? await LatestAsync(reading.Db, first, last, cancel);
        if (month < first || month > last) return Refusals.NotFound;

        var books = await reading.BooksAsync(cancel);
        var sum = await CardPayments.OfAsync(books, card.MemberKey, key, month, cancel);
        return new CardSpendingView(
            month, first, last, sum,
            await new PaymentLines(memory).ReadAsync(books, [.. sum.Keys.Take(Most)], cancel));
    }

    // The last month that payments came of, for whoever names none.
    private static async Task<YearMonth> LatestAsync(
        EumDbContext db, YearMonth first, YearMonth last, CancellationToken cancel)
    {
        var paid = await db.PaymentsMonthly.OrderByDescending(row => row.Month).Select(row => (YearMonth?)row.Month)
            .FirstOrDefaultAsync(cancel) ?? last;
        return paid < first ? first : paid > last ? last : paid;
    }
}
