using Eum.Domain.Values;

namespace Eum.Domain.Budgets;

/// <summary>What a budget line is worth a word for.</summary>
public enum BudgetAlarm
{
    None = 0,

    /// <summary>More was spent than the line had.</summary>
    Beyond = 1,

    /// <summary>By its forecast it will not last (소진 우려).</summary>
    RunsDry = 2,

    /// <summary>By its forecast too much of it will be left (불용 우려).</summary>
    LeftOver = 3,
}

/// <summary>
/// From which forecast on a line is worth a word, in percent of what it has: above <paramref name="Over"/> it runs dry,
/// below <paramref name="Under"/> it is left over. Both errors have been made (2022 June, 2022–24 October).
/// </summary>
public sealed record BudgetThresholds(int Over, int Under)
{
    /// <summary>Days that a forecast must have seen: a few days say nothing of a year.</summary>
    public const int FewestDays = 14;

    /// <summary>Where an authority has set none of its own.</summary>
    public static BudgetThresholds Usual { get; } = new(100, 90);

    public Problem? Problem()
    {
        if (Over is < 50 or > 200) return new(nameof(Over), "소진 우려 기준은 50%부터 200%까지입니다.");
        if (Under is < 0 or > 99) return new(nameof(Under), "불용 우려 기준은 0%부터 99%까지입니다.");
        return Under < Over ? null : new(nameof(Under), "불용 우려 기준은 소진 우려 기준보다 작아야 합니다.");
    }

    public BudgetAlarm Judge(BudgetLine line, BudgetForecast forecast)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(forecast);
        if (line.Uncovered > 0) return BudgetAlarm.Beyond;
        if (forecast.Days < FewestDays || line.Available <= 0) return BudgetAlarm.None;

        var needed = (Int128)(forecast.YearEnd + line.Committed) * 100;
        return needed > (Int128)line.Available * Over ? BudgetAlarm.RunsDry
            : needed < (Int128)line.Available * Under ? BudgetAlarm.LeftOver
            : BudgetAlarm.None;
    }
}
