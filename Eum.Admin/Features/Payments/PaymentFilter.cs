using System.Collections.Frozen;
using System.Globalization;
using Eum.Admin.Components.Lists;
using Eum.Domain.Cashback;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;

namespace Eum.Admin.Features.Payments;

/// <summary>Which payments a list shows, as it stands in the address; null lets all through.</summary>
public sealed record PaymentFilter
{
    internal static readonly FrozenDictionary<string, PaymentKind> Kinds = new Dictionary<string, PaymentKind>
    {
        ["pay"] = PaymentKind.Pay,
        ["cancel"] = PaymentKind.Cancel,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, SalesBracket> Brackets =
        SalesBrackets.All.ToFrozenDictionary(bracket => bracket.Code());

    private static readonly FrozenDictionary<string, Channel> ChannelsByCode =
        Channels.All.ToFrozenDictionary(channel => channel.Code());

    private static readonly FrozenDictionary<string, int> Districts =
        DistrictTable.All.Select(district => district.Code)
            .ToFrozenDictionary(code => code.ToString(CultureInfo.InvariantCulture));

    public static PaymentFilter None { get; } = new();

    /// <summary>Posting days, KST, both included. Without either, the latest day there is.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public int? District { get; init; }

    /// <summary>A card programme's code.</summary>
    public string? Programme { get; init; }

    /// <summary>A business type's code.</summary>
    public string? Type { get; init; }

    /// <summary>The code of a group of business types, as figures are published by.</summary>
    public string? Group { get; init; }

    public SalesBracket? Bracket { get; init; }

    public PaymentKind? Kind { get; init; }

    public Channel? Channel { get; init; }

    /// <summary>Won, at least.</summary>
    public long? Least { get; init; }

    public long? Most { get; init; }

    /// <summary>A business number, a merchant's id, or part of its name.</summary>
    public string? Merchant { get; init; }

    /// <summary>The operator's number of one payment.</summary>
    public string? Tx { get; init; }

    /// <summary>Whether own cashback differs from the operator's, and why.</summary>
    public bool? Differs { get; init; }

    public DifferenceCause? Cause { get; init; }

    public bool Late { get; init; }

    public bool Adjusted { get; init; }

    /// <summary>The number of the import.</summary>
    public int? File { get; init; }

    /// <summary>The values that "differs" takes.</summary>
    public static IReadOnlyList<string> Differences { get; } =
        ["any", "none", .. Causes.Select(cause => cause.ToString().ToLowerInvariant())];

    internal static IEnumerable<DifferenceCause> Causes =>
        Enum.GetValues<DifferenceCause>().Where(cause => cause != DifferenceCause.None);

    /// <summary>The filter of an address; null where a word of it is unknown.</summary>
    public static PaymentFilter? Find(ListWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (!words.TryDay("from", out var from) || !words.TryDay("to", out var to)
            || !words.TryFind("district", Districts, out var district)
            || !words.TryFind("bracket", Brackets, out var bracket)
            || !words.TryFind("kind", Kinds, out var kind)
            || !words.TryFind("channel", ChannelsByCode, out var channel)
            || !words.TryNumber("min", out var least) || !words.TryNumber("max", out var most)
            || !words.TryNumber("file", out var file) || file > int.MaxValue
            || !words.TryFlag("late", out var late) || !words.TryFlag("adjusted", out var adjusted)
            || !IsKnown(words)) return null;

        var differs = words["differs"];
        return new()
        {
            From = from,
            To = to,
            District = district,
            Programme = words["programme"],
            Type = words["type"],
            Group = words["group"],
            Bracket = bracket,
            Kind = kind,
            Channel = channel,
            Least = least,
            Most = most,
            Merchant = words["merchant"],
            Tx = words["tx"],
            Differs = differs is null ? null : differs != "none",
            Cause = Causes.Cast<DifferenceCause?>().FirstOrDefault(cause => WordOf(cause!.Value) == differs),
            Late = late,
            Adjusted = adjusted,
            File = (int?)file,
        };
    }

    public static string WordOf(DifferenceCause cause) => cause.ToString().ToLowerInvariant();

    private static bool IsKnown(ListWords words) =>
        (words["programme"] is not { } programme || ProgrammeCode.TryParse(programme, out _))
        && (words["type"] is not { } type || BusinessTypeTable.TryFind(type, out _))
        && (words["group"] is not { } group || BusinessTypeTable.All.Any(known => known.GroupCode == group))
        && (words["differs"] is not { } differs || Differences.Contains(differs));
}
