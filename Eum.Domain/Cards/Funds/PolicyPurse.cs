using Eum.Domain.Values;

namespace Eum.Domain.Cards.Funds;

/// <summary>Policy money that came onto a person's cards.</summary>
/// <param name="At">UTC.</param>
public readonly record struct PolicyLoad(string Fund, DateTime At, long Amount, DateOnly LastDay);

/// <summary>What a person paid with policy money; a refund is negative.</summary>
public readonly record struct PolicySpending(DateTime At, long Amount);

/// <summary>
/// Says of which fund policy money was spent: of what a person has, the money that expires first goes first. What
/// comes back by a refund returns to what was spent last.
/// </summary>
public static class PolicyPurse
{
    /// <summary>Won spent, by fund. What nobody is known to have loaded is in none of them.</summary>
    public static IReadOnlyDictionary<string, long> SpentByFund(
        IReadOnlyList<PolicyLoad> loads, IEnumerable<PolicySpending> spending)
    {
        ArgumentNullException.ThrowIfNull(loads);
        ArgumentNullException.ThrowIfNull(spending);
        var order = loads.OrderBy(load => load.LastDay).ThenBy(load => load.At).ToList();
        var spent = new long[order.Count];
        foreach (var one in spending.OrderBy(one => one.At))
        {
            var left = one.Amount;
            if (left >= 0)
                for (var at = 0; at < order.Count && left > 0; at++)
                    left -= Move(
                        ref spent[at], Holds(order[at], one.At) ? Math.Min(left, order[at].Amount - spent[at]) : 0);
            else
                for (var at = order.Count - 1; at >= 0 && left < 0; at--)
                    left -= Move(ref spent[at], Math.Max(left, -spent[at]));
        }

        return order.Zip(spent).GroupBy(pair => pair.First.Fund, StringComparer.Ordinal)
            .ToDictionary(of => of.Key, of => of.Sum(pair => pair.Second), StringComparer.Ordinal);
    }

    private static bool Holds(PolicyLoad load, DateTime at) =>
        load.At <= at && KoreanTime.BusinessDate(at) <= load.LastDay;

    private static long Move(ref long spent, long won)
    {
        spent += won;
        return won;
    }
}
