using System.Collections.Frozen;
using System.Globalization;
using Eum.Admin.Components.Lists;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;

namespace Eum.Admin.Features.Merchants;

/// <summary>Which merchants a list shows, as it stands in the address; null lets all through.</summary>
public sealed record MerchantFilter
{
    internal static readonly FrozenDictionary<string, MerchantStatus> Statuses =
        Enum.GetValues<MerchantStatus>().ToFrozenDictionary(status => status.ToString().ToLowerInvariant());

    /// <summary>What "designation" takes: EVENT is any event.</summary>
    internal static readonly IReadOnlyList<string> Designations = ["FAIR_PRICE", "HERITAGE", "TAXI", "EVENT"];

    private static readonly FrozenDictionary<string, SalesBracket> Brackets =
        SalesBrackets.All.ToFrozenDictionary(bracket => bracket.Code());

    private static readonly FrozenDictionary<string, int> Districts = DistrictTable.All
        .ToFrozenDictionary(one => one.Code.ToString(CultureInfo.InvariantCulture), one => one.Code);

    private static readonly FrozenDictionary<string, long> Dongs = LegalDongTable.All
        .SelectMany(dong => (long[])[dong.Code10, dong.FormerCode10]).Distinct()
        .ToFrozenDictionary(code => code.ToString(CultureInfo.InvariantCulture));

    private static readonly FrozenDictionary<string, bool> YesAndNo =
        new Dictionary<string, bool> { ["yes"] = true, ["no"] = false }.ToFrozenDictionary();

    public static MerchantFilter None { get; } = new();

    public string? Words { get; init; }

    public int? District { get; init; }

    /// <summary>A legal dong by either of its codes.</summary>
    public long? Dong { get; init; }

    /// <summary>A business type's code.</summary>
    public string? Type { get; init; }

    /// <summary>The code of a group of business types.</summary>
    public string? Group { get; init; }

    public SalesBracket? Bracket { get; init; }

    public string? Designation { get; init; }

    public bool? BenefitPlus { get; init; }

    public MerchantStatus? Status { get; init; }

    /// <summary>The filter of an address; null where a word of it is unknown.</summary>
    public static MerchantFilter? Find(ListWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (!words.TryFind("district", Districts, out var district) || !words.TryFind("dong", Dongs, out var dong)
            || !words.TryFind("bracket", Brackets, out var bracket)
            || !words.TryFind("status", Statuses, out var status)
            || !words.TryFind("plus", YesAndNo, out var plus)
            || (words["designation"] is { } named && !Designations.Contains(named))
            || (words["type"] is { } type && !BusinessTypeTable.TryFind(type, out _))
            || (words["group"] is { } group && BusinessTypeTable.All.All(known => known.GroupCode != group)))
            return null;

        return new()
        {
            Words = words["q"],
            District = district,
            Dong = dong,
            Type = words["type"],
            Group = words["group"],
            Bracket = bracket,
            Designation = words["designation"],
            BenefitPlus = plus,
            Status = status,
        };
    }

    internal MerchantQuery Query => new()
    {
        Words = Words,
        District = District,
        Dong = Dong,
        BusinessTypes = Type is null && Group is null
            ? null
            : BusinessTypeTable.All.Where(type => (Type ?? type.Code) == type.Code)
                .Where(type => (Group ?? type.GroupCode) == type.GroupCode).Select(type => type.No).ToFrozenSet(),
        Bracket = Bracket,
        Designation = Designation,
        BenefitPlus = BenefitPlus,
        Status = Status,
    };
}
