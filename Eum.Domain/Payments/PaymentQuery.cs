using Eum.Domain.Cashback;
using Eum.Domain.Merchants;

namespace Eum.Domain.Payments;

/// <summary>Which payments are asked for; null lets all through. Days are those of posting, both included.</summary>
public sealed record PaymentQuery(DateOnly From, DateOnly To)
{
    public int? District { get; init; }

    /// <summary>As stored in programmes.</summary>
    public short? Programme { get; init; }

    public IReadOnlySet<int>? BusinessTypes { get; init; }

    public SalesBracket? Bracket { get; init; }

    public Channel? Channel { get; init; }

    public PaymentKind? Kind { get; init; }

    /// <summary>Won, whichever way they went.</summary>
    public long? Least { get; init; }

    public long? Most { get; init; }

    /// <summary>Keys.</summary>
    public IReadOnlySet<long>? Merchants { get; init; }

    /// <summary>One payment, whatever day it was.</summary>
    public long? Tx { get; init; }

    /// <summary>Whether own cashback differs from the operator's.</summary>
    public bool? Differs { get; init; }

    public DifferenceCause? Cause { get; init; }

    /// <summary>All of these.</summary>
    public PostingFlags Flags { get; init; }

    /// <summary>The file they came with.</summary>
    public int? Batch { get; init; }
}

/// <summary>What a list of payments is in the order of.</summary>
public enum PaymentOrder
{
    Time = 1,

    /// <summary>The order of arrival.</summary>
    Tx = 2,
    Amount = 3,
    Cashback = 4,
    Operator = 5,
    Difference = 6,
    District = 7,
    BusinessType = 8,
    Bracket = 9,
}

/// <summary>A place in a list: the value it is sorted by, and the payment's key where values are equal.</summary>
public readonly record struct PaymentPlace(long Value, long Key);

/// <summary>A page of a list: so many rows behind a place, or before it.</summary>
/// <param name="From">Null is the beginning; backwards, the end.</param>
public sealed record PaymentPageRequest(
    PaymentOrder Order, bool Descending, PaymentPlace? From, bool Backwards, int Size);

/// <summary>The places of a page, in the list's order.</summary>
/// <param name="IsCut">
/// Whether so many rows would have had to be looked through that it was given up: what is there is right, but more may
/// follow.
/// </param>
public sealed record PaymentPlaces(IReadOnlyList<PaymentPlace> Places, bool HasBefore, bool HasMore, bool IsCut);

/// <summary>What payments add up to. Won; refunds take away.</summary>
/// <param name="Funds">Null where they were not added up: not every way of counting sees them.</param>
/// <param name="IsAtLeast">Whether there are more than were counted.</param>
public sealed record PaymentSum(
    long Count, long Amount, long Cashback, FundAmounts? Funds, long Operator, bool IsAtLeast)
{
    public long Difference => Cashback - Operator;
}
