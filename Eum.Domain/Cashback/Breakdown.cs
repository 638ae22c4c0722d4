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

/// <summary>Won by the slots of a rating class: which budget line each part of a cashback falls on.</summary>
[InlineArray(Capacity)]
public struct SlotAmounts
{
    public const int Capacity = 8;

    private long _first;
}

/// <summary>What one payment earns: won by fund, and by layer in the order of its <see cref="RatingClass"/>.</summary>
public struct Breakdown
{
    private LayerAmounts _layers;
    private SlotAmounts _slots;
    private FundSums _funds;

    public readonly long National => _funds[(int)Fund.National];

    public readonly long City => _funds[(int)Fund.City];

    public readonly long Gu => _funds[(int)Fund.Gu];

    public readonly long Institution => _funds[(int)Fund.Institution];

    public readonly long Merchant => _funds[(int)Fund.Merchant];

    public readonly long Total => National + City + Gu + Institution + Merchant;

    public readonly FundAmounts Funds => new(National, City, Gu, Institution, Merchant);

    /// <summary>The result of the class's layer at this position.</summary>
    public readonly LayerAmount Layer(int index) => _layers[index];

    /// <summary>Won on the class's slot at this position.</summary>
    public readonly long Slot(int index) => _slots[index];

    /// <summary>This less another of the same class, fund by fund and slot by slot: what a refund takes back.</summary>
    public readonly Breakdown Minus(in Breakdown other)
    {
        var rest = this;
        for (var i = 0; i < FundSums.Capacity; i++) rest._funds[i] -= other._funds[i];
        for (var i = 0; i < SlotAmounts.Capacity; i++) rest._slots[i] -= other._slots[i];
        for (var i = 0; i < LayerAmounts.Capacity; i++)
            rest._layers[i] = new(_layers[i].Cashback - other._layers[i].Cashback, _layers[i].Reason);
        return rest;
    }

    internal void Clear()
    {
        _funds = default;
        _slots = default;
    }

    internal void Set(int index, LayerAmount amount) => _layers[index] = amount;

    internal void Add(Fund fund, int slot, long won)
    {
        if (fund is < Fund.National or > Fund.Merchant)
            throw new InvalidOperationException($"A layer is funded by {fund}.");
        _slots[slot] += won;
        _funds[(int)fund] += won;
    }

    /// <summary>Won by the fund's number.</summary>
    [InlineArray(Capacity)]
    private struct FundSums
    {
        public const int Capacity = 6;

        private long _first;
    }
}
