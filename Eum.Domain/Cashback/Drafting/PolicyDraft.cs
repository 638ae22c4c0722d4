using Eum.Domain.Merchants;
using Eum.Domain.Payments;

namespace Eum.Domain.Cashback.Drafting;

/// <summary>
/// A version of a policy as it is being typed: anything may still be missing. <see cref="DraftReading"/> makes a
/// version of it.
/// </summary>
public sealed class PolicyDraft
{
    public string Policy { get; set; } = "";

    public string Name { get; set; } = "";

    public string NameEn { get; set; } = "";

    /// <summary>28000 the city, a gu, or an institution.</summary>
    public int Authority { get; set; }

    /// <summary>Programme of the budget lines that its cashback is posted on.</summary>
    public string Budget { get; set; } = "";

    /// <summary>First day, Korea; with <see cref="Time"/> the instant from which it holds.</summary>
    public DateOnly? From { get; set; }

    /// <summary>HH:mm in Korea.</summary>
    public string Time { get; set; } = "00:00";

    /// <summary>Who decided (위원회, 시장).</summary>
    public string Body { get; set; } = "";

    /// <summary>Number of the document or meeting.</summary>
    public string Document { get; set; } = "";

    public DateOnly? Announced { get; set; }

    public string Notes { get; set; } = "";

    public bool InstantDiscount { get; set; }

    public List<DraftLayer> Layers { get; set; } = [];

    public List<WorkedExample> Examples { get; set; } = [];

    /// <summary>What is typed after a version: the same rules, no decision yet.</summary>
    public static PolicyDraft After(Policy policy, PolicyVersion? version)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new()
        {
            Policy = policy.Code,
            Name = policy.Name,
            NameEn = policy.NameEn,
            Authority = policy.Authority,
            Budget = policy.Budget,
            InstantDiscount = version?.InstantDiscount ?? false,
            Layers = [.. (version?.Layers ?? []).Select(DraftLayer.Of)],
        };
    }
}

/// <summary>A layer as it is being typed.</summary>
public sealed class DraftLayer
{
    public string Id { get; set; } = "";

    public LayerKind Kind { get; set; } = LayerKind.Base;

    public string Name { get; set; } = "";

    public Condition When { get; set; } = Condition.Always;

    public List<DraftBand> Bands { get; set; } = [];

    public bool ContractRate { get; set; }

    public CounterScope Counter { get; set; }

    public bool Counts { get; set; } = true;

    public long? Cap { get; set; }

    public List<DraftShare> Funding { get; set; } = [];

    public Fund Remainder { get; set; } = Fund.City;

    public static DraftLayer Of(Layer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        return new()
        {
            Id = layer.Id,
            Kind = layer.Kind,
            Name = layer.Name,
            When = layer.When,
            Bands = [.. layer.Bands.Select(band => new DraftBand { UpTo = band.UpTo, RateBp = band.RateBp })],
            ContractRate = layer.ContractRate,
            Counter = layer.Counter,
            Counts = layer.Counts,
            Cap = layer.Cap,
            Funding = [.. layer.Funding.Select(share => new DraftShare { Fund = share.Fund, Share = share.Share })],
            Remainder = layer.Remainder,
        };
    }

    /// <summary>As far as it can be read: what is missing is left out.</summary>
    public Layer ToLayer() => new()
    {
        Id = Id.Trim(),
        Kind = Kind,
        Name = Name.Trim(),
        When = When,
        Bands = ContractRate ? [] : [.. Bands.Where(band => band.RateBp is not null)
            .Select(band => new Band(band.UpTo, band.RateBp!.Value))],
        ContractRate = ContractRate,
        Counter = Counter,
        Counts = Counts,
        Cap = Cap,
        Funding = [.. Funding.Where(share => share.Share is not null)
            .Select(share => new FundShare(share.Fund, share.Share!.Value))],
        Remainder = Remainder,
    };
}

public sealed class DraftBand
{
    /// <summary>Won of the month, inclusive; null is without end.</summary>
    public long? UpTo { get; set; }

    public int? RateBp { get; set; }
}

public sealed class DraftShare
{
    public Fund Fund { get; set; } = Fund.City;

    public int? Share { get; set; }
}

/// <summary>
/// A payment and what its author says it must earn, kind of layer by kind of layer. It has to hold before a draft is
/// proposed: a slip in the rules shows here first.
/// </summary>
public sealed class WorkedExample
{
    public string Name { get; set; } = "";

    /// <summary>Day of the payment, Korea; null is the moment from which the draft holds.</summary>
    public DateOnly? Day { get; set; }

    public string Programme { get; set; } = "INCHEON";

    public int District { get; set; }

    public SalesBracket Bracket { get; set; } = SalesBracket.LE300M;

    /// <summary>FAIR_PRICE HERITAGE TAXI EVENT:code, separated by blanks.</summary>
    public string Designations { get; set; } = "";

    /// <summary>Rate of the shop's contract in basis points; 0 without one.</summary>
    public int BenefitPlusBp { get; set; }

    public string BusinessType { get; set; } = "RESTAURANT";

    public Channel Channel { get; set; } = Channel.Card;

    /// <summary>Won paid from the member's own charge.</summary>
    public long? Amount { get; set; }

    /// <summary>Won of the month before it; null is none.</summary>
    public long? Before { get; set; }

    // What each kind of layer must give, in won; null is none.
    public long? Base { get; set; }

    public long? Coop { get; set; }

    public long? GuTopUp { get; set; }

    public long? Merchant { get; set; }

    public long? Institution { get; set; }

    public long? Event { get; set; }

    public long Expected(LayerKind kind) => kind switch
    {
        LayerKind.Base => Base,
        LayerKind.Coop => Coop,
        LayerKind.GuTopUp => GuTopUp,
        LayerKind.Merchant => Merchant,
        LayerKind.Institution => Institution,
        LayerKind.Event => Event,
        _ => null,
    } ?? 0;
}
