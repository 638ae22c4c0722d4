using System.Diagnostics;
using System.Text.Json;
using Eum.Admin.Commands;

namespace Eum.Admin.Tests.Kit;

/// <summary>What a verb answered: its exit code, its answer and its complaints.</summary>
public sealed record CommandRun(int Exit, string Out, string Error)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Out);

    /// <summary>Runs a verb inside the test, at the clock's time.</summary>
    public static Task<CommandRun> OfAsync(TimeProvider clock, params string[] words) =>
        OfAsync(clock, new Dictionary<string, string?>(), words);

    /// <summary>Runs a verb inside the test, on these books.</summary>
    public static Task<CommandRun> OfAsync(TestDatabase database, params string[] words)
    {
        ArgumentNullException.ThrowIfNull(database);
        return OfAsync(new StoppedClock(), database.Settings, words);
    }

    private static async Task<CommandRun> OfAsync(
        TimeProvider clock, IReadOnlyDictionary<string, string?> settings, string[] words)
    {
        using var answer = new StringWriter();
        using var complaints = new StringWriter();
        var exit = await CommandLine.RunAsync(
            words, new(answer, complaints, clock, IsPerson: false) { Settings = settings });
        return new(exit, answer.ToString(), complaints.ToString());
    }

    /// <summary>Runs a verb inside the test, on <see cref="StoppedClock"/>'s day.</summary>
    public static Task<CommandRun> OfAsync(params string[] words) => OfAsync(new StoppedClock(), words);

    /// <summary>Runs the program itself, as a shell would.</summary>
    public static async Task<CommandRun> OfProcessAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEndAsync();
        var complaints = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await answer, await complaints);
    }
}
