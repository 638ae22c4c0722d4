using Eum.Admin.Desk;
using Eum.Domain.Cards;
using Eum.Domain.Cashback;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Cards;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cards;
using Eum.Infrastructure.Storage.Cashback;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards;

/// <summary>A card with its life, its limits, and what may be asked for it.</summary>
/// <param name="Replaces">The card in whose place it came.</param>
/// <param name="ReplacedBy">The card that came in its place.</param>
/// <param name="Holder">Null for a card that was not ordered here, or by another desk.</param>
/// <param name="Described">The programme as it is today; null where nobody has described it.</param>
/// <param name="CountedUpTo">Own money a month, in won, that earns cashback; null for no end.</param>
/// <param name="UnderWay">An order for the card that the operator has not answered.</param>
public sealed record CardView(
    CardLine Card, string? Replaces, string? ReplacedBy, CardHolder? Holder, ProgrammeProfile? Described,
    ProgrammeLimits Limits, long? CountedUpTo, IReadOnlyList<CardTurn> Turns, IReadOnlyList<OrderAct> Acts,
    (long No, OrderAct Act)? UnderWay, DateOnly Today);

/// <summary>카드 한 장: reads a card that the asker reaches.</summary>
public sealed class CardDetail(FrontDesk desk, PersonRegister register)
    : Question<CardDetail.Request, CardView>(desk)
{
    private const string BasePolicy = "INCHEON-BASE";

    /// <param name="Id">The operator's.</param>
    public sealed record Request(string Id);

    public override Duty Duty { get; } = new("cards.show", Permissions.CardsRegisterSee);

    protected override async Task<Outcome<CardView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var db = reading.Db;
        var ids = await ExternalIds.ReadAsync(db, cancel);
        var key = ids.KeyOf(request.Id) ?? -1;
        if (await db.Cards.SingleOrDefaultAsync(row => row.CardKey == key, cancel) is not { } row)
            return Refusals.NotFound;

        var codes = await db.Programmes.Where(one => one.ProgrammeNo == row.ProgrammeNo)
            .ToDictionaryAsync(one => one.ProgrammeNo, one => one.Code, cancel);
        var table = await ProgrammeBook.ReadAsync(db, cancel);
        var line = CardList.LineOf(row, ids, codes, table, reading.Today);
        var programme = table.Find(line.Programme);
        var next = await db.Cards.Where(one => one.MemberKey == row.MemberKey && one.ReplacesCard == key)
            .Select(one => (long?)one.CardKey).FirstOrDefaultAsync(cancel);
        var orders = await db.CardOrders.Where(one => one.CardKey == key || one.TargetCard == key)
            .OrderBy(one => one.OrderNo).ToListAsync(cancel);
        var waits = orders.Where(one => one.TargetCard == key && CardOrder.IsOpen(one.State))
            .Select(one => ((long, OrderAct)?)(one.OrderNo, one.Act)).FirstOrDefault();
        return new CardView(
            line, row.ReplacesCard is { } old ? ids.IdOf(old) : null, next is { } later ? ids.IdOf(later) : null,
            await HolderAsync(db, orders, cancel), programme?.ProfileOn(reading.Today),
            (programme ?? table.Find("INCHEON")!).LimitsOn(reading.Today),
            await CountedUpToAsync(db, reading.Now, cancel), await TurnsAsync(db, key, orders, cancel),
            reading.Officer.May(Permissions.CardsStateChange) && waits is null ? CardActs.For(row.Status) : [],
            waits, reading.Today);
    }

    internal static async Task<IReadOnlyList<CardTurn>> TurnsAsync(
        EumDbContext db, long card, IReadOnlyList<CardOrderRow> orders, CancellationToken cancel)
    {
        List<long> numbers = [.. orders.Select(order => order.OrderNo)];
        return CardTurns.Of(
            orders,
            await db.CardAnswers.Where(row => numbers.Contains(row.OrderNo)).ToListAsync(cancel),
            await db.CardEvents.Where(row => row.CardKey == card).OrderBy(row => row.OccurredAt).ToListAsync(cancel));
    }

    private async Task<CardHolder?> HolderAsync(
        EumDbContext db, List<CardOrderRow> orders, CancellationToken cancel)
    {
        var no = orders.Select(order => order.PersonNo).FirstOrDefault(person => person > 0);
        return await db.Persons.SingleOrDefaultAsync(row => row.PersonNo == no, cancel) is { } person
            ? CardHolder.Of(person, register)
            : null;
    }

    private static async Task<long?> CountedUpToAsync(EumDbContext db, DateTime now, CancellationToken cancel)
    {
        var policies = (await BookPolicies.ReadAsync(db, cancel)).Policies;
        var version = policies.FirstOrDefault(policy => policy.Code == BasePolicy)?.At(now);
        var layers = version?.Layers.Where(layer => layer.Kind == LayerKind.Base).ToList() ?? [];
        return layers.Count == 0 ? null : layers.SelectMany(layer => layer.Bands).Max(band => band.UpTo);
    }
}
