namespace Eum.Domain.Cashback;

/// <summary>
/// The layers that apply to one combination of facts under one plan, laid out for speed: rating a payment is a walk
/// over a few longs. Made once per combination by <see cref="RatingPlan.ClassOf"/>, then shared.
/// </summary>
public sealed class RatingClass
{
    private readonly long _memberLimit;
    private readonly long _programmeLimit;

    internal RatingClass(IReadOnlyList<RatingLayer> layers, bool counts, bool hasBase, int discountBp)
    {
        Layers = [.. layers];
        Counts = counts;
        HasBase = hasBase;
        InstantDiscountBp = discountBp;
        UsesProgrammeCounter = Layers.Any(layer => layer.ByProgramme);
        _memberLimit = LimitOf(Layers.Where(layer => !layer.ByProgramme));
        _programmeLimit = LimitOf(Layers.Where(layer => layer.ByProgramme));
        var slots = new List<BudgetSlot>();
        foreach (var layer in Layers) layer.TakeSlots(slots);
        Slots = slots;
    }

    internal RatingLayer[] Layers { get; }

    public int LayerCount => Layers.Length;

    /// <summary>
    /// The budget lines, but for the year, that the class's cashback falls on; positions of <see
    /// cref="Breakdown.Slot"/>.
    /// </summary>
    public IReadOnlyList<BudgetSlot> Slots { get; }

    /// <summary>The payment advances the member's month-to-date spending (its base rule counts).</summary>
    public bool Counts { get; }

    /// <summary>False where no base rule stands for these facts: a gap that <c>policy check</c> names.</summary>
    public bool HasBase { get; }

    /// <summary>Some layer looks at the member's spending in this programme alone.</summary>
    public bool UsesProgrammeCounter { get; }

    /// <summary>
    /// Benefit+ discount at the till in basis points (until 2022-09), else 0. Information, not cashback.
    /// </summary>
    public int InstantDiscountBp { get; }

    /// <summary>
    /// Won by which a payment advances the member's month: its eligible spending within the month's limits. What lies
    /// beyond the highest of them earned nothing and uses nothing up, so a refund of what did earn makes room again
    /// (domain.md TV22).
    /// </summary>
    public long Counted(long eligible, long before) => Counts ? Within(_memberLimit, eligible, before) : 0;

    /// <summary>The same for the member's spending in this programme alone.</summary>
    public long CountedInProgramme(long eligible, long before) => Within(_programmeLimit, eligible, before);

    public Layer LayerAt(int index) => Layers[index].Source;

    public Policy PolicyAt(int index) => Layers[index].Policy;

    public PolicyVersion VersionAt(int index) => Layers[index].Version;

    private static long Within(long limit, long eligible, long before) => Math.Clamp(limit - before, 0, eligible);

    /// <summary>The highest place in the month at which a layer still looks; a contract's rate looks at none.</summary>
    private static long LimitOf(IEnumerable<RatingLayer> layers) => layers
        .Where(layer => !layer.Source.ContractRate && layer.Edges.Length > 0)
        .Select(layer => layer.Edges[^1]).DefaultIfEmpty(0).Max();
}

/// <summary>A budget line but for its year: who pays, under whose policy, for what (programme or purpose).</summary>
public readonly record struct BudgetSlot(Fund Fund, int Authority, string Budget);

/// <summary>One layer, ready to be walked over.</summary>
internal sealed class RatingLayer
{
    public RatingLayer(Policy policy, PolicyVersion version, Layer layer, int contractRateBp)
    {
        Policy = policy;
        Version = version;
        Source = layer;
        ByProgramme = layer.Counter == CounterScope.MemberProgramme;
        WeekdayMask = layer.When.WeekdayMask;
        var bands = layer.ContractRate ? [new Band(null, contractRateBp)] : layer.Bands;
        Edges = [.. bands.Select(band => Math.Min(band.UpTo ?? long.MaxValue, layer.Cap ?? long.MaxValue))];
        Rates = [.. bands.Select(band => band.RateBp)];
        WeightSum = layer.Funding.Sum(share => share.Share);
    }

    public Policy Policy { get; }

    public PolicyVersion Version { get; }

    public Layer Source { get; }

    public bool ByProgramme { get; }

    public int WeekdayMask { get; }

    /// <summary>Upper bounds, inclusive, rising; beyond the last the layer earns nothing.</summary>
    public long[] Edges { get; }

    public int[] Rates { get; }

    /// <summary>The shares that are cut to a won; the remainder's fund takes what is left.</summary>
    public RatingShare[] Shares { get; private set; } = [];

    public RatingShare Remainder { get; private set; }

    public int WeightSum { get; }

    /// <summary>Gives every fund of the layer its slot among those of the class.</summary>
    public void TakeSlots(List<BudgetSlot> slots)
    {
        Shares = [.. Source.Funding.Where(share => share.Fund != Source.Remainder)
            .Select(share => ShareOf(share.Fund, share.Share, slots))];
        if (Source.Funding.Count > 0) Remainder = ShareOf(Source.Remainder, 0, slots);
    }

    private RatingShare ShareOf(Fund fund, int weight, List<BudgetSlot> slots)
    {
        var slot = new BudgetSlot(fund, Policy.Authority, Policy.Budget);
        if (!slots.Contains(slot)) slots.Add(slot);
        if (slots.Count > SlotAmounts.Capacity)
            throw new PolicyConflictException(
                $"A payment falls on more than {SlotAmounts.Capacity} budget lines: {string.Join(", ", slots)}.");
        return new(fund, weight, slots.IndexOf(slot));
    }
}

internal readonly record struct RatingShare(Fund Fund, int Weight, int Slot);
