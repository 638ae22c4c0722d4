using Eum.Domain.Budgets;
using Eum.Domain.Cashback;

namespace Eum.Infrastructure.Verification;

/// <summary>
/// What payments cost each budget line by day, recomputed layer by layer. The merchants' part is no line's.
/// </summary>
internal sealed class Spending
{
    private const int Slots = 512;
    private readonly Dictionary<int, long[]> _byDay = [];
    private int _lastDay;
    private long[] _last = [];

    /// <summary>The won of a day (yyyymmdd), by the slots of <see cref="RatedClasses.Lines"/>.</summary>
    public long[] On(int day)
    {
        if (day == _lastDay) return _last;
        if (!_byDay.TryGetValue(day, out var lines)) _byDay.Add(day, lines = new long[Slots]);
        (_lastDay, _last) = (day, lines);
        return lines;
    }

    public Dictionary<(BudgetLineKey Line, int Day), long> ByLine(RatedClasses classes)
    {
        var lines = classes.Lines;
        Dictionary<(BudgetLineKey, int), long> spent = [];
        foreach (var (day, won) in _byDay)
            for (var slot = 0; slot < lines.Count; slot++)
                if (won[slot] != 0 && lines[slot].Fund != Fund.Merchant)
                    spent.Add((RatedClasses.LineOf(day / 10_000, lines[slot]), day), won[slot]);
        return spent;
    }
}
