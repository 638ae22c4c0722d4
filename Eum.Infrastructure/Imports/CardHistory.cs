using System.Globalization;
using Eum.Domain.Cards;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

internal readonly record struct CardMoment(long At, CardEvent Event, string Reason);

/// <summary>What is known of one card, in the order of time: from it follows how the card stands.</summary>
internal sealed class CardHistory
{
    private const string RowColumns =
        "card_key, member_key, programme_no, closed_at, pan_masked, lot_no, replaces_card";

    private readonly List<CardMoment> _moments = [];
    private string _pan = "";
    private string _lot = "";
    private long _replaces;
    private long _replacedAt = long.MaxValue;

    public bool IsStored { get; private set; }

    /// <summary>Something was added that is not yet in storage.</summary>
    public bool IsChanged { get; private set; }

    public bool IsEmpty => _moments.Count == 0;

    public long Member { get; private set; }

    public short Programme { get; private set; }

    /// <summary>From when on it pays no more: closed, lost, or replaced; long.MaxValue while it does.</summary>
    private long ClosedAt => Math.Min(_replacedAt, ClosedByEvents());

    /// <summary>The histories of these cards, as far as storage has them.</summary>
    public static Dictionary<long, CardHistory> Load(BulkConnection store, long[] cards)
    {
        var known = new Dictionary<long, CardHistory>();
        if (cards.Length == 0) return known;
        var closed = new Dictionary<long, long>();
        using (var rows = store.ByKeys("cards", RowColumns, "card_key", cards))
        {
            while (rows.Read())
            {
                known[rows.Int64(0)] = Read(rows);
                if (!rows.IsNull(3)) closed[rows.Int64(0)] = rows.Int64(3);
            }
        }

        using (var rows = store.ByKeys("card_events", "card_key, occurred_at, event, reason", "card_key", cards))
            while (rows.Read())
                if (known.TryGetValue(rows.Int64(0), out var history))
                    history._moments.Add(new(rows.Int64(1), (CardEvent)rows.Int32(2), rows.Text(3)));
        foreach (var (card, history) in known)
        {
            history._moments.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Event.CompareTo(b.Event));
            // What its own events do not explain is the doing of the card that replaced it.
            if (closed.TryGetValue(card, out var at) && at != history.ClosedByEvents()) history._replacedAt = at;
        }

        return known;
    }

    public void Clear()
    {
        _moments.Clear();
        (IsStored, IsChanged, _pan, _lot, _replaces, _replacedAt) = (false, false, "", "", 0, long.MaxValue);
    }

    public CardMoment? Find(long at, CardEvent what)
    {
        foreach (var moment in _moments)
            if (moment.At == at && moment.Event == what) return moment;
        return null;
    }

    /// <summary>Column in which a row differs from the same event as it is known; null for none.</summary>
    public string? DifferenceFrom(in CardEntry entry, CardMoment same) =>
        entry.Member != Member ? "member_id"
        : entry.Programme != Programme ? "programme"
        : entry.Reason != same.Reason ? "reason"
        : entry.PanMasked.Length > 0 && entry.PanMasked != _pan ? "pan_masked"
        : entry.LotNo.Length > 0 && entry.LotNo != _lot ? "lot_no"
        : entry.Replaces != 0 && entry.Replaces != _replaces ? "replaces_card_id"
        : null;

    /// <summary>It was closed for good at or before an instant.</summary>
    public bool IsOverAt(long at)
    {
        foreach (var moment in _moments)
            if (moment.Event == CardEvent.Closed && moment.At <= at) return true;
        return false;
    }

    public void Add(in CardEntry entry)
    {
        var place = _moments.Count;
        while (place > 0 && _moments[place - 1].At > entry.OccurredAt) place--;
        _moments.Insert(place, new(entry.OccurredAt, entry.Event, entry.Reason));
        (Member, Programme) = (entry.Member, entry.Programme);
        if (entry.PanMasked.Length > 0) _pan = entry.PanMasked;
        if (entry.LotNo.Length > 0) _lot = entry.LotNo;
        if (entry.Replaces != 0) _replaces = entry.Replaces;
        IsChanged = true;
    }

    /// <summary>Another card takes its place; one that was closed before stays closed since then.</summary>
    public void ReplaceAt(long at)
    {
        if (at >= ClosedAt) return;
        _replacedAt = at;
        IsChanged = true;
    }

    public void AddTo(BulkRows rows, long card, int batchNo, CellTexts texts)
    {
        long issued = _moments[0].At, activated = BulkRows.Null;
        foreach (var moment in _moments)
        {
            if (moment.Event is CardEvent.Issued or CardEvent.Reissued) issued = moment.At;
            if (moment.Event == CardEvent.Activated && activated == BulkRows.Null) activated = moment.At;
        }

        var closed = ClosedAt;
        ReadOnlySpan<long> cells =
        [
            card, Member, Programme, (long)Status(closed), issued, activated, closed == long.MaxValue ? BulkRows.Null
                : closed,
            rows.Keep(_pan), texts.Of(rows, _lot), PanEnd(_pan), _replaces == 0 ? BulkRows.Null : _replaces, batchNo,
        ];
        cells.CopyTo(rows.Add());
    }

    private static CardHistory Read(BulkCursor row) => new()
    {
        IsStored = true,
        Member = row.Int64(1),
        Programme = (short)row.Int32(2),
        _pan = row.Text(4),
        _lot = row.Text(5),
        _replaces = row.IsNull(6) ? 0 : row.Int64(6),
    };

    // The last four digits as a number; -1 where a pan does not end with four.
    private static int PanEnd(string pan) =>
        pan.Length >= 4 && int.TryParse(pan.AsSpan(pan.Length - 4), NumberStyles.None, CultureInfo.InvariantCulture,
            out var end) ? end : -1;

    /// <summary>A lost card that turned up and was activated again pays again.</summary>
    private long ClosedByEvents()
    {
        var closed = long.MaxValue;
        foreach (var moment in _moments)
        {
            if (moment.Event is CardEvent.Closed or CardEvent.Lost) closed = Math.Min(closed, moment.At);
            else if (moment.Event == CardEvent.Activated) closed = long.MaxValue;
        }

        return closed;
    }

    private CardEvent Status(long closed)
    {
        var last = _moments[^1].Event;
        return closed != long.MaxValue && last is not (CardEvent.Lost or CardEvent.Closed) ? CardEvent.Closed : last;
    }
}

/// <summary>Texts that come again and again in one column are kept once.</summary>
internal sealed class CellTexts
{
    private string? _last;
    private long _cell;

    public long Of(BulkRows rows, string text)
    {
        if (text != _last) (_last, _cell) = (text, rows.Keep(text));
        return _cell;
    }
}
