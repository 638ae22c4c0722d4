using System.Globalization;

namespace Eum.Admin.Components;

/// <summary>A number of people, files or rows as it is shown: 1,234.</summary>
public static class Count
{
    public static string Print(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A part of a whole in percent with one decimal; nothing of nothing is 0.0%.</summary>
    public static string Share(long part, long whole) =>
        (whole == 0 ? 0m : 100m * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + "%";

    /// <summary>
    /// By how much a figure grew: ▲ 3.2%, ▼ 0.4%, – 0.0%; null where there is nothing to compare with.
    /// </summary>
    public static string? Growth(long now, long? then)
    {
        if (then is not { } before || before == 0) return null;

        var percent = Math.Round(100m * (now - before) / Math.Abs((decimal)before), 1, MidpointRounding.AwayFromZero);
        var arrow = percent > 0 ? "▲" : percent < 0 ? "▼" : "–";
        return arrow + " " + Math.Abs(percent).ToString("#,0.0", CultureInfo.InvariantCulture) + "%";
    }
}
