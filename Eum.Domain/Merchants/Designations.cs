using System.Collections.Immutable;

namespace Eum.Domain.Merchants;

[Flags]
public enum Designation
{
    None = 0,
    FairPrice = 1, // 착한가격업소
    Heritage = 2, // 이어가게
    Taxi = 4, // e음택시
}

/// <summary>What a merchant is designated as on a day, and the events it takes part in.</summary>
public sealed record Designations
{
    private const string EventPrefix = "EVENT:";
    private const char Separator = ' ';

    private Designations(Designation flags, ImmutableSortedSet<string> events)
    {
        Flags = flags;
        Events = events;
    }

    public static Designations None { get; } = Of(Designation.None);

    public Designation Flags { get; }

    /// <summary>The codes of events, without EVENT: before them.</summary>
    public ImmutableSortedSet<string> Events { get; }

    public bool IsEmpty => Flags == Designation.None && Events.IsEmpty;

    public static Designations Of(Designation flags, params IEnumerable<string> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var sorted = events.ToImmutableSortedSet(StringComparer.Ordinal);
        return sorted.All(IsEventCode)
            ? new(flags, sorted)
            : throw new ArgumentException("An event code is 1–40 of A–Z a–z 0–9 _ -.", nameof(events));
    }

    /// <summary>Reads FAIR_PRICE, HERITAGE, TAXI and EVENT:code, separated by a blank; empty is none.</summary>
    public static bool TryParse(string? text, out Designations designations)
    {
        designations = None;
        var flags = Designation.None;
        var events = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);

        foreach (var part in (text ?? "").Split(Separator, StringSplitOptions.RemoveEmptyEntries))
            if (FlagOf(part) is var flag and not Designation.None)
                flags |= flag;
            else if (part.StartsWith(EventPrefix, StringComparison.Ordinal) && IsEventCode(part[EventPrefix.Length..]))
                events.Add(part[EventPrefix.Length..]);
            else
                return false;

        designations = new(flags, events.ToImmutable());
        return true;
    }

    public bool Has(Designation flag) => (Flags & flag) == flag;

    public bool Joins(string eventCode) => Events.Contains(eventCode);

    public Designations And(Designations others) => new(Flags | others.Flags, Events.Union(others.Events));

    // The order is fixed, so that equal designations print, store and compare alike.
    public override string ToString() => string.Join(Separator, Parts());

    public bool Equals(Designations? other) =>
        other is not null && Flags == other.Flags && Events.SetEquals(other.Events);

    public override int GetHashCode() => string.GetHashCode(ToString(), StringComparison.Ordinal);

    private static Designation FlagOf(string code) => code switch
    {
        "FAIR_PRICE" => Designation.FairPrice,
        "HERITAGE" => Designation.Heritage,
        "TAXI" => Designation.Taxi,
        _ => Designation.None,
    };

    private static bool IsEventCode(string code) =>
        code.Length is >= 1 and <= 40 && code.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '_' or '-');

    private IEnumerable<string> Parts()
    {
        if (Has(Designation.FairPrice)) yield return "FAIR_PRICE";
        if (Has(Designation.Heritage)) yield return "HERITAGE";
        if (Has(Designation.Taxi)) yield return "TAXI";
        foreach (var code in Events) yield return EventPrefix + code;
    }
}
