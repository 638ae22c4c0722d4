using Eum.Domain.Cashback.Simulation;

namespace Eum.Admin.Features.Simulations;

/// <summary>A line of a table of sums, in the words of the page's language.</summary>
/// <param name="Address">Where its rows are; null where nothing more is known of them.</param>
public sealed record SimulationSumRow(string Name, SimulationSum Sum, string? Address);

/// <summary>How a change is shown: by sign and word, the colour only repeats it.</summary>
internal static class SimulationLook
{
    /// <summary>+1,234; −1,234; 0.</summary>
    public static string Signed(long won, Components.MoneyUnit unit)
    {
        var text = unit.Print(won);
        return won > 0 && text != unit.Print(0) ? "+" + text : text;
    }

    /// <summary>A class of simulations.css: from heat-down-4 over nothing to heat-up-4.</summary>
    public static string? HeatOf(decimal change)
    {
        var step = Math.Abs(change) switch
        {
            < 0.005m => 0,
            < 0.5m => 1,
            < 1.5m => 2,
            < 3m => 3,
            _ => 4,
        };
        return step == 0 ? null : change > 0 ? $"heat-up-{step}" : $"heat-down-{step}";
    }

    public static string Rate(decimal? rate) =>
        rate?.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) ?? "–";

    public static string Points(decimal change) =>
        change.ToString("+0.00;-0.00;0.00", System.Globalization.CultureInfo.InvariantCulture);
}
