using System.Text.Json.Serialization;

namespace Eum.Domain.Cashback;

/// <summary>What a layer is for, in the order in which layers are shown (architecture: the core).</summary>
public enum LayerKind
{
    Base = 1,
    Coop = 2,

    [JsonStringEnumMemberName("GU_TOPUP")]
    GuTopUp = 3,

    Merchant = 4,
    Institution = 5,
    Event = 6,
}

/// <summary>
/// Whose spending a layer's bands look at: all cards of the member, or the member's cards of one programme.
/// </summary>
public enum CounterScope
{
    Member = 0,
    MemberProgramme = 1,
}

/// <summary>
/// A marginal band over the month-to-date counter: spending up to and including <see cref="UpTo"/> won earns
/// <see cref="RateBp"/> basis points; null is without end. A payment that crosses an edge is split.
/// </summary>
public sealed record Band(long? UpTo, int RateBp);

/// <summary>
/// A fund's part of a layer. The layer's won × Share ÷ Σ shares, cut to a won; the rest goes to the named fund.
/// </summary>
public sealed record FundShare(Fund Fund, int Share);

/// <summary>
/// One additive part of a policy version: who qualifies, what it earns, who pays. The cashback of a layer is
/// floor(Σ won in band × rate) once per payment (domain.md §11, 1).
/// </summary>
public sealed record Layer
{
    public required string Id { get; init; }

    public required LayerKind Kind { get; init; }

    /// <summary>Korean name, as officials say it.</summary>
    public required string Name { get; init; }

    public Condition When { get; init; } = Condition.Always;

    public IReadOnlyList<Band> Bands { get; init; } = [];

    /// <summary>The rate is the merchant's own contract rate (Benefit+), whatever the counter stands at.</summary>
    public bool ContractRate { get; init; }

    public CounterScope Counter { get; init; }

    /// <summary>BASE only: whether a payment under this rule advances the member's month-to-date spending.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>
    /// Spending of the month, in won, beyond which the layer gives nothing, whatever its bands say; null is none.
    /// </summary>
    public long? Cap { get; init; }

    public IReadOnlyList<FundShare> Funding { get; init; } = [];

    /// <summary>Where the won go that the cut of the shares leaves over.</summary>
    public Fund Remainder { get; init; } = Fund.City;
}
