using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Eum.Benchmarks;

/// <summary>Times work and prints figures, one JSON object a line: name, value, unit, limit.</summary>
internal static class Measure
{
    private static readonly JsonSerializerOptions Plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="limit">What the figure is to reach, as <c>&lt;= 20</c> or <c>&gt;= 5</c>; null for one that only
    /// explains.</param>
    public static void Print(string name, double value, string unit, string? limit = null) =>
        Console.WriteLine(JsonSerializer.Serialize(new { name, value = Math.Round(value, 6), unit, limit }, Plain));

    public static double Seconds(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public static async Task<double> SecondsAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>
    /// The two in turn, so that what disturbs the machine disturbs both; once before for the compiler. Medians of both
    /// and of the per-round quotients.
    /// </summary>
    public static (double First, double Second, double Quotient) InTurn(int rounds, Action first, Action second)
    {
        first();
        second();
        var taken = Enumerable.Range(0, rounds).Select(_ => (First: Seconds(first), Second: Seconds(second))).ToList();
        return (Median(taken.Select(round => round.First)), Median(taken.Select(round => round.Second)),
            Median(taken.Select(round => round.First / round.Second)));
    }
}
