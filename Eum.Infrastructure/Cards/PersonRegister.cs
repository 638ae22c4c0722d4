using System.Globalization;
using Eum.Domain.Cards;
using Eum.Domain.Values;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Cards;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Cards;

/// <summary>A person who is already in the books, and what she holds anywhere in the city.</summary>
public sealed record KnownPerson(long No, IReadOnlyList<HeldCard> Holds);

/// <summary>
/// Persons by who they are: name, birth date and phone are sealed when they come in, and found again by a keyed hash of
/// all three, whichever gu asks. Whoever adds persons or orders first holds the trail (EumDbContext.HoldTrailAsync), so
/// that two desks cannot order the same card for one person at the same moment.
/// </summary>
public sealed class PersonRegister(FieldCipher cipher)
{
    private const int AtOnce = 500;
    private const string Purpose = "persons.identity";

    /// <summary>The keyed hash by which a person is found: 32 hex digits.</summary>
    public string IndexOf(PersonIdentity person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return cipher.IndexOf(Purpose, person.Plain);
    }

    /// <summary>Those of these hashes that are known, with what each person holds.</summary>
    public static async Task<IReadOnlyDictionary<string, KnownPerson>> FindAsync(
        EumDbContext db, IReadOnlyCollection<string> indexes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = new Dictionary<string, KnownPerson>(StringComparer.Ordinal);
        foreach (var some in indexes.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            var persons = await db.PersonsAnywhere(some)
                .Select(row => new { row.PersonNo, row.IdentityIndex }).ToListAsync(cancel);
            if (persons.Count == 0) continue;
            var holds = await HoldsAsync(db, [.. persons.Select(person => person.PersonNo)], cancel);
            foreach (var person in persons)
                found[person.IdentityIndex] = new(person.PersonNo, [.. holds[person.PersonNo]]);
        }

        return found;
    }

    /// <summary>Who of these persons holds a card, or has one on order, of which programme.</summary>
    public static async Task<IReadOnlySet<(long Person, string Programme)>> HeldByAsync(
        EumDbContext db, IReadOnlyCollection<long> persons, CancellationToken cancel)
    {
        var held = new HashSet<(long, string)>();
        foreach (var some in persons.Distinct().Chunk(AtOnce))
            foreach (var of in await HoldsAsync(db, some, cancel))
                held.UnionWith(of.Select(card => (of.Key, card.Programme)));
        return held;
    }

    /// <summary>A new person's row, sealed. Its number is the caller's: LastNumberAsync + 1.</summary>
    public PersonRow Seal(long no, PersonIdentity person, Consents consents, DateTime now, string by)
    {
        ArgumentNullException.ThrowIfNull(person);
        var key = no.ToString(CultureInfo.InvariantCulture);
        return new()
        {
            PersonNo = no,
            Name = cipher.Encrypt(person.Name.Reveal(), ProtectedColumns.PersonName.CellOf(key)),
            BirthDate = cipher.Encrypt(person.BirthDate.Reveal(), ProtectedColumns.PersonBirthDate.CellOf(key)),
            Phone = cipher.Encrypt(person.Phone.Reveal(), ProtectedColumns.PersonPhone.CellOf(key)),
            IdentityIndex = IndexOf(person),
            PhoneIndex = cipher.IndexOf(ProtectedColumns.PersonPhone.Purpose, person.Phone.Plain()),
            Consents = consents,
            ConsentedAt = now,
            RegisteredAt = now,
            RegisteredBy = by,
        };
    }

    /// <summary>Who a row is; whoever shows more than the masked form writes it down.</summary>
    public PersonIdentity Open(PersonRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var key = row.PersonNo.ToString(CultureInfo.InvariantCulture);
        PersonIdentity.TryBirthday(
            cipher.Decrypt(row.BirthDate, ProtectedColumns.PersonBirthDate.CellOf(key)), out var born);
        return new(
            new(PersonalKind.Name, cipher.Decrypt(row.Name, ProtectedColumns.PersonName.CellOf(key))), born,
            new(PersonalKind.Phone, cipher.Decrypt(row.Phone, ProtectedColumns.PersonPhone.CellOf(key))));
    }

    // What is on order, and every card of the members that earlier orders led to, but those closed, lost or replaced.
    private static async Task<ILookup<long, HeldCard>> HoldsAsync(
        EumDbContext db, long[] persons, CancellationToken cancel)
    {
        var orders = await db.OrdersAnywhere(persons)
            .Where(row => row.Act == OrderAct.Issue || row.Act == OrderAct.Reissue)
            .Select(row => new { row.PersonNo, row.Programme, row.State, row.MemberKey, row.CardKey })
            .ToListAsync(cancel);
        long[] members = [.. orders.Select(order => order.MemberKey).OfType<long>().Distinct()];
        var cards = await db.CardsAnywhere(members)
            .Join(
                db.Programmes, card => card.ProgrammeNo, programme => programme.ProgrammeNo,
                (card, programme) => new { card.CardKey, card.MemberKey, programme.Code, card.ClosedAt })
            .ToListAsync(cancel);
        var known = cards.Select(card => card.CardKey).ToHashSet();
        var ordered = from order in orders
                      where CardOrder.IsOpen(order.State) && (order.CardKey is not { } card || !known.Contains(card))
                      select (order.PersonNo, new HeldCard(order.Programme, OnOrder: true));
        var held = from order in orders
                   where order.MemberKey is not null
                   from card in cards
                   where card.MemberKey == order.MemberKey && card.ClosedAt is null
                   select (order.PersonNo, new HeldCard(card.Code, OnOrder: false));
        return ordered.Concat(held).Distinct().ToLookup(one => one.PersonNo, one => one.Item2);
    }
}
