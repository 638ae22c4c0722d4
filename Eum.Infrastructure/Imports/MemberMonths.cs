using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Each member's month-to-date spending and last approval, packed 1,024 neighbouring members to a row of storage: a day
/// touches a third of the city, and this way it rewrites some thousand rows instead of half a million. A page is sorted
/// entries of twelve bytes, little endian: u16 member (key's low ten bits), u48 won, u32 milliseconds into the month.
/// </summary>
internal sealed class MemberMonths(BulkConnection store, PaymentMasters masters)
{
    public const int EntryBytes = 12;

    public const int PageBits = 10;

    private readonly Dictionary<(int Month, long Page), MemberPage> _pages = [];
    private readonly List<MemberPage> _dirty = [];
    private readonly List<(int Month, long Member)> _met = [];
    private MemberPage? _last;

    public static long PageOf(long member) => member >> PageBits;

    /// <summary>Reads the pages that a chunk will need, in as few questions as the engine allows.</summary>
    public void Prefetch(int month, IEnumerable<long> pages)
    {
        var missing = pages.Where(page => !_pages.ContainsKey((month, page))).ToArray();
        if (missing.Length == 0) return;
        var key = string.Create(CultureInfo.InvariantCulture, $"month = {month} AND page");
        using var rows = store.ByKeys("member_months", "page, states", key, missing);
        while (rows.Read()) _pages[(month, rows.Int64(0))] = new(month, rows.Int64(0), rows.Blob(1));
    }

    /// <summary>
    /// The page of a member; asked in member order, so that neighbours share a look-up. Prefetched before.
    /// </summary>
    public MemberPage PageFor(int month, long member)
    {
        var number = PageOf(member);
        if (_last is { } last && last.Number == number && last.Month == month) return last;
        if (!_pages.TryGetValue((month, number), out var page)) _pages[(month, number)] = page = new(month, number, []);
        return _last = page;
    }

    /// <summary>The member's place in a page; who is new to the month is one user more of it.</summary>
    public int SlotOf(MemberPage page, long member)
    {
        var known = page.Count;
        var slot = page.Slot(member);
        if (page.Count > known) _met.Add((page.Month, member));
        return slot;
    }

    /// <summary>Who paid for the first time in a month since the last call, counted by where they live.</summary>
    public BulkRows TakeUsers()
    {
        var homeOf = _met.Count == 0 ? null : masters.TakeHomes() is { } all ? all.Of : LookUp();
        var users = new Dictionary<(int Month, long Home), long>();
        foreach (var (month, member) in _met)
        {
            var key = (month, homeOf!(member));
            users[key] = users.GetValueOrDefault(key) + 1;
        }

        _met.Clear();
        var counted = new BulkRows(ImportTables.UsersMonthly, users.Count);
        foreach (var ((month, home), count) in users.OrderBy(user => user.Key)) counted.Add(month, home, count);
        return counted;
    }

    private Func<long, long> LookUp()
    {
        var homes = new Dictionary<long, long>(_met.Count);
        using var rows = store.ByKeys(
            "members", "member_key, home_dong", "member_key",
            _met.Select(met => met.Member).Distinct().Order().ToArray());
        while (rows.Read()) homes[rows.Int64(0)] = rows.Int64(1);
        return member => homes.GetValueOrDefault(member);
    }

    public void Touch(MemberPage page)
    {
        if (page.IsDirty) return;
        page.IsDirty = true;
        _dirty.Add(page);
    }

    /// <summary>The pages changed since the last call, as rows to replace.</summary>
    public BulkRows TakeDirty()
    {
        var rows = new BulkRows(ImportTables.MemberMonths, _dirty.Count);
        foreach (var page in _dirty.OrderBy(page => page.Month).ThenBy(page => page.Number))
        {
            rows.Add(page.Month, page.Number, page.Pack());
            page.IsDirty = false;
        }

        _dirty.Clear();
        return rows;
    }
}

/// <summary>The counters of up to 1,024 members with neighbouring keys in one month.</summary>
internal sealed class MemberPage
{
    private ushort[] _members;
    private long[] _spent;
    private uint[] _last;
    private int _count;

    public MemberPage(int month, long number, ReadOnlySpan<byte> packed)
    {
        (Month, Number) = (month, number);
        _count = packed.Length / MemberMonths.EntryBytes;
        var room = Math.Max(4, _count + (_count / 4));
        (_members, _spent, _last) = (new ushort[room], new long[room], new uint[room]);
        for (var i = 0; i < _count; i++)
        {
            var entry = packed.Slice(i * MemberMonths.EntryBytes, MemberMonths.EntryBytes);
            _members[i] = BinaryPrimitives.ReadUInt16LittleEndian(entry);
            _spent[i] = ((long)BinaryPrimitives.ReadUInt16LittleEndian(entry[2..]) << 32)
                | BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]);
            _last[i] = BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]);
        }
    }

    public int Month { get; }

    public long Number { get; }

    public bool IsDirty { get; set; }

    public int Count => _count;

    public long MemberAt(int slot) => (Number << MemberMonths.PageBits) | _members[slot];

    /// <summary>Eligible won spent in the month so far.</summary>
    public ref long Spent(int slot) => ref _spent[slot];

    /// <summary>Milliseconds from the month's start to the latest approval that was rated.</summary>
    public ref uint Last(int slot) => ref _last[slot];

    /// <summary>The member's place in the page, made if the month is new to the member.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Slot(long member)
    {
        var low = (ushort)(member & ((1 << MemberMonths.PageBits) - 1));
        var at = Array.BinarySearch(_members, 0, _count, low);
        if (at >= 0) return at;
        at = ~at;
        Insert(at, low);
        return at;
    }

    public byte[] Pack()
    {
        var packed = new byte[_count * MemberMonths.EntryBytes];
        for (var i = 0; i < _count; i++)
        {
            var entry = packed.AsSpan(i * MemberMonths.EntryBytes, MemberMonths.EntryBytes);
            BinaryPrimitives.WriteUInt16LittleEndian(entry, _members[i]);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], (ushort)(_spent[i] >> 32));
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], (uint)(_spent[i] & 0xFFFF_FFFF));
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], _last[i]);
        }

        return packed;
    }

    private void Insert(int at, ushort member)
    {
        if (_count == _members.Length)
        {
            var room = Math.Min(1 << MemberMonths.PageBits, _count * 2);
            Array.Resize(ref _members, room);
            Array.Resize(ref _spent, room);
            Array.Resize(ref _last, room);
        }

        Array.Copy(_members, at, _members, at + 1, _count - at);
        Array.Copy(_spent, at, _spent, at + 1, _count - at);
        Array.Copy(_last, at, _last, at + 1, _count - at);
        (_members[at], _spent[at], _last[at]) = (member, 0, 0);
        _count++;
    }
}
