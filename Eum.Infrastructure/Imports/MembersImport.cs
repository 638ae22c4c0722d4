using System.Runtime.InteropServices;
using Eum.Domain.Members;
using Eum.Infrastructure.Files;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Sign-ups, leavings and moves: each an event for good, and the member as it stands after the latest.
/// </summary>
internal sealed class MembersImport(ImportContext context) : RowsImport<MemberEntry>(context)
{
    private readonly MemberParser _parser = new(context.Series);
    private readonly KoreanDays _days = new();
    private readonly StoredIds _stored = new(context, "members", "member_key");
    private readonly MemberHistory _newcomer = new();

    protected override RowProblem? Parse(CsvReader reader, ref MemberEntry row) => _parser.Read(reader, ref row);

    protected override Action<BulkConnection> Judge()
    {
        var order = InKeyOrder();
        var known = MemberHistory.Load(Context.Store, _stored.Suspects(order.Select(row => this[row].Member)));
        var added = new BulkRows(KindTables.Members, Count);
        var changed = new BulkRows(KindTables.Members, known.Count);
        var events = new BulkRows(KindTables.MemberEvents, Count);
        var signups = new SortedDictionary<SignupKey, long>();
        for (var start = 0; start < order.Length;)
        {
            var end = EndOfKey(order, start);
            var rows = order.AsSpan(start, end - start);
            start = end;
            var member = this[rows[0]].Member;
            if (!known.TryGetValue(member, out var history)) (history = _newcomer).Clear();
            if (!Tell(history, rows, events, signups)) continue;
            history.WriteTo((history.IsStored ? changed : added).Add(), member, Context.BatchNo);
            _stored.Writes(member);
        }

        var sums = RowsOf(signups);
        return store =>
        {
            store.Append(added);
            store.Upsert(changed, OnConflict.Replace);
            store.Append(events);
            store.Upsert(sums, OnConflict.Add);
        };
    }

    /// <summary>Adds one member's rows to its history, the earliest first; false if nothing of them is new.</summary>
    private bool Tell(MemberHistory history, Span<int> rows, BulkRows events, SortedDictionary<SignupKey, long> signups)
    {
        if (rows.Length > 1) rows.Sort((a, b) => Earlier(in this[a], in this[b]));
        var any = false;
        foreach (var row in rows)
        {
            ref readonly var entry = ref this[row];
            if (history.Find(entry.OccurredAt, entry.Event) is { } same)
            {
                if (history.DifferenceFrom(in entry, same) is { } column) Reject(row, Conflict(in entry, column));
                else Repeat();
                continue;
            }

            if (Problem(in entry, history) is { } problem)
            {
                Reject(row, problem);
                continue;
            }

            // A row that comes late may change from where a later move went.
            CountMoves(signups, in entry, history, -1);
            history.Add(in entry);
            CountMoves(signups, in entry, history, 1);
            any = true;
            ReadOnlySpan<long> cells = [entry.Member, entry.OccurredAt, (long)entry.Event, entry.HomeDong,
                Context.BatchNo];
            cells.CopyTo(events.Add());
            var key = new SignupKey(
                _days.Of(entry.OccurredAt).Number, entry.HomeDong, entry.BirthYear, entry.Sex, entry.Event);
            signups[key] = signups.GetValueOrDefault(key) + 1;
        }

        return any;
    }

    private static int Earlier(in MemberEntry a, in MemberEntry b) =>
        a.OccurredAt != b.OccurredAt ? a.OccurredAt.CompareTo(b.OccurredAt)
        : a.Event != b.Event ? a.Event.CompareTo(b.Event)
        : a.Place.Line.CompareTo(b.Place.Line);

    private void CountMoves(
        SortedDictionary<SignupKey, long> signups, in MemberEntry entry, MemberHistory history, int sign)
    {
        foreach (var (at, from) in history.MovesOut())
        {
            var key = new SignupKey(_days.Of(at).Number, from, entry.BirthYear, entry.Sex, MemberEvent.MoveOut);
            signups[key] = signups.GetValueOrDefault(key) + sign;
        }
    }

    private RowProblem? Problem(in MemberEntry entry, MemberHistory history)
    {
        var id = Context.Series.IdOf(entry.Member);
        var isMember = history.IsMemberAt(entry.OccurredAt);
        if (entry.Event == MemberEvent.Join)
            return isMember ? new("event", "member-joined", $"회원 {id}은(는) 그때 이미 가입해 있었습니다.") : null;
        if (history.IsEmpty) return new("member_id", "member-unknown", $"회원 {id}이(가) 없습니다. 가입(JOIN) 행이 먼저 와야 합니다.");
        return isMember ? null : new("event", "member-left", $"회원 {id}은(는) 그때 회원이 아니었습니다.");
    }

    private RowProblem Conflict(in MemberEntry entry, string column) => new(column, "conflict",
        $"회원 {Context.Series.IdOf(entry.Member)}의 같은 사건이 이미 다른 내용({column})으로 들어와 있습니다. 먼저 것을 그대로 두었습니다.")
    {
        Existing = entry.Member,
    };

    private static BulkRows RowsOf(SortedDictionary<SignupKey, long> signups)
    {
        var rows = new BulkRows(KindTables.SignupsDaily, signups.Count);
        foreach (var (key, count) in signups)
        {
            if (count == 0) continue;
            ReadOnlySpan<long> cells = [key.Day, key.HomeDong, key.BirthYear, (long)key.Sex, (long)key.Event, count];
            cells.CopyTo(rows.Add());
        }

        return rows;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct SignupKey(int Day, long HomeDong, int BirthYear, Sex Sex, MemberEvent Event)
        : IComparable<SignupKey>
    {
        public int CompareTo(SignupKey other) =>
            Day != other.Day ? Day.CompareTo(other.Day)
            : HomeDong != other.HomeDong ? HomeDong.CompareTo(other.HomeDong)
            : BirthYear != other.BirthYear ? BirthYear.CompareTo(other.BirthYear)
            : Sex != other.Sex ? Sex.CompareTo(other.Sex)
            : Event.CompareTo(other.Event);
    }
}
