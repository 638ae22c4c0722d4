using Eum.Domain.Cards;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// What happens to cards: each an event for good, and the card as it stands after the latest. Cards that take the place
/// of
/// others are judged after all others, so that the order of rows within a chunk does not matter.
/// </summary>
internal sealed class CardsImport : RowsImport<CardEntry>
{
    private readonly CardParser _parser;
    private readonly StoredIds _stored;
    private readonly KnownIds _members;
    private readonly CardHistory _newcomer = new();
    private Dictionary<long, CardHistory> _known = [];
    private HashSet<long> _replaced = [];

    public CardsImport(ImportContext context)
        : base(context)
    {
        _parser = new(context);
        _stored = new(context, "cards", "card_key");
        _members = KnownIds.Members(context.Store);
        _members.Prepare(context.File.Check.Rows);
    }

    protected override RowProblem? Parse(CsvReader reader, ref CardEntry row) => _parser.Read(reader, ref row);

    protected override Action<BulkConnection> Judge()
    {
        var order = InKeyOrder();
        _members.Prefetch(order.Select(row => this[row].Member));
        _replaced = [.. order.Select(row => this[row].Replaces).Where(card => card != 0)];
        _known = CardHistory.Load(
            Context.Store, _stored.Suspects(order.Select(row => this[row].Card).Concat(_replaced)));
        var written = new Written(Count, _known.Count, Context.BatchNo);
        var replacing = new List<(int Start, int End)>();
        for (var start = 0; start < order.Length;)
        {
            var end = EndOfKey(order, start);
            if (Replaces(order.AsSpan(start, end - start))) replacing.Add((start, end));
            else Tell(order.AsSpan(start, end - start), written);
            start = end;
        }

        foreach (var (start, end) in replacing.OrderBy(group => this[order[group.Start]].OccurredAt))
            Tell(order.AsSpan(start, end - start), written);
        foreach (var (card, history) in _known.OrderBy(pair => pair.Key)) Write(card, history, written);
        var programmes = Context.Programmes.TakeNew();
        return store =>
        {
            store.Append(programmes);
            store.Append(written.Added);
            store.Upsert(written.Changed, OnConflict.Replace);
            store.Append(written.Events);
            OrderMoves.Tell(store, written.News);
        };
    }

    private bool Replaces(ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
            if (this[row].Replaces != 0) return true;
        return false;
    }

    /// <summary>Adds one card's rows to its history, the earliest first.</summary>
    private void Tell(Span<int> rows, Written written)
    {
        if (rows.Length > 1) rows.Sort((a, b) => Earlier(in this[a], in this[b]));
        var card = this[rows[0]].Card;
        var history = HistoryOf(card);
        foreach (var row in rows)
        {
            ref readonly var entry = ref this[row];
            if (history.Find(entry.OccurredAt, entry.Event) is { } same)
            {
                if (history.DifferenceFrom(in entry, same) is { } column) Reject(row, Conflict(in entry, column));
                else Repeat();
            }
            else if (Problem(in entry, history) is { } problem)
            {
                Reject(row, problem);
            }
            else
            {
                history.Add(in entry);
                written.AddEvent(in entry);
                if (entry.Replaces != 0) _known[entry.Replaces].ReplaceAt(entry.OccurredAt);
            }
        }

        // Others may still be replaced, and are written at the end.
        if (history == _newcomer) Write(card, history, written);
    }

    private CardHistory HistoryOf(long card)
    {
        if (_known.TryGetValue(card, out var history)) return history;
        if (_replaced.Contains(card)) return _known[card] = new();
        _newcomer.Clear();
        return _newcomer;
    }

    private void Write(long card, CardHistory history, Written written)
    {
        if (!history.IsChanged) return;
        written.AddCard(card, history);
        _stored.Writes(card);
    }

    private static int Earlier(in CardEntry a, in CardEntry b) =>
        a.OccurredAt != b.OccurredAt ? a.OccurredAt.CompareTo(b.OccurredAt)
        : a.Event != b.Event ? a.Event.CompareTo(b.Event)
        : a.Place.Line.CompareTo(b.Place.Line);

