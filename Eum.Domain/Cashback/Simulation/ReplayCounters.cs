using System.Runtime.InteropServices;

namespace Eum.Domain.Cashback.Simulation;

/// <summary>Where members' months stand: as the books counted, and by how much the draft counts differently.</summary>
internal sealed class ReplayCounters
{
    private readonly Dictionary<int, Dictionary<long, MonthPlace>> _months = [];
    private readonly Dictionary<(int Month, long Member, int Programme), ProgrammePlace> _programmes = [];
    private int _lastMonth;
    private Dictionary<long, MonthPlace> _last = [];

    /// <summary>Payments that were recorded at another place than the counting from zero leads to.</summary>
    public long OutOfPlace { get; set; }

    /// <summary>Holds until the next month or member is asked for.</summary>
    public ref MonthPlace Of(int month, long member)
    {
        if (month != _lastMonth)
        {
            if (!_months.TryGetValue(month, out var members)) _months.Add(month, members = []);
            (_lastMonth, _last) = (month, members);
        }

        return ref CollectionsMarshal.GetValueRefOrAddDefault(_last, member, out _);
    }

    public ProgrammePlace Of(int month, long member, int programme)
    {
        if (!_programmes.TryGetValue((month, member, programme), out var place))
            _programmes.Add((month, member, programme), place = new());
        return place;
    }
}

/// <summary>A member's month, in won of eligible spending.</summary>
internal struct MonthPlace
{
    /// <summary>As the books counted.</summary>
    public long Spent;

    /// <summary>What the draft has counted more, or less.</summary>
    public long Drift;
}

/// <summary>
/// The same within one card programme. The books record it only where a layer in force looked at it; a draft may look
/// where none did, and then it counts from what is known.
/// </summary>
internal sealed class ProgrammePlace
{
    private long _spent;
    private long _drift;

    public long PlaceOf(ReplayPair pair, long recorded)
    {
        if (pair.Paid.UsesProgrammeCounter) _spent = recorded;
        return Math.Max(0, _spent + _drift);
    }

    public void Count(ReplayPair pair, long eligible, long recorded, long place)
    {
        var was = Was(pair, eligible, recorded);
        _spent += was;
        _drift += pair.Drafted.CountedInProgramme(eligible, place) - was;
    }

    public void GiveBack(ReplayPair pair, long before, long left, long recorded, long place)
    {
        var was = Was(pair, before, recorded) - Was(pair, left, recorded);
        _spent -= was;
        _drift -= pair.Drafted.CountedInProgramme(before, place) - pair.Drafted.CountedInProgramme(left, place) - was;
    }

    private static long Was(ReplayPair pair, long eligible, long recorded) =>
        pair.Paid.UsesProgrammeCounter ? pair.Paid.CountedInProgramme(eligible, recorded) : 0;
}
