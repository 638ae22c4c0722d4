using Eum.Domain.Members;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

internal readonly record struct MemberMoment(long At, MemberEvent Event, long HomeDong);

/// <summary>What is known of one member, in the order of time: from it follows how the member stands.</summary>
internal sealed class MemberHistory
{
    private readonly List<MemberMoment> _moments = [];
    private int _birthYear;
    private Sex _sex;

    /// <summary>There is a row of this member in storage.</summary>
    public bool IsStored { get; private set; }

    public bool IsEmpty => _moments.Count == 0;

    /// <summary>The histories of these members, as far as storage has them.</summary>
    public static Dictionary<long, MemberHistory> Load(BulkConnection store, long[] members)
    {
        var known = new Dictionary<long, MemberHistory>();
        if (members.Length == 0) return known;
        using (var rows = store.ByKeys("members", "member_key, birth_year, sex", "member_key", members))
            while (rows.Read())
                known[rows.Int64(0)] = new() { IsStored = true, _birthYear = rows.Int32(1), _sex = (Sex)rows.Int32(2) };
        using (var rows = store.ByKeys(
            "member_events", "member_key, occurred_at, event, home_dong", "member_key", members))
            while (rows.Read())
                if (known.TryGetValue(rows.Int64(0), out var history))
                    history._moments.Add(new(rows.Int64(1), (MemberEvent)rows.Int32(2), rows.Int64(3)));
        foreach (var history in known.Values) history._moments.Sort(static (a, b) =>
            a.At != b.At ? a.At.CompareTo(b.At) : a.Event.CompareTo(b.Event));
        return known;
    }

    public void Clear()
    {
        _moments.Clear();
        IsStored = false;
    }

    public MemberMoment? Find(long at, MemberEvent what)
    {
        foreach (var moment in _moments)
            if (moment.At == at && moment.Event == what) return moment;
        return null;
    }

    /// <summary>Column in which a row differs from the same event as it is known; null for none.</summary>
    public string? DifferenceFrom(in MemberEntry entry, MemberMoment same)
    {
        if (entry.HomeDong != same.HomeDong) return "home_legal_dong";
        if (_moments[^1] != same) return null; // Birth year and sex are kept as the latest event told them.
        return entry.BirthYear != _birthYear ? "birth_year" : entry.Sex != _sex ? "sex" : null;
    }

    public bool IsMemberAt(long at)
    {
        var isMember = false;
        foreach (var moment in _moments)
            if (moment.At <= at) isMember = moment.Event != MemberEvent.Leave;
        return isMember;
    }

    /// <summary>When the member moved, and from where.</summary>
    public IReadOnlyList<(long At, long From)> MovesOut()
    {
        List<(long, long)>? moves = null;
        var home = 0L;
        foreach (var moment in _moments)
        {
            if (moment.Event == MemberEvent.Move) (moves ??= []).Add((moment.At, home));
            if (moment.Event != MemberEvent.Leave) home = moment.HomeDong;
        }

        return moves ?? [];
    }

    public void Add(in MemberEntry entry)
    {
        var place = _moments.Count;
        while (place > 0 && _moments[place - 1].At > entry.OccurredAt) place--;
        if (place == _moments.Count) (_birthYear, _sex) = (entry.BirthYear, entry.Sex);
        _moments.Insert(place, new(entry.OccurredAt, entry.Event, entry.HomeDong));
    }

    public void WriteTo(Span<long> row, long member, int batchNo)
    {
        long joined = 0, left = BulkRows.Null, home = 0;
        foreach (var moment in _moments)
        {
            if (moment.Event == MemberEvent.Join) (joined, left) = (moment.At, BulkRows.Null);
            if (moment.Event == MemberEvent.Leave) left = moment.At;
            else home = moment.HomeDong;
        }

        ReadOnlySpan<long> cells = [member, joined, left, _birthYear, (long)_sex, home, batchNo];
        cells.CopyTo(row);
    }
}
