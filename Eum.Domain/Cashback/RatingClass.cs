namespace Eum.Domain.Cashback;

/// <summary>
/// The layers that apply to one combination of facts under one plan, laid out for speed: rating a payment is a walk
/// over a few longs. Made once per combination by <see cref="RatingPlan.ClassOf"/>, then shared.
/// </summary>
public sealed class RatingClass
{
    internal RatingClass(IReadOnlyList<RatingLayer> layers, bool counts, bool hasBase, int discountBp)
    {
        Layers = [.. layers];
        Counts = counts;
        HasBase = hasBase;
        InstantDiscountBp = discountBp;
        UsesProgrammeCounter = Layers.Any(layer => layer.ByProgramme);
    }

    internal RatingLayer[] Layers { get; }

    public int LayerCount => Layers.Length;

    /// <summary>The payment advances the member's month-to-date spending (its base rule counts).</summary>
    public bool Counts { get; }

    /// <summary>False where no base rule stands for these facts: a gap that <c>policy check</c> names.</summary>
    public bool HasBase { get; }

    /// <summary>Some layer looks at the member's spending in this programme alone.</summary>
    public bool UsesProgrammeCounter { get; }

    /// <summary>Benefit+ discount at the till in basis points (until 2022-09), else 0. Information, not cashback.</summary>
    public int InstantDiscountBp { get; }

    public Layer LayerAt(int index) => Layers[index].Source;

    public Policy PolicyAt(int index) => Layers[index].Policy;

    public PolicyVersion VersionAt(int index) => Layers[index].Version;
}

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
        Shares = [.. layer.Funding];
        ShareSum = layer.Funding.Sum(share => share.Share);
        Remainder = layer.Remainder;
    }

    public Policy Policy { get; }

    public PolicyVersion Version { get; }

    public Layer Source { get; }

    public bool ByProgramme { get; }

    public int WeekdayMask { get; }

    /// <summary>Upper bounds, inclusive, rising; beyond the last the layer earns nothing.</summary>
    public long[] Edges { get; }

    public int[] Rates { get; }

    public FundShare[] Shares { get; }

    public int ShareSum { get; }

    public Fund Remainder { get; }
}
