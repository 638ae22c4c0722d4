using Eum.Domain.Values;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// The Korean business day of an instant, in the numbers the import counts with; the last day is remembered.
/// </summary>
internal readonly record struct KoreanDay(int Number, int Weekday, long StartMs, long MonthStartMs)
{
    private const long DayMs = 86_400_000;

    [ThreadStatic]
    private static KoreanDay _last;

    /// <summary>yyyymm.</summary>
    public int Month => Number / 100;

    public static KoreanDay Of(long unixMs)
    {
        var since = unixMs - _last.StartMs;
        return since is >= 0 and < DayMs && _last.Number != 0 ? _last : _last = Reckon(unixMs);
    }

    private static KoreanDay Reckon(long unixMs)
    {
        var date = KoreanTime.BusinessDate(unixMs);
        var weekday = date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek;
        var monthStart = new DateOnly(date.Year, date.Month, 1);
        return new(DateNumber.Of(date), weekday, KoreanTime.ToUnixMs(KoreanTime.StartOf(date)),
            KoreanTime.ToUnixMs(KoreanTime.StartOf(monthStart)));
    }
}
