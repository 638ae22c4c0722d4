namespace Eum.Domain.Approvals;

/// <summary>A proposal's money, as far as it counts toward a threshold.</summary>
/// <param name="Makers">Keys of its makers (<see cref="Person.Key"/>).</param>
public sealed record ProposedMoney(IReadOnlyList<string> Makers, string Target, DateTime ProposedAt, long Effect);

/// <summary>What one person asks for one target within a day is one sum, in however many pieces it comes.</summary>
public static class Splitting
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>
    /// Won that count together with <paramref name="one"/>: itself and whatever shares a maker and the target with it
    /// and was proposed less than 24 hours before or after it. Signs do not cancel out.
    /// </summary>
    /// <param name="others">The proposals that wait or were approved; returned and withdrawn ones moved
    /// nothing.</param>
    public static long SumWith(ProposedMoney one, IEnumerable<ProposedMoney> others)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(others);
        return others.Where(other => other.Target == one.Target
                && (other.ProposedAt - one.ProposedAt).Duration() < Window && other.Makers.Intersect(one.Makers).Any())
            .Aggregate(Math.Abs(one.Effect), (sum, other) => checked(sum + Math.Abs(other.Effect)));
    }
}
