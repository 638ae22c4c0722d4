namespace Eum.Domain.Budgets;

/// <summary>How far the forecast was off when it was asked for days that are known by now.</summary>
/// <param name="From">First of those days.</param>
/// <param name="To">Last of them.</param>
/// <param name="Said">Won that it would have forecast for them, from the days before.</param>
/// <param name="Was">Won that were spent on them; more than 0.</param>
public sealed record ForecastCheck(DateOnly From, DateOnly To, long Said, long Was)
{
    /// <summary>Four weeks, so that each weekday counts alike; as many must have been seen before them.</summary>
    public const int Days = 28;

    /// <summary>In 0.01 % of what was spent, up or down.</summary>
    public long Off => (long)((Int128)Math.Abs(Said - Was) * 10_000 / Was);

    /// <summary>
    /// Forecasts the last four weeks from the days before them; null while the year has not eight weeks to go by.
    /// </summary>
    /// <param name="spentByDay">Won spent by day of the line's year, days without spending left out.</param>
    /// <param name="lastDay">Last day whose files are in.</param>
    public static ForecastCheck? Of(IReadOnlyDictionary<DateOnly, long> spentByDay, DateOnly lastDay)
    {
        ArgumentNullException.ThrowIfNull(spentByDay);
        var before = lastDay.AddDays(-Days);
        var was = spentByDay.Where(day => day.Key > before && day.Key <= lastDay).Sum(day => day.Value);
        var first = spentByDay.Keys.DefaultIfEmpty(lastDay).Min();
        if (was <= 0 || first > before.AddDays(1 - Days)) return null;

        var said = BudgetForecast.DaysAhead(lastDay.Year, spentByDay, before)
            .TakeWhile(day => day.Day <= lastDay).Sum(day => day.Won);
        return new(before.AddDays(1), lastDay, said, was);
    }

    /// <summary>
    /// Between which won a line ends its year where the rest of it is as far off again: never below what is spent.
    /// </summary>
    public (long Low, long High) Around(long spent, long yearEnd)
    {
        var margin = (Int128)(yearEnd - spent) * Math.Abs(Said - Was) / Was;
        return (Math.Max(spent, checked((long)(yearEnd - margin))), checked((long)(yearEnd + margin)));
    }
}
