using System.Runtime.CompilerServices;

namespace Eum.Domain.Cashback;

/// <summary>Why a layer gave what it gave; the words for it live with whoever shows them.</summary>
public enum LayerReason
{
    /// <summary>The whole payment earned.</summary>
    Earned = 1,

    /// <summary>Part of the payment lies beyond the last band or the cap.</summary>
    PartlyBeyondLimit = 2,

    /// <summary>The month's limit was used up before this payment.</summary>
    BeyondLimit = 3,

    /// <summary>The rule that applies pays nothing (a restricted or large merchant).</summary>
    ZeroRate = 4,

    /// <summary>The layer is for other days of the week.</summary>
    OtherDay = 5,

    /// <summary>Nothing of the payment came from the member's own charge.</summary>
    NothingEligible = 6,
}

/// <summary>One layer's result: won and why.</summary>
public record struct LayerAmount(long Cashback, LayerReason Reason);

/// <summary>At most eight layers apply to a payment; the plan refuses more when it is made.</summary>
[InlineArray(Capacity)]
public struct LayerAmounts
{
    public const int Capacity = 8;

    private LayerAmount _first;
}

/// <summary>What one payment earns: won by fund, and by layer in the order of its <see cref="RatingClass"/>.</summary>
public struct Breakdown
{
    private LayerAmounts _layers;

    public long National { get; private set; }

    public long City { get; private set; }

    public long Gu { get; private set; }

    public long Institution { get; private set; }

    public long Merchant { get; private set; }

    public readonly long Total => National + City + Gu + Institution + Merchant;

    public readonly FundAmounts Funds => new(National, City, Gu, Institution, Merchant);

    /// <summary>The result of the class's layer at this position.</summary>
    public readonly LayerAmount Layer(int index) => _layers[index];

    internal void Clear() => National = City = Gu = Institution = Merchant = 0;

    internal void Set(int index, LayerAmount amount) => _layers[index] = amount;

    internal void Add(Fund fund, long won)
    {
        switch (fund)
        {
            case Fund.National: National += won; break;
            case Fund.City: City += won; break;
            case Fund.Gu: Gu += won; break;
            case Fund.Institution: Institution += won; break;
            case Fund.Merchant: Merchant += won; break;
            default: throw new InvalidOperationException($"A layer is funded by {fund}.");
        }
    }
}
