using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>Month counters of members within one programme: few have them, so each is a row of its own.</summary>
internal sealed class ProgrammeCounters(BulkConnection store)
{
    private readonly Dictionary<(int Month, long Member, short Programme), long> _spent = [];
    private readonly HashSet<(int Month, long Member, short Programme)> _dirty = [];

    public long Get(int month, long member, short programme)
    {
        var key = (month, member, programme);
        if (_spent.TryGetValue(key, out var spent)) return spent;
        spent = store.Scalar(
            "SELECT spent FROM member_programme_months WHERE month = ? AND member_key = ? AND programme_no = ?", month,
                member, programme);
        return _spent[key] = spent;
    }

    public void Add(int month, long member, short programme, long won)
    {
        _spent[(month, member, programme)] = Get(month, member, programme) + won;
        _dirty.Add((month, member, programme));
    }

    /// <summary>The counters changed since the last call, as rows to replace.</summary>
    public BulkRows TakeDirty()
    {
        var rows = new BulkRows(ImportTables.MemberProgrammeMonths, _dirty.Count);
        foreach (var key in _dirty.Order()) rows.Add(key.Month, key.Member, (int)key.Programme, _spent[key]);
        _dirty.Clear();
        return rows;
    }
}
