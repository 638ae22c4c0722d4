using Eum.Domain.Values;

namespace Eum.Infrastructure.Reports.Papers;

/// <summary>A business day with its edges, so that the next instant on it need not ask a calendar.</summary>
/// <param name="Start">Unix milliseconds.</param>
/// <param name="End">Unix milliseconds, no longer on it.</param>
internal readonly record struct KoreanDay(DateOnly Date, long Start, long End)
{
    private const long DayMs = 86_400_000;

    /// <summary>The day of an instant: mostly this one.</summary>
    public KoreanDay Of(long unixMs)
    {
        if (unixMs >= Start && unixMs < End) return this;
        var date = KoreanTime.BusinessDate(unixMs);
        var start = KoreanTime.ToUnixMs(KoreanTime.StartOf(date));
        return new(date, start, start + DayMs);
    }
}
