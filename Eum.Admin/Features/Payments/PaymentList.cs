using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Payments;

namespace Eum.Admin.Features.Payments;

/// <summary>A page of payments with what all of them add up to.</summary>
/// <param name="From">The posting days shown: those asked for, or the latest.</param>
/// <param name="Programmes">The codes of the card programmes there are.</param>
/// <param name="IsCut">Whether there was too much to look through.</param>
public sealed record PaymentListView(
    IReadOnlyList<PaymentLine> Lines, PaymentSum Sum, DateOnly From, DateOnly To, IReadOnlyList<string> Programmes,
    ListPlace? First, ListPlace? Last, bool IsCut)
{
    /// <summary>Whether any payment was ever imported that the asker may see.</summary>
    public required bool HasPayments { get; init; }
}

/// <summary>결제내역: reads a page of the payments that the asker reaches.</summary>
public sealed class PaymentList(FrontDesk desk, PaymentLedger ledger, PaymentMemory memory)
    : Question<PaymentList.Request, PaymentListView>(desk)
{
    public const int PageSize = 50;

    /// <summary>Rows that are looked through for one answer.</summary>
    public const long MostRead = PaymentLedger.MostRead;

    public sealed record Request(PaymentFilter Filter, PaymentOrder Order, bool Descending, ListPaging Paging);

    public override Duty Duty { get; } = new("payments.list", Permissions.PaymentsLedgerSee);

    protected override int? DistrictOf(Request request) => request.Filter.District;

    protected override async Task<Outcome<PaymentListView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var asked = await PaymentAsking.OfAsync(reading, request.Filter, cancel);
        if (asked is null) return Refusals.NotFound;

        var books = await reading.BooksAsync(cancel);
        var from = request.Paging.From is { } place ? new PaymentPlace(place.Value, place.Key) : (PaymentPlace?)null;
        var page = await ledger.PageAsync(
            books, asked.Query,
            new(request.Order, request.Descending, from, request.Paging.Backwards, PageSize), cancel);
        var lines = await new PaymentLines(memory).ReadAsync(
            books, [.. page.Places.Select(found => found.Key)], cancel);
        return new PaymentListView(
            lines, await ledger.SumAsync(books, asked.Query, cancel), asked.Query.From, asked.Query.To,
            asked.Programmes, page.HasBefore ? PlaceAt(page, 0) : null,
            page.HasMore ? PlaceAt(page, page.Places.Count - 1) : null, page.IsCut)
        {
            HasPayments = asked.Latest is not null,
        };
    }

    private static ListPlace? PlaceAt(PaymentPlaces page, int at) =>
        at >= 0 && at < page.Places.Count ? new(page.Places[at].Value, page.Places[at].Key) : null;
}