    private RowProblem? Problem(in CardEntry entry, CardHistory history)
    {
        if (!_members.TryFind(entry.Member, out _))
            return new("member_id", "member-unknown", $"회원 {Id(entry.Member)}이(가) 없습니다. 가입 파일을 먼저 보내세요.");
        var begins = entry.Event is CardEvent.Issued or CardEvent.Reissued;
        if (history.IsEmpty && !begins)
            return new("card_id", "card-unknown", $"카드 {Id(entry.Card)}이(가) 없습니다. 발급(ISSUED) 행이 먼저 와야 합니다.");
        if (!history.IsEmpty)
        {
            if (begins) return new("event", "card-issued", $"카드 {Id(entry.Card)}은(는) 이미 발급되었습니다.");
            if (history.Member != entry.Member)
                return new("member_id", "card-member", $"카드 {Id(entry.Card)}은(는) 회원 {Id(entry.Member)}의 카드가 아닙니다.");
            if (history.Programme != entry.Programme)
                return new("programme", "card-programme",
                    $"카드 {Id(entry.Card)}은(는) {Context.Programmes.CodeOf(history.Programme)} 카드입니다.");
            if (history.IsOverAt(entry.OccurredAt))
                return new("event", "card-closed", $"카드 {Id(entry.Card)}은(는) 그 전에 폐기되었습니다.");
        }

        return entry.Replaces == 0 ? null : ReplacedProblem(in entry);
    }

    private RowProblem? ReplacedProblem(in CardEntry entry)
    {
        if (!_known.TryGetValue(entry.Replaces, out var old) || old.IsEmpty)
            return new("replaces_card_id", "card-unknown", $"대신하는 카드 {Id(entry.Replaces)}이(가) 없습니다.");
        return old.Member == entry.Member
            ? null
            : new("replaces_card_id", "card-member", $"대신하는 카드 {Id(entry.Replaces)}은(는) 다른 회원의 카드입니다.");
    }

    private RowProblem Conflict(in CardEntry entry, string column) => new(column, "conflict",
        $"카드 {Id(entry.Card)}의 같은 사건이 이미 다른 내용({column})으로 들어와 있습니다. 먼저 것을 그대로 두었습니다.")
    {
        Existing = entry.Card,
    };

    private string Id(long key) => Context.Series.IdOf(key);

    private static OrderNews NewsOf(CardEvent what) => what switch
    {
        CardEvent.Activated => OrderNews.Activated,
        CardEvent.Suspended => OrderNews.Suspended,
        CardEvent.Lost => OrderNews.Lost,
        CardEvent.Closed => OrderNews.Closed,
        _ => OrderNews.Issued,
    };

    /// <summary>The rows a chunk writes.</summary>
    private sealed class Written(int rows, int known, int batchNo)
    {
        private readonly CellTexts _reasons = new();
        private readonly CellTexts _lots = new();
        private readonly CellTexts _changedLots = new();

        public BulkRows Added { get; } = new(KindTables.Cards, rows);

        public BulkRows Changed { get; } = new(KindTables.Cards, known);

        public BulkRows Events { get; } = new(KindTables.CardEvents, rows);

        /// <summary>For the orders that wait for it.</summary>
        public List<(long Card, OrderNews News)> News { get; } = [];

        public void AddEvent(in CardEntry entry)
        {
            News.Add((entry.Card, NewsOf(entry.Event)));
            ReadOnlySpan<long> cells = [entry.Card, entry.OccurredAt, (long)entry.Event,
                _reasons.Of(Events, entry.Reason), batchNo];
            cells.CopyTo(Events.Add());
        }

        public void AddCard(long card, CardHistory history)
        {
            if (history.IsStored) history.AddTo(Changed, card, batchNo, _changedLots);
            else history.AddTo(Added, card, batchNo, _lots);
        }
    }
}
