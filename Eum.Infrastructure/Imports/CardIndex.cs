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
    private readonly Dictionary<int, long> _closed = []; // Most cards are open: their end need not lie beside them.
    private long[] _members = [];
    private short[] _programmes = []; // Negative where the card is closed.

    /// <summary>Reads all cards if the file has at least a quarter as many rows; whether it did.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Prepare(long fileRows)
    {
        var cards = (int)store.Scalar("SELECT COUNT(*) FROM cards");
        if (fileRows * 4 < cards) return false;
        var keys = new long[cards];
        (_members, _programmes) = (new long[cards], new short[cards]);
        using var rows = store.Query($"SELECT {Columns} FROM cards ORDER BY card_key");
        for (var at = 0; rows.Read(); at++)
        {
            keys[at] = rows.Int64(0);
            Keep(at, rows);
        }

        _all = new(keys, cards);
        return true;
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
            if (_slots.Count == _members.Length)
            {
                Array.Resize(ref _members, Math.Max(1_024, _slots.Count * 2));
                Array.Resize(ref _programmes, _members.Length);
            }

            Keep(_slots.Count, rows);
            _slots.Set(rows.Int64(0), _slots.Count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryFind(long card, out CardFacts facts)
    {
        var slot = _all is null ? _slots.Find(card) : _all.Find(card);
        facts = default;
        if (slot < 0) return false;
        var programme = _programmes[slot];
        facts = programme < 0
            ? new(_members[slot], _closed[slot], (short)-programme)
            : new(_members[slot], long.MaxValue, programme);
        return true;
    }

    private void Keep(int slot, BulkCursor row)
    {
        _members[slot] = row.Int64(1);
        _programmes[slot] = (short)row.Int64(2);
        if (row.IsNull(3)) return;
        _programmes[slot] = (short)-_programmes[slot];
        _closed[slot] = row.Int64(3);
    }
}
