using System.Collections.Frozen;
using Eum.Admin.Components.Lists;
using Eum.Domain.Cards;
using Eum.Domain.Payments;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Cards;

/// <summary>Which cards a list shows, as it stands in the address; null lets all through.</summary>
public sealed record CardFilter
{
    public static readonly FrozenDictionary<string, CardEvent> Statuses = Enum.GetValues<CardEvent>()
        .Where(status => status is not (CardEvent.None or CardEvent.Reissued))
        .ToFrozenDictionary(status => status.ToString().ToLowerInvariant());

    public static CardFilter None { get; } = new();

    /// <summary>The last four digits, or the operator's number of a card or of a member.</summary>
    public string? Word { get; init; }

    public CardEvent? Status { get; init; }

    /// <summary>A programme's code.</summary>
    public string? Programme { get; init; }

    public string? Lot { get; init; }

    /// <summary>The last four digits that the word may be.</summary>
    internal short? PanEnd =>
        Word is { Length: 4 } && short.TryParse(Word, System.Globalization.NumberStyles.None, null, out var end)
            ? end
            : null;

    /// <summary>The filter of an address; null where a word of it is unknown.</summary>
    public static CardFilter? Find(ListWords words)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (!words.TryFind("status", Statuses, out var status)
            || (words["programme"] is { } programme && !ProgrammeCode.TryParse(programme, out _))) return null;
        return new()
        {
            Word = words["q"] is { } word ? PersonalText.MaskIn(word) : null,
            Status = status,
            Programme = words["programme"],
            Lot = words["lot"] is { } lot ? PersonalText.MaskIn(lot) : null,
        };
    }
}
