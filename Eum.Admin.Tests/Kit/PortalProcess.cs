using System.Diagnostics;
using System.Text;

namespace Eum.Admin.Tests.Kit;

/// <summary>The portal as it is run: its own process, on loopback, over the books given.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private const string Announcement = "이음 관리 포털: ";
    private readonly Process _process;
    private readonly StringBuilder _log = new();

    private PortalProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What it has said so far, on both streams.</summary>
    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    /// <summary>Starts it and waits until it says where it listens.</summary>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="more">Settings besides those of the books.</param>
    public static async Task<PortalProcess> StartAsync(
        PortalBooks books, int port = 0, Dictionary<string, string?>? more = null)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "serve", "--urls", $"http://127.0.0.1:{port}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(Program)!,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development"; // Without TLS, on loopback.
        foreach (var (name, value) in books.Settings.Concat(more ?? []))
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Announcement, StringComparison.Ordinal)) continue;
            return new PortalProcess(process, new Uri(line[Announcement.Length..])).Listening();
        }

        await process.WaitForExitAsync();
        await Console.Error.WriteLineAsync(await process.StandardError.ReadToEndAsync());
        throw new InvalidOperationException($"The portal did not start (exit {process.ExitCode}).");
    }

    /// <summary>Ends it without a word, as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    // Else a full pipe would stop it.
    private PortalProcess Listening()
    {
        _ = KeepAsync(_process.StandardOutput);
        _ = KeepAsync(_process.StandardError);
        return this;

        async Task KeepAsync(StreamReader stream)
        {
            while (await stream.ReadLineAsync() is { } line)
                lock (_log)
                    _log.AppendLine(line);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    // artifacts/bin/Eum.Admin.Tests/debug → artifacts/bin/Eum.Admin/debug, where its static files' list lies too.
    private static string Program
    {
        get
        {
            var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(here.Parent!.Parent!.FullName, "Eum.Admin", here.Name, "Eum.Admin.dll");
        }
    }
}
