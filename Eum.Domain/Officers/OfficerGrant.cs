namespace Eum.Domain.Officers;

/// <summary>A role held at an authority for a time.</summary>
/// <param name="Role">A code of the role table.</param>
/// <param name="Authority">28000 for the city, else a gu.</param>
/// <param name="From">First day, KST.</param>
/// <param name="Until">Last day, KST; null while it stands.</param>
public sealed record OfficerGrant(string Role, int Authority, DateOnly From, DateOnly? Until)
{
    public bool IsInForce(DateOnly day) => From <= day && (Until is null || day <= Until);

    /// <summary>Whether there is a day, from this one on, on which both are in force.</summary>
    public bool MeetsFrom(DateOnly day, OfficerGrant other)
    {
        ArgumentNullException.ThrowIfNull(other);
        DateOnly[] starts = [From, other.From, day];
        var first = starts.Max();
        return IsInForce(first) && other.IsInForce(first);
    }

    /// <summary>
    /// What was given and not taken back, whenever it is in force. Grants are only added: a later one of the same role,
    /// authority and first day takes the place of the earlier, which is how one is ended.
    /// </summary>
    /// <param name="inOrder">In the order in which they were made.</param>
    public static IReadOnlyList<OfficerGrant> Standing(IEnumerable<OfficerGrant> inOrder) =>
    [
        .. inOrder.GroupBy(grant => (grant.Role, grant.Authority, grant.From))
            .Select(same => same.Last())
            .Where(grant => grant.Until is null || grant.Until >= grant.From),
    ];

    /// <summary>What stands on a day.</summary>
    /// <param name="inOrder">In the order in which they were made.</param>
    public static IReadOnlyList<OfficerGrant> InForce(IEnumerable<OfficerGrant> inOrder, DateOnly day) =>
        [.. Standing(inOrder).Where(grant => grant.IsInForce(day))];

    /// <summary>Two of these roles that nobody may hold together but that meet on a day; null where none do.</summary>
    /// <param name="standing">Of one person, by all her accounts.</param>
    /// <param name="day">Days before it no longer matter.</param>
    public static RoleConflict? ConflictFrom(DateOnly day, IReadOnlyList<OfficerGrant> standing)
    {
        ArgumentNullException.ThrowIfNull(standing);
        foreach (var one in standing)
            foreach (var other in standing)
                if (one.MeetsFrom(day, other) && RoleTable.ConflictIn([one.Role, other.Role]) is { } conflict)
                    return conflict;
        return null;
    }
}
