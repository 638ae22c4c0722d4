using Eum.Domain.Values;

namespace Eum.Infrastructure.Imports;

/// <summary>A Korean business day, in the numbers the import counts with.</summary>
/// <param name="Number">yyyymmdd.</param>
/// <param name="Weekday">Monday 1 … Sunday 7.</param>
internal sealed record KoreanDay(int Number, int Weekday, long StartMs, long MonthStartMs)
{
    /// <summary>yyyymm.</summary>
    public int Month => Number / 100;
}

/// <summary>The business day of an instant; the last one is remembered, since rows come day by day.</summary>
internal sealed class KoreanDays
{
    private const long DayMs = 86_400_000;

    private readonly Dictionary<int, KoreanDay> _known = [];
    private KoreanDay _last = Reckon(0);

    public KoreanDay Of(long unixMs)
    {
        var since = unixMs - _last.StartMs;
        return since is >= 0 and < DayMs ? _last : _last = Find(unixMs);
    }

    private KoreanDay Find(long unixMs)
    {
        var number = DateNumber.Of(KoreanTime.BusinessDate(unixMs));
        return _known.TryGetValue(number, out var day) ? day : _known[number] = Reckon(unixMs);
    }

    private static KoreanDay Reckon(long unixMs)
    {
        var date = KoreanTime.BusinessDate(unixMs);
        var weekday = date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek;
        var month = new DateOnly(date.Year, date.Month, 1);
        return new(DateNumber.Of(date), weekday, Start(date), Start(month));
    }

    private static long Start(DateOnly day) => KoreanTime.ToUnixMs(KoreanTime.StartOf(day));
}
