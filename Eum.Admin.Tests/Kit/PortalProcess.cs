using System.Diagnostics;

namespace Eum.Admin.Tests.Kit;

/// <summary>The portal as it is run: its own process, on loopback, over the books given.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private const string Announcement = "이음 관리 포털: ";
    private readonly Process _process;

    private PortalProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>Starts it and waits until it says where it listens.</summary>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="more">Settings besides those of the books.</param>
    public static async Task<PortalProcess> StartAsync(
        PortalBooks books, int port = 0, Dictionary<string, string?>? more = null)
    {
        var start = new ProcessStartInfo("dotnet", [Program, "serve", "--urls", $"http://127.0.0.1:{port}"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetDirectoryName(Program)!,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development"; // Without TLS, on loopback.
        foreach (var (name, value) in books.Settings.Concat(more ?? []))
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(Announcement, StringComparison.Ordinal)) continue;
            _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null); // Else a full pipe would stop it.
            return new(process, new Uri(line[Announcement.Length..]));
        }

        await process.WaitForExitAsync();
        throw new InvalidOperationException($"The portal did not start (exit {process.ExitCode}).");
    }

    /// <summary>Ends it without a word, as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
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
