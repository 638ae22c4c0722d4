using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Verification;

/// <summary>A class of payments, with the budget lines that its layers are paid from.</summary>
internal sealed class RatedClass(RatingClass rules, int[] slots)
{
    private const int Funds = 6; // Numbered from 0, None.

    public RatingClass Rules { get; } = rules;

    /// <summary>
    /// Adds each layer's won, split by fund afresh, to its lines; <paramref name="sign"/> −1 takes them off.
    /// </summary>
    public void Post(in Breakdown breakdown, int sign, long[] lines)
    {
        for (var i = 0; i < Rules.LayerCount; i++)
        {
            var cashback = breakdown.Layer(i).Cashback;
            if (cashback == 0) continue;
            var layer = Rules.LayerAt(i);
            var (rest, whole) = (cashback, layer.Funding.Sum(share => share.Share));
            foreach (var share in layer.Funding)
            {
                if (share.Fund == layer.Remainder) continue;
                var won = cashback * share.Share / whole;
                lines[SlotOf(i, share.Fund)] += sign * won;
                rest -= won;
            }

            lines[SlotOf(i, layer.Remainder)] += sign * rest;
        }
    }

    /// <summary>Slots of every layer's funds, in the order of <see cref="SlotOf"/>.</summary>
    public static RatedClass Of(RatingClass rules, Func<Fund, int, string, int> slotOf)
    {
        var slots = new int[rules.LayerCount * Funds];
        for (var i = 0; i < rules.LayerCount; i++)
            for (var fund = Fund.National; fund <= Fund.Merchant; fund++)
                slots[i * Funds + (int)fund] = slotOf(fund, rules.PolicyAt(i).Authority, rules.PolicyAt(i).Budget);
        return new(rules, slots);
    }

    private int SlotOf(int layer, Fund fund) => slots[layer * Funds + (int)fund];
}

/// <summary>What an interned combination of facts says about the rollup cells of its payments.</summary>
internal sealed record FactsRow(
    int No, short Programme, long Dong, int District, int Bracket, int BusinessType, PaymentFacts Facts)
{
    public ulong RollupSeed { get; } = Sketch.Cell(1, Dong, District, BusinessType, Programme);

    public ulong DifferenceSeed { get; } = Sketch.Cell(2, District, BusinessType, Bracket);
}

/// <summary>The facts and plans of storage, and the class of every combination of them, made once.</summary>
internal sealed class RatedClasses
{
    private readonly Dictionary<int, FactsRow> _facts;
    private readonly Dictionary<int, RatingPlan?> _plans;
    private readonly Dictionary<long, RatedClass> _classes = [];
    private readonly Dictionary<(Fund, int, string), int> _slots = [];
    private long _lastKey = -1;
    private RatedClass? _last;

    private RatedClasses(Dictionary<int, FactsRow> facts, Dictionary<int, RatingPlan?> plans) =>
        (_facts, _plans) = (facts, plans);

    /// <summary>Budget lines without their year, in the order of their slots.</summary>
    public IReadOnlyList<(Fund Fund, int Authority, string Programme)> Lines => [.. _slots.Keys];

    public static async Task<RatedClasses> LoadAsync(Snapshot books, PolicyTimeline timeline, CancellationToken cancel)
    {
        var programmes = (await books.ListAsync(
            "SELECT programme_no, code FROM programmes", row => (row.Int(0), row.Text(1)), cancel))
            .ToDictionary(row => row.Item1, row => row.Item2);
        var facts = await books.ListAsync(
            """
            SELECT facts_no, programme_no, legal_dong, district, bracket, designations, benefit_plus_bp, business_type,
                channel
            FROM rating_facts
            """,
            row => new FactsRow(
                row.Int(0), (short)row.Int(1), row.Long(2), row.Int(3), row.Int(4), row.Int(7),
                new(
                    programmes.GetValueOrDefault(row.Int(1), "?"), row.Int(3), (SalesBracket)row.Int(4), row.Text(5),
                    row.Int(6), BusinessTypeTable.ByNo(row.Int(7))?.Code ?? "?", (Channel)row.Int(8))),
            cancel);
        var plans = await books.ListAsync(
            "SELECT plan_no, versions, starts_at FROM rating_plans",
            row => (No: row.Int(0), Plan: timeline.WithVersions(row.Text(1))), cancel);
        return new(facts.ToDictionary(row => row.No), plans.ToDictionary(row => row.No, row => row.Plan));
    }

    public FactsRow? Facts(int no) => _facts.GetValueOrDefault(no);

    public RatingPlan? Plan(int no) => _plans.GetValueOrDefault(no);

    /// <summary>The class of these facts under that plan; null where storage names one that is not there.</summary>
    public RatedClass? Of(int facts, int plan)
    {
        var key = ((long)plan << 32) | (uint)facts;
        if (key == _lastKey) return _last;
        if (!_classes.TryGetValue(key, out var known))
        {
            if (Facts(facts) is not { } row || Plan(plan) is not { } inForce) return null;
            _classes.Add(key, known = RatedClass.Of(inForce.ClassOf(row.Facts), Slot));
        }

        (_lastKey, _last) = (key, known);
        return known;
    }

    public static BudgetLineKey LineOf(int year, (Fund Fund, int Authority, string Programme) line) =>
        new(year, line.Fund, line.Authority, line.Programme);

    private int Slot(Fund fund, int authority, string programme)
    {
        if (!_slots.TryGetValue((fund, authority, programme), out var slot))
            _slots.Add((fund, authority, programme), slot = _slots.Count);
        return slot;
    }
}
