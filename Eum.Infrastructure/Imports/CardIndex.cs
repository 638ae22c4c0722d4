using System.Runtime.CompilerServices;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// What a payment asks of its card: whose it is, of which programme, and since when it may no longer pay.
/// </summary>
internal readonly record struct CardFacts(long Member, short Programme, long ClosedAt);

/// <summary>
/// The cards a file needs, in memory: all of them at once where the file is large beside the store, else those of each
/// chunk as it comes. A card closed long ago is looked up like any other.
/// </summary>
internal sealed class CardIndex(BulkConnection store)
{
    private const string Columns = "card_key, member_key, programme_no, closed_at";

    private KeyMap _slots = new(0);
    private (long Member, short Programme)[] _cards = [];
    private readonly Dictionary<int, long> _closed = [];
    private int _count;
    private bool _complete;

    /// <summary>Reads all cards if the file has at least a quarter as many rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Prepare(long fileRows)
    {
        var cards = store.Scalar("SELECT COUNT(*) FROM cards");
        if (fileRows * 4 < cards) return;
        _slots = new((int)cards);
        _cards = new (long, short)[cards];
        using var rows = store.Query($"SELECT {Columns} FROM cards");
        while (rows.Read()) Add(rows);
        _complete = true;
    }

    /// <summary>Sees to it that these cards, if they exist, can be found.</summary>
    public void Prefetch(IEnumerable<long> cards)
    {
        if (_complete) return;
        var missing = cards.Where(card => _slots.Find(card) < 0).Distinct().ToArray();
        if (missing.Length == 0) return;
        using var rows = store.ByKeys("cards", Columns, "card_key", missing);
        while (rows.Read()) Add(rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryFind(long card, out CardFacts facts)
    {
        var slot = _slots.Find(card);
        facts = default;
        if (slot < 0) return false;
        var closed = _closed.Count == 0 ? long.MaxValue : _closed.GetValueOrDefault(slot, long.MaxValue);
        facts = new(_cards[slot].Member, _cards[slot].Programme, closed);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(BulkCursor row)
    {
        if (_count == _cards.Length) Array.Resize(ref _cards, Math.Max(1_024, _count * 2));
        _slots.Set(row.Int64(0), _count);
        _cards[_count] = (row.Int64(1), (short)row.Int64(2));
        if (!row.IsNull(3)) _closed[_count] = row.Int64(3);
        _count++;
    }
}
