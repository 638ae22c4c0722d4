using System.Diagnostics;
using Eum.Admin.Commands;
using Eum.Admin.Tests.Kit;

namespace Eum.Admin.Tests.Chaos;

/// <summary>`eum import` in a process of its own, that is to be killed.</summary>
internal sealed class BrokenImport : IDisposable
{
    private const int ExitOfKill9 = 128 + 9;
    private readonly Process _process;

    public BrokenImport(TestDatabase database, string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. words])
        {
            WorkingDirectory = AppContext.BaseDirectory,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in FragileCity.Settings(database))
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        _process = Process.Start(start)!;
        _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null); // Else a full pipe would stop it.
    }

    /// <summary>
    /// Kills it some time after its commits have come as far as asked; false if it was done before that.
    /// </summary>
    /// <param name="progress">How far, in <see cref="FragileCity.ProgressAsync"/>.</param>
    public async Task<bool> KillAsync(TestDatabase database, long progress, TimeSpan later)
    {
        while (!_process.HasExited && await FragileCity.ProgressAsync(database) < progress)
            _process.WaitForExit(TimeSpan.FromMilliseconds(1));
        _process.WaitForExit(later);
        _process.Kill();
        await _process.WaitForExitAsync();
        Assert.True(_process.ExitCode is 0 or ExitOfKill9, $"eum import ended by itself with {_process.ExitCode}.");
        return _process.ExitCode == ExitOfKill9;
    }

    public void Dispose() => _process.Dispose();
}
