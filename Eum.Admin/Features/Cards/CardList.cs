using Eum.Admin.Components.Lists;
using Eum.Admin.Desk;
using Eum.Domain.Cards;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards;

/// <summary>A card in a list.</summary>
/// <param name="Id">The operator's; it names nobody.</param>
public sealed record CardLine(
    string Id, string Member, string Programme, string ProgrammeName, CardEvent Status, string Pan, string Lot,
    DateTime IssuedAt, DateTime? ActivatedAt, DateTime? ClosedAt);

/// <param name="Count">How many there are, at most <see cref="CardList.MostCounted"/> + 1.</param>
/// <param name="HasCards">Whether any was ever imported that the asker may see.</param>
public sealed record CardListView(
    IReadOnlyList<CardLine> Lines, int Count, ListPlace? First, ListPlace? Last, bool HasCards,
    IReadOnlyList<(string Code, string Name)> Programmes, bool MayOrder);

/// <summary>카드: reads a page of the cards that the asker reaches, in the order of the operator's numbers.</summary>
public sealed class CardList(FrontDesk desk) : Question<CardList.Request, CardListView>(desk)
{
    public const int PageSize = 50;
    public const int MostCounted = 10_000;

    public sealed record Request(CardFilter Filter, bool Descending, ListPaging Paging);

    public override Duty Duty { get; } = new("cards.list", Permissions.CardsRegisterSee);

    protected override async Task<Outcome<CardListView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var db = reading.Db;
        var ids = await ExternalIds.ReadAsync(db, cancel);
        var codes = await db.Programmes.ToDictionaryAsync(row => row.ProgrammeNo, row => row.Code, cancel);
        var table = await ProgrammeBook.ReadAsync(db, cancel);
        var cards = Narrowed(db.Cards, request.Filter, ids, codes);
        var (rows, hasBefore, hasMore) = await PageAsync(cards, request, cancel);
        if (rows.Count == 0 && request.Paging.From is not null) return Refusals.NotFound;

        var count = await cards.Take(MostCounted + 1).CountAsync(cancel);
        return new CardListView(
            [.. rows.Select(row => LineOf(row, ids, codes, table, reading.Today))], count,
            hasBefore ? PlaceOf(rows[0]) : null, hasMore ? PlaceOf(rows[^1]) : null,
            count > 0 || await db.Cards.AnyAsync(cancel),
            [.. codes.Values.Order(StringComparer.Ordinal).Select(code => (code, table.NameOf(code, reading.Today)))],
            reading.Officer.May(Permissions.CardsOrderMake));
    }

    /// <summary>One card as a line.</summary>
    internal static CardLine LineOf(
        CardRow row, ExternalIds ids, IReadOnlyDictionary<short, string> codes, ProgrammeTable table, DateOnly today)
    {
        var code = codes.GetValueOrDefault(row.ProgrammeNo, "");
        return new(
            ids.IdOf(row.CardKey), ids.IdOf(row.MemberKey), code, table.NameOf(code, today), row.Status,
            row.PanMasked, row.LotNo, row.IssuedAt, row.ActivatedAt, row.ClosedAt);
    }

    private static IQueryable<CardRow> Narrowed(
        IQueryable<CardRow> cards, CardFilter filter, ExternalIds ids, Dictionary<short, string> codes)
    {
        if (filter.PanEnd is { } end) cards = cards.Where(row => row.PanEnd == end);
        else if (filter.Word is { } word)
        {
            var key = ids.KeyOf(word) ?? -1;
            cards = cards.Where(row => row.CardKey == key || row.MemberKey == key);
        }

        if (filter.Status is { } status) cards = cards.Where(row => row.Status == status);
        if (filter.Lot is { } lot) cards = cards.Where(row => row.LotNo == lot);
        if (filter.Programme is { } programme)
        {
            var no = codes.FirstOrDefault(one => one.Value == programme).Key;
            cards = cards.Where(row => row.ProgrammeNo == no);
        }

        return cards;
    }

    private static async Task<(List<CardRow> Rows, bool HasBefore, bool HasMore)> PageAsync(
        IQueryable<CardRow> cards, Request request, CancellationToken cancel)
    {
        var (from, backwards) = (request.Paging.From, request.Paging.Backwards);
        var rising = request.Descending == backwards;
        if (from is { Key: var key })
            cards = rising ? cards.Where(row => row.CardKey > key) : cards.Where(row => row.CardKey < key);
        cards = rising ? cards.OrderBy(row => row.CardKey) : cards.OrderByDescending(row => row.CardKey);
        var rows = await cards.Take(PageSize + 1).ToListAsync(cancel);
        var isMore = rows.Count > PageSize;
        if (isMore) rows.RemoveAt(PageSize);
        if (backwards) rows.Reverse();
        return (rows, backwards ? isMore : from is not null, backwards ? from is not null : isMore);
    }

    private static ListPlace PlaceOf(CardRow row) => new(row.CardKey, row.CardKey);
}
