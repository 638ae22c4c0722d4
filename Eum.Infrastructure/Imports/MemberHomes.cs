using System.Runtime.CompilerServices;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Where every member lives, in memory: a city has some hundred places, so two bytes a member do, 1,024 neighbours of a
/// page of <see cref="MemberMonths"/> together.
/// </summary>
internal sealed class MemberHomes
{
    private readonly Dictionary<long, ushort[]> _pages = [];
    private readonly Dictionary<long, ushort> _numbers = new() { [0] = 0 };
    private readonly List<long> _homes = [0];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static MemberHomes Load(BulkConnection store)
    {
        var homes = new MemberHomes();
        var (number, page) = (long.MinValue, Array.Empty<ushort>());
        using var rows = store.Query("SELECT member_key, home_dong FROM members");
        while (rows.Read())
        {
            var member = rows.Int64(0);
            if (MemberMonths.PageOf(member) != number)
                page = homes.PageOf(number = MemberMonths.PageOf(member));
            page[Slot(member)] = homes.NumberOf(rows.Int64(1));
        }

        return homes;
    }

    /// <summary>The 법정동; 0 of nobody known.</summary>
    public long Of(long member) =>
        _pages.TryGetValue(MemberMonths.PageOf(member), out var page) ? _homes[page[Slot(member)]] : 0;

    private static int Slot(long member) => (int)(member & ((1 << MemberMonths.PageBits) - 1));

    private ushort[] PageOf(long number)
    {
        if (!_pages.TryGetValue(number, out var page))
            _pages.Add(number, page = new ushort[1 << MemberMonths.PageBits]);
        return page;
    }

    private ushort NumberOf(long home)
    {
        if (_numbers.TryGetValue(home, out var known)) return known;
        var number = checked((ushort)_homes.Count);
        _numbers.Add(home, number);
        _homes.Add(home);
        return number;
    }
}
