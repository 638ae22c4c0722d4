using System.Collections.Frozen;
using Eum.Admin.Components.Lists;
using Eum.Domain.Cards;

namespace Eum.Admin.Features.Cards;

/// <summary>Which orders a list shows, as it stands in the address; null lets all through.</summary>
public sealed record OrderFilter
{
    public static readonly FrozenDictionary<string, OrderState> States =
        Enum.GetValues<OrderState>().ToFrozenDictionary(state => state.ToString().ToLowerInvariant());

    public static readonly FrozenDictionary<string, OrderAct> Acts =
        Enum.GetValues<OrderAct>().ToFrozenDictionary(act => act.ToString().ToLowerInvariant());

    public static OrderFilter None { get; } = new();

    public OrderState? State { get; init; }

    public OrderAct? Act { get; init; }

    /// <summary>Whether only those are shown that wait for an order file.</summary>
    public bool Waiting { get; init; }

    /// <summary>The number of an order file.</summary>
    public long? File { get; init; }

    /// <summary>The number of the list they came with.</summary>
    public long? List { get; init; }

    /// <summary>The filter of an address; null where a word of it is unknown.</summary>
    public static OrderFilter? Find(ListWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (!words.TryFind("state", States, out var state) || !words.TryFind("act", Acts, out var act)
            || !words.TryFlag("waiting", out var waiting) || !words.TryNumber("file", out var file)
            || !words.TryNumber("list", out var list)) return null;
        return new() { State = state, Act = act, Waiting = waiting, File = file, List = list };
    }
}
