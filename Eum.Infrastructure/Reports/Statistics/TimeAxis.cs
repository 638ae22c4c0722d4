using Eum.Domain.Statistics;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Reports.Statistics;

/// <summary>A stretch of the period that stands in one place of the table.</summary>
/// <param name="Month">yyyymm under which it is shown: that of the question's own period.</param>
/// <param name="Day">yyyymmdd where days are told apart, else 0.</param>
/// <param name="End">Its last day in the period that is read.</param>
internal sealed record TimeBucket(int Month, int Day, DateOnly End);

/// <summary>
/// The time of a reading: a period, shown under the months of the question, to which an earlier one is moved up.
/// </summary>
internal sealed class TimeAxis
{
    private readonly int _monthsBack;

    public TimeAxis(StatisticQuery query, ReportPeriod period, int monthsBack, DateOnly? known)
    {
        (Period, _monthsBack) = (period, monthsBack);
        Buckets = [.. (query.ByDay ? Days(period) : Months(period)).Where(bucket => Start(bucket) <= known)];
    }

    public ReportPeriod Period { get; }

    /// <summary>The months, or days, in order; none that the books know nothing of yet.</summary>
    public IReadOnlyList<TimeBucket> Buckets { get; }

    /// <summary>Where a recorded month (yyyymm) or day (yyyymmdd) is shown.</summary>
    public (int Month, int Day) Shown(int time)
    {
        if (time <= 0) return default;
        if (time > 999_999)
        {
            var day = DateNumber.ToDate(time).AddMonths(_monthsBack);
            return (YearMonth.Of(day).Number, DateNumber.Of(day));
        }

        return (_monthsBack == 0 ? time : YearMonth.FromNumber(time).PlusMonths(_monthsBack).Number, 0);
    }

    private static DateOnly Start(TimeBucket bucket) =>
        bucket.Day > 0 ? bucket.End : YearMonth.Of(bucket.End).FirstDay;

    private IEnumerable<TimeBucket> Days(ReportPeriod period)
    {
        for (var day = period.From; day <= period.To; day = day.AddDays(1))
        {
            var (month, number) = Shown(DateNumber.Of(day));
            yield return new(month, number, day);
        }
    }

    private IEnumerable<TimeBucket> Months(ReportPeriod period)
    {
        for (var month = YearMonth.Of(period.From); month <= YearMonth.Of(period.To); month = month.PlusMonths(1))
            yield return new(Shown(month.Number).Month, 0, month.LastDay < period.To ? month.LastDay : period.To);
    }
}
