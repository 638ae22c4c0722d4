namespace Eum.Admin.Components;

/// <summary>The scale of a chart: from nothing to a round number of ticks above its largest value.</summary>
internal sealed class ChartScale(long largest, int height)
{
    public const int Lines = 4;

    /// <summary>From one line to the next: 1, 2, 2.5 or 5 with noughts.</summary>
    public long Tick { get; } = Round(Math.Max(1, (Math.Max(1, largest) + Lines - 1) / Lines));

    public IEnumerable<long> Ticks => Enumerable.Range(0, Lines + 1).Select(at => at * Tick);

    /// <summary>How far below the upper edge a value stands.</summary>
    public decimal Y(long value) => Math.Round(height - height * (decimal)value / (Lines * Tick), 2);

    public decimal High(long value) => Math.Round(height * Math.Abs((decimal)value) / (Lines * Tick), 2);

    private static long Round(long value)
    {
        var power = 1L;
        while (power <= value / 10) power *= 10;
        return new[] { power, 2 * power, power * 5 / 2, 5 * power, 10 * power }.First(round => round >= value);
    }
}
