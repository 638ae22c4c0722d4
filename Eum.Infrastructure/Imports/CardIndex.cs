using System.Runtime.CompilerServices;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// What a payment asks of its card: whose it is, of which programme, and since when it may no longer pay.
/// </summary>
internal readonly record struct CardFacts(long Member, long ClosedAt, short Programme);

/// <summary>
/// The cards a file needs, in memory: all of them at once where the file is large beside the store, else those of each
/// chunk as it comes. A card closed long ago is looked up like any other.
/// </summary>
internal sealed class CardIndex(BulkConnection store)
{
    private const string Columns = "card_key, member_key, programme_no, closed_at";

    private readonly KeyMap _slots = new(0);
    private SortedKeys? _all;
    private CardFacts[] _cards = [];

    /// <summary>Reads all cards if the file has at least a quarter as many rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Prepare(long fileRows)
    {
        var cards = (int)store.Scalar("SELECT COUNT(*) FROM cards");
        if (fileRows * 4 < cards) return;
        var keys = new long[cards];
        _cards = new CardFacts[cards];
        using var rows = store.Query($"SELECT {Columns} FROM cards ORDER BY card_key");
        for (var at = 0; rows.Read(); at++) (keys[at], _cards[at]) = (rows.Int64(0), FactsOf(rows));
        _all = new(keys, cards);
    }

    /// <summary>Sees to it that these cards, if they exist, can be found.</summary>
    public void Prefetch(IEnumerable<long> cards)
    {
        if (_all is not null) return;
        var missing = cards.Where(card => _slots.Find(card) < 0).Distinct().ToArray();
        if (missing.Length == 0) return;
        using var rows = store.ByKeys("cards", Columns, "card_key", missing);
        while (rows.Read())
        {
            if (_slots.Count == _cards.Length) Array.Resize(ref _cards, Math.Max(1_024, _slots.Count * 2));
            _cards[_slots.Count] = FactsOf(rows);
            _slots.Set(rows.Int64(0), _slots.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryFind(long card, out CardFacts facts)
    {
        var slot = _all is null ? _slots.Find(card) : _all.Find(card);
        facts = slot < 0 ? default : _cards[slot];
        return slot >= 0;
    }

    private static CardFacts FactsOf(BulkCursor row) =>
        new(row.Int64(1), row.IsNull(3) ? long.MaxValue : row.Int64(3), (short)row.Int64(2));
}
