using System.Collections.Frozen;
using System.Globalization;
using Eum.Admin.Components.Lists;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Districts;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>Which applications a list shows; null lets all through. Without a state, the open ones.</summary>
public sealed record ApplicationFilter
{
    public static readonly FrozenDictionary<string, ApplicationState> States =
        Enum.GetValues<ApplicationState>().ToFrozenDictionary(state => state.ToString().ToLowerInvariant());

    public static readonly FrozenDictionary<string, ContractAct> Acts =
        Enum.GetValues<ContractAct>().ToFrozenDictionary(act => act.ToString().ToLowerInvariant());

    private static readonly FrozenDictionary<string, int> Districts =
        DistrictTable.All.Select(district => district.Code)
            .ToFrozenDictionary(code => code.ToString(CultureInfo.InvariantCulture));

    public static ApplicationFilter None { get; } = new();

    public ApplicationState? State { get; init; }

    /// <summary>Whether those that have ended are shown too.</summary>
    public bool All { get; init; }

    public ContractAct? Act { get; init; }

    public int? District { get; init; }

    /// <summary>Part of the merchant's name, by first sounds too; its business number or id.</summary>
    public string? Word { get; init; }

    /// <summary>The filter of an address; null where a word of it is unknown.</summary>
    public static ApplicationFilter? Find(ListWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (!words.TryFind("state", States, out var state) || !words.TryFind("act", Acts, out var act)
            || !words.TryFind("district", Districts, out var district) || !words.TryFlag("all", out var all))
            return null;
        return new() { State = state, Act = act, District = district, All = all, Word = words["q"] };
    }

    public static string WordOf<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
