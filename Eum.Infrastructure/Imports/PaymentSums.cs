using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Infrastructure.Storage.Bulk;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// What a chunk's payments add up to, gathered once by posting day, facts and plan while they are rated, and from there
/// turned into the rollups, the budget postings and the differences: no statistic ever costs a second walk.
/// </summary>
internal sealed class PaymentSums
{
    private readonly Dictionary<CellKey, int> _positions = [];
    private readonly List<(CellKey Key, RatedFacts Facts, RatingClass Rules)> _cells = [];
    private readonly Dictionary<BudgetKey, long> _budget = [];
    private readonly SortedDictionary<(int Day, int District, int Type, int Bracket, DifferenceCause Cause),
        DifferenceSum> _differencesByDay = [];
    private readonly SortedDictionary<DifferenceCause, DifferenceSum> _differences = [];
    private SumCell[] _sums = new SumCell[1_024];

    /// <summary>
    /// Stands for the chunk being added up, here and nowhere else: positions remembered under another are not of this
    /// one.
    /// </summary>
    public object Gathering { get; private set; } = new();

    /// <summary>Makes room for the next chunk without giving memory back.</summary>
    public void Clear()
    {
        Gathering = new();
        Array.Clear(_sums, 0, _cells.Count);
        _cells.Clear();
        _positions.Clear();
        _budget.Clear();
        _differencesByDay.Clear();
        _differences.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in PaymentEntry entry, RatedFacts facts, RatingClass rules, in Breakdown earned)
    {
        var key = new CellKey(
            entry.PostedOn, facts.Number, entry.Plan, entry.Kind, entry.Flags & PostingFlags.Adjustment);
        if (!facts.TryPlace(this, key, out var position))
        {
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_positions, key, out var met);
            if (!met) known = NewCell(key, facts, rules);
            facts.Place(this, key, position = known);
        }

        _sums[position].Add(in entry, in earned, rules.Slots.Count);
        if (entry.Kind == PaymentKind.Cancel) AddRefundToBudget(in entry, rules, in earned);
        if (entry.Cause != DifferenceCause.None) AddDifference(in entry, facts);
    }

    /// <summary>payments_daily and payments_monthly: won to add to what stands.</summary>
    public (BulkRows Daily, BulkRows Monthly) Rollups()
    {
        var days = new Dictionary<RollupKey, RollupSum>();
        for (var i = 0; i < _cells.Count; i++)
        {
            var (key, facts, rules) = _cells[i];
            var rollup = new RollupKey(key.PostedOn, facts.LegalDong, facts.Facts.District, facts.BusinessType,
                facts.Programme, key.Kind, key.Flags);
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(days, rollup, out _);
            sum ??= new RollupSum();
            sum.Add(in _sums[i], rules, key.Kind == PaymentKind.Cancel ? -1 : 1);
        }

        return (RowsOf(ImportTables.PaymentsDaily, days), RowsOf(ImportTables.PaymentsMonthly, ByMonth(days)));
    }

    /// <summary>Won that fall on each budget line and day of the books; refunds negative.</summary>
    public IEnumerable<(BudgetKey Line, long Won)> Budget()
    {
        for (var i = 0; i < _cells.Count; i++)
        {
            var (key, _, rules) = _cells[i];
            if (key.Kind == PaymentKind.Cancel) continue;
            for (var slot = 0; slot < rules.Slots.Count; slot++) AddToBudget(
                rules.Slots[slot], key.PostedOn, _sums[i].Slot(slot));
        }

        return _budget.Where(pair => pair.Value != 0).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value));
    }

    public BulkRows DifferencesByDay()
    {
        var rows = new BulkRows(ImportTables.DifferencesDaily, _differencesByDay.Count);
        foreach (var (key, sum) in _differencesByDay)
            rows.Add(key.Day, key.District, key.Type, key.Bracket, (int)key.Cause, sum.Rows, sum.Own.Total,
                sum.Operator, sum.Own.Total - sum.Operator);
        return rows;
    }

    public BulkRows Differences(int batchNo)
    {
        var rows = new BulkRows(ImportTables.Differences, _differences.Count);
        foreach (var (cause, sum) in _differences)
            rows.Add(batchNo, (int)cause, sum.Rows, sum.Own.Total - sum.Operator, sum.Own.National, sum.Own.City,
                sum.Own.Gu, sum.Own.Institution, sum.Own.Merchant);
        return rows;
    }

    private int NewCell(CellKey key, RatedFacts facts, RatingClass rules)
    {
        _cells.Add((key, facts, rules));
        if (_cells.Count > _sums.Length) Array.Resize(ref _sums, _sums.Length * 2);
        return _cells.Count - 1;
    }

    private void AddRefundToBudget(in PaymentEntry entry, RatingClass rules, in Breakdown back)
    {
        for (var slot = 0; slot < rules.Slots.Count; slot++) AddToBudget(
            rules.Slots[slot], entry.BudgetDay, -back.Slot(slot));
    }

    private void AddToBudget(BudgetSlot slot, int day, long won)
    {
        if (slot.Fund == Fund.Merchant || won == 0) return; // Settled with the merchant; there is no line.
        CollectionsMarshal.GetValueRefOrAddDefault(
            _budget, new(day / 10_000, slot.Fund, slot.Authority, slot.Budget, day), out _) += won;
    }

    private void AddDifference(in PaymentEntry entry, RatedFacts facts)
    {
        var key = (entry.PostedOn, facts.Facts.District, facts.BusinessType, (int)facts.Facts.Bracket, entry.Cause);
        _differencesByDay[key] = _differencesByDay.GetValueOrDefault(key).Plus(in entry);
        _differences[entry.Cause] = _differences.GetValueOrDefault(entry.Cause).Plus(in entry);
    }

    private static Dictionary<RollupKey, RollupSum> ByMonth(Dictionary<RollupKey, RollupSum> days)
    {
        var months = new Dictionary<RollupKey, RollupSum>(days.Count);
        foreach (var (key, sum) in days)
        {
            ref var month = ref CollectionsMarshal.GetValueRefOrAddDefault(
                months, key with { Period = key.Period / 100 }, out _);
            month ??= new RollupSum();
            month.Add(sum);
        }

        return months;
    }

    private static BulkRows RowsOf(BulkTable table, Dictionary<RollupKey, RollupSum> sums)
    {
        var keys = sums.Keys.ToArray();
        Array.Sort(keys); // In key order, so that storage walks its tree once from end to end.
        var rows = new BulkRows(table, keys.Length);
        foreach (var key in keys) sums[key].WriteTo(rows.Add(), key);
        return rows;
    }
}
