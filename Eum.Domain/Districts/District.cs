using System.Collections.Immutable;

namespace Eum.Domain.Districts;

/// <summary>
/// A gu or gun (군·구) of Incheon as it stood from one day to another. Codes are the first five digits of a legal dong.
/// </summary>
/// <remarks>
/// From: First day; 1995-03-01, when the city took its present extent, for what is older.
/// To: Last day, null while it stands.
/// Population: Residents in 2026-07. A closed district has those of its dongs, exact because every dong moved whole.
/// Shops: Registered shops in 2026-06; null for a closed district.
/// </remarks>
public sealed record District(
    int Code,
    string Name,
    string NameEn,
    DateOnly From,
    DateOnly? To,
    ImmutableArray<int> Successors,
    ImmutableArray<int> Predecessors,
    long? Population,
    int? Shops)
{
    /// <summary>Whether its area went to more than one successor, so that no figure of it may be moved whole.</summary>
    public bool IsDivided => Successors.Length > 1;

    public bool StandsOn(DateOnly day) => From <= day && (To is null || day <= To);

    public override string ToString() => Name;
}
