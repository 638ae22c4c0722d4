namespace Eum.Domain.Merchants;

/// <summary>Which merchants are asked for; null lets all through.</summary>
public sealed record MerchantQuery
{
    /// <summary>Part of a name (first sounds too), the beginning of a business number, or a whole id.</summary>
    public string? Words { get; init; }

    /// <summary>As recorded, or as it is called today.</summary>
    public int? District { get; init; }

    /// <summary>A legal dong by either of its codes.</summary>
    public long? Dong { get; init; }

    public IReadOnlySet<int>? BusinessTypes { get; init; }

    public SalesBracket? Bracket { get; init; }

    /// <summary>FAIR_PRICE, HERITAGE, TAXI, or EVENT for any event.</summary>
    public string? Designation { get; init; }

    /// <summary>Whether it has a Benefit+ contract today.</summary>
    public bool? BenefitPlus { get; init; }

    public MerchantStatus? Status { get; init; }
}

/// <summary>What a list of merchants is in the order of.</summary>
public enum MerchantOrder
{
    Name = 1,

    /// <summary>The order in which the operator numbered them.</summary>
    Id = 2,
    RegisteredOn = 3,
    District = 4,
    BusinessType = 5,
    Bracket = 6,
}

/// <summary>A place in a list: the value it is sorted by, and the merchant's key where values are equal.</summary>
public readonly record struct MerchantPlace(long Value, long Key);

/// <summary>A page of a list: so many rows behind a place, or before it.</summary>
/// <param name="From">Null is the beginning; backwards, the end.</param>
public sealed record MerchantPageRequest(
    MerchantOrder Order, bool Descending, MerchantPlace? From, bool Backwards, int Size);

/// <summary>A page, and how many there are in all.</summary>
/// <param name="First">The place of its first row; null where nothing is before it.</param>
/// <param name="Last">The place of its last row; null where nothing follows.</param>
public sealed record MerchantPageAnswer(
    IReadOnlyList<MerchantLine> Lines, int Count, MerchantPlace? First, MerchantPlace? Last);

/// <summary>A merchant in a list, as it stands today.</summary>
/// <param name="District">As recorded.</param>
/// <param name="Today">The district on today's boundaries; the recorded one where that cannot be told.</param>
/// <param name="Designations">Separated by a blank.</param>
/// <param name="RateBp">Of its Benefit+ contract; 0 for none.</param>
public sealed record MerchantLine(
    long Key, string Id, string Name, string RegistrationNo, int District, int Today, long Dong, int BusinessType,
    SalesBracket Bracket, MerchantStatus Status, string Designations, int RateBp, DateOnly RegisteredOn,
    DateOnly? ClosedOn);
