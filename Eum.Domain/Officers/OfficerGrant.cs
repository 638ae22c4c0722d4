namespace Eum.Domain.Officers;

/// <summary>A role held at an authority for a time.</summary>
/// <param name="Role">A code of the role table.</param>
/// <param name="Authority">28000 for the city, else a gu.</param>
/// <param name="From">First day, KST.</param>
/// <param name="Until">Last day, KST; null while it stands.</param>
public sealed record OfficerGrant(string Role, int Authority, DateOnly From, DateOnly? Until)
{
    public bool IsInForce(DateOnly day) => From <= day && (Until is null || day <= Until);

    /// <summary>
    /// What stands on a day. Grants are only added: a later one of the same role, authority and first day takes the
    /// place of the earlier, which is how one is ended.
    /// </summary>
    /// <param name="inOrder">In the order in which they were made.</param>
    public static IReadOnlyList<OfficerGrant> InForce(IEnumerable<OfficerGrant> inOrder, DateOnly day) =>
    [
        .. inOrder.GroupBy(grant => (grant.Role, grant.Authority, grant.From))
            .Select(same => same.Last())
            .Where(grant => grant.IsInForce(day)),
    ];
}
