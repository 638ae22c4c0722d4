using System.Diagnostics;
using System.Globalization;

namespace Eum.Admin.Jobs;

/// <summary>Which runner of which process of which machine: machine/process/its start/runner.</summary>
internal static class RunnerName
{
    public static string New()
    {
        using var process = Process.GetCurrentProcess();
        return $"{Environment.MachineName}/{process.Id}/{StartOf(process)}/{Guid.CreateVersion7():N}";
    }

    /// <summary>Whether the process of a runner of this machine still lives; null for another machine's.</summary>
    public static bool? IsAlive(string runner)
    {
        if (runner.Split('/') is not [var machine, var id, var start, _] || machine != Environment.MachineName
            || !int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        try
        {
            using var process = Process.GetProcessById(number);
            return StartOf(process) == start;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    // A process id is given again; its start is not. To the second: the clock ticks differ from reading to reading.
    private static string StartOf(Process process) =>
        (process.StartTime.ToUniversalTime().Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture);
}
