namespace Eum.Infrastructure.Verification;

/// <summary>
/// One month's spending by member, recomputed: an open-addressed table of three longs a member, so that a million and a
/// half members take some 75 MB whatever their keys look like.
/// </summary>
internal sealed class MemberMonthSpending
{
    private long[] _members = new long[1 << 12]; // 0 is no member: keys are positive.
    private long[] _spent = new long[1 << 12];
    private ulong[] _chain = new ulong[1 << 12];

    public int Count { get; private set; }

    public IEnumerable<(long Member, long Spent, ulong Chain)> All
    {
        get
        {
            for (var i = 0; i < _members.Length; i++)
                if (_members[i] != 0)
                    yield return (_members[i], _spent[i], _chain[i]);
        }
    }

    /// <summary>A payment that advanced the counter from <paramref name="before"/>.</summary>
    public void Advance(long member, long before, long eligible)
    {
        var slot = Slot(member);
        _spent[slot] += eligible;
        _chain[slot] = unchecked(_chain[slot] + Place(before + eligible) - Place(before));
    }

    /// <summary>A cancellation that gave won back.</summary>
    public void GiveBack(long member, long eligible)
    {
        var slot = Slot(member); // First: a new member may make the table grow.
        _spent[slot] -= eligible;
    }

    public (long Spent, ulong Chain)? Find(long member)
    {
        var slot = Probe(member);
        return _members[slot] == member ? (_spent[slot], _chain[slot]) : null;
    }

    /// <summary>
    /// Steps that lead from 0 to <paramref name="spent"/> without gap or overlap add up to this, in any order.
    /// </summary>
    public static ulong ChainTo(long spent) => unchecked(Place(spent) - Place(0));

    private static ulong Place(long counter) => Sketch.Mix(3, counter);

    private int Slot(long member)
    {
        var slot = Probe(member);
        if (_members[slot] == member) return slot;
        if (Count >= _members.Length / 4 * 3)
        {
            Grow();
            slot = Probe(member);
        }

        _members[slot] = member;
        Count++;
        return slot;
    }

    private int Probe(long member)
    {
        var mask = _members.Length - 1;
        var slot = (int)(Sketch.Mix((ulong)member) & (ulong)mask);
        while (_members[slot] != 0 && _members[slot] != member) slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow()
    {
        var (members, spent, chain) = (_members, _spent, _chain);
        _members = new long[members.Length * 2];
        _spent = new long[members.Length * 2];
        _chain = new ulong[members.Length * 2];
        for (var i = 0; i < members.Length; i++)
        {
            if (members[i] == 0) continue;
            var slot = Probe(members[i]);
            (_members[slot], _spent[slot], _chain[slot]) = (members[i], spent[i], chain[i]);
        }
    }
}
