using Eum.Domain.Districts;
using Eum.Domain.Values;

namespace Eum.Domain.Budgets;

/// <summary>What the rest of the year is likely to cost, from the days seen so far.</summary>
/// <param name="YearEnd">Won spent by 31 December if the rest of the year runs as the days seen did.</param>
/// <param name="RunsDry">First day on which more will have been spent than there is; null if not this year.</param>
/// <param name="Days">Days that it was drawn from.</param>
public sealed record BudgetForecast(long YearEnd, DateOnly? RunsDry, int Days)
{
    /// <summary>
    /// Days looked back on: long enough for every kind of day, short enough to notice a change of policy.
    /// </summary>
    public const int Window = 91;

    private const int Parts = 3;
    private const int Kinds = 8;

    /// <summary>
    /// Run rate by kind of day and part of the month, whole won only: an average day × how its kind (Monday … Sunday,
    /// holiday) and its third of the month (limits start anew on the 1st) compare with it. A kind not seen counts as
    /// average.
    /// </summary>
    /// <param name="spentByDay">Won spent by day of the line's year, days without spending left out.</param>
    /// <param name="lastDay">Last day whose files are in.</param>
    public static BudgetForecast Of(BudgetLine line, IReadOnlyDictionary<DateOnly, long> spentByDay, DateOnly lastDay)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(spentByDay);
        var alreadyDry = line.Spent + line.Committed > line.Available
            ? DryDay(line, spentByDay) ?? lastDay
            : (DateOnly?)null;
        var (spent, dry, days) = (line.Spent, alreadyDry, 0);
        foreach (var (day, won, seen) in DaysAhead(line.Key.Year, spentByDay, lastDay))
        {
            (spent, days) = (spent + won, seen);
            if (dry is null && spent + line.Committed > line.Available) dry = day;
        }

        return new(spent, dry, days);
    }

    /// <summary>Won by month that the rest of the year is likely to cost, by the same run rate.</summary>
    public static IReadOnlyDictionary<YearMonth, long> MonthsAhead(
        int year, IReadOnlyDictionary<DateOnly, long> spentByDay, DateOnly lastDay)
    {
        ArgumentNullException.ThrowIfNull(spentByDay);
        return DaysAhead(year, spentByDay, lastDay).GroupBy(day => YearMonth.Of(day.Day))
            .ToDictionary(month => month.Key, month => month.Sum(day => day.Won));
    }

    // Nothing where nothing was seen, or the year is over.
    internal static IEnumerable<(DateOnly Day, long Won, int Seen)> DaysAhead(
        int year, IReadOnlyDictionary<DateOnly, long> spentByDay, DateOnly lastDay)
    {
        var seen = spentByDay.Where(day => day.Key <= lastDay && day.Key > lastDay.AddDays(-Window)).ToDictionary();
        if (seen.Count == 0) yield break;

        var rate = RunRate.From(seen.Keys.Min(), lastDay, seen);
        for (var day = lastDay.AddDays(1); day <= new DateOnly(year, 12, 31); day = day.AddDays(1))
            yield return (day, rate.Of(day), rate.Days);
    }

    private static DateOnly? DryDay(BudgetLine line, IReadOnlyDictionary<DateOnly, long> spentByDay)
    {
        var spent = line.Committed;
        foreach (var (day, won) in spentByDay.OrderBy(pair => pair.Key))
            if ((spent += won) > line.Available)
                return day;
        return null;
    }

    private static int PartOf(DateOnly day) => Math.Min(Parts - 1, (day.Day - 1) / 10);

    private static int KindOf(DateOnly day) => KoreanCalendar.IsHoliday(day) ? Kinds - 1 : (int)day.DayOfWeek;

    private sealed class RunRate
    {
        private readonly (long Won, long Days)[] _kinds = new (long, long)[Kinds];
        private readonly (long Won, long Days)[] _parts = new (long, long)[Parts];
        private long _won;

        public int Days { get; private set; }

        public static RunRate From(DateOnly first, DateOnly last, Dictionary<DateOnly, long> spent)
        {
            var rate = new RunRate();
            for (var day = first; day <= last; day = day.AddDays(1)) rate.Add(day, spent.GetValueOrDefault(day));
            return rate;
        }

        /// <summary>
        /// won/days × (kind's mean ÷ mean) × (part's mean ÷ mean), in 128 bits so that nothing is cut before the end.
        /// </summary>
        public long Of(DateOnly day)
        {
            if (_won <= 0) return 0;
            var (kindWon, kindDays) = Seen(_kinds[KindOf(day)]);
            var (partWon, partDays) = Seen(_parts[PartOf(day)]);

            // mean × (kw/kd ÷ w/d) × (pw/pd ÷ w/d) = kw × pw × d ÷ (kd × pd × w)
            var expected = checked((Int128)kindWon * partWon * Days / ((Int128)kindDays * partDays * _won));
            return (long)Int128.Max(0, expected);
        }

        private void Add(DateOnly day, long won)
        {
            _won += won;
            Days++;
            Add(ref _kinds[KindOf(day)], won);
            Add(ref _parts[PartOf(day)], won);
        }

        private static void Add(ref (long Won, long Days) bin, long won) => bin = (bin.Won + won, bin.Days + 1);

        private (long Won, long Days) Seen((long Won, long Days) bin) => bin.Days == 0 ? (_won, Days) : bin;
    }
}
