namespace Eum.Domain.Budgets;

/// <summary>
/// The five numbers of one line or of many, side by side and never mixed, and what was spent beyond. Won.
/// </summary>
/// <param name="Forecast">What will have been spent by 31 December.</param>
public readonly record struct BudgetFigures(
    long Available, long Executed, long Committed, long Forecast, long Lapsed, long Uncovered)
{
    public long Spent => Executed + Uncovered;

    /// <summary>What may still be promised.</summary>
    public long Left => Available - Spent - Committed;

    public static BudgetFigures operator +(BudgetFigures left, BudgetFigures right) => new(
        left.Available + right.Available, left.Executed + right.Executed, left.Committed + right.Committed,
        left.Forecast + right.Forecast, left.Lapsed + right.Lapsed, left.Uncovered + right.Uncovered);

    public static BudgetFigures Of(BudgetLine line, BudgetForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(forecast);
        return new(line.Available, line.Executed, line.Committed, forecast.YearEnd, line.Lapsed, line.Uncovered);
    }

    public static BudgetFigures Sum(IEnumerable<BudgetFigures> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.Aggregate(default(BudgetFigures), (sum, one) => sum + one);
    }
}
