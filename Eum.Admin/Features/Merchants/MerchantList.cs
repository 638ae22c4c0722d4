using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Merchants;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Merchants;

/// <summary>A page of merchants, and how many there are.</summary>
/// <param name="HasMerchants">Whether any was ever imported that the asker may see.</param>
public sealed record MerchantListView(
    IReadOnlyList<MerchantLine> Lines, int Count, ListPlace? First, ListPlace? Last, bool HasMerchants);

/// <summary>가맹점: reads a page of the registry, as far as the asker reaches.</summary>
public sealed class MerchantList(FrontDesk desk, MerchantSearch search)
    : Question<MerchantList.Request, MerchantListView>(desk)
{
    public const int PageSize = 50;

    public sealed record Request(MerchantFilter Filter, MerchantOrder Order, bool Descending, ListPaging Paging);

    public override Duty Duty { get; } = new("merchants.list", Permissions.MerchantsRegisterSee);

    protected override int? DistrictOf(Request request) => request.Filter.District;

    protected override async Task<Outcome<MerchantListView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var from = request.Paging.From is { } place ? new MerchantPlace(place.Value, place.Key) : (MerchantPlace?)null;
        var page = await search.PageAsync(
            await reading.BooksAsync(cancel), reading.Today, request.Filter.Query,
            new(request.Order, request.Descending, from, request.Paging.Backwards, PageSize), cancel);
        return new MerchantListView(
            page.Lines, page.Count, PlaceOf(page.First), PlaceOf(page.Last),
            page.Count > 0 || await reading.Db.Merchants.AnyAsync(cancel));
    }

    private static ListPlace? PlaceOf(MerchantPlace? place) =>
        place is { } known ? new(known.Value, known.Key) : null;
}
