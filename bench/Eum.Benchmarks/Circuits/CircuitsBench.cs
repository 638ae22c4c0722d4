using System.Diagnostics;
using System.Globalization;
using Eum.Infrastructure.Identity;
using Eum.Infrastructure.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Eum.Benchmarks.Circuits;

/// <summary>
/// So many circuits at once, each clicking through 결제내역 of the books' latest day: next page, another order, a
/// district, refunds only. A click is timed until the portal's drawing with the rows has come.
/// </summary>
internal static class CircuitsBench
{
    private const int PerPerson = 5; // The portal's own limit.

    private static readonly string[] Clicks =
    [
        "/payments", "/payments?sort=-amount", "/payments?sort=amount", "/payments?sort=-difference",
        "/payments?district=28200", "/payments?district=28237&sort=-cashback", "/payments?kind=cancel",
        "/payments?bracket=LE300M&sort=-amount", "/payments?min=100000", "/payments?channel=QR", "/payments?differs=any",
    ];

    public static async Task RunAsync(Asked asked)
    {
        var (portal, count, seconds, pid) = (
            new Uri(asked["portal"]), Whole(asked, "circuits"), Whole(asked, "seconds"), Whole(asked, "pid"));
        await using var books = Books(asked);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = portal };
        List<string> cookies = [];
        for (var number = 0; number < (count + PerPerson - 1) / PerPerson; number++)
            cookies.Add(await Official.SignInAsync(books, portal, number));

        await using (var first = await Circuit.OpenAsync(http, cookies[0], Clicks[0])) // What the first one pays for.
            foreach (var click in Clicks) await first.FollowAsync(click, IsRow, default);
        var before = Resident(pid);
        List<Circuit> circuits = [];
        for (var number = 0; number < count; number++)
            circuits.Add(await Circuit.OpenAsync(http, cookies[number / PerPerson], Clicks[0]));
        var opened = Resident(pid);

        var worked = Worked(pid);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var taken = await Task.WhenAll(circuits.Select((circuit, number) => ClickAsync(circuit, number, end.Token)));
        double[] clicks = [.. taken.SelectMany(one => one).Order()];
        Measure.Print("circuits", count, "circuits");
        Measure.Print("circuits.clicks", clicks.Length, $"clicks in {seconds} s");
        Measure.Print("circuits.median", clicks[clicks.Length / 2] * 1000, "ms");
        Measure.Print("circuits.p95", clicks[clicks.Length * 95 / 100] * 1000, "ms", "<= 300");
        Measure.Print("circuits.processor", (Worked(pid) - worked) * 1000 / clicks.Length, "ms a click");
        Measure.Print("circuits.worst", clicks[^1] * 1000, "ms");
        Measure.Print("circuits.memory, opened", (opened - before) / 1024.0 / count, "MiB a circuit");
        Measure.Print("circuits.memory, after", (Resident(pid) - before) / 1024.0 / count, "MiB a circuit", "<= 3");
        Measure.Print("circuits.errors", circuits.Sum(circuit => circuit.Errors.Count), "errors", "<= 0");
        foreach (var error in circuits.SelectMany(circuit => circuit.Errors).Distinct().Take(5))
            Console.Error.WriteLine(error);
        foreach (var circuit in circuits) await circuit.DisposeAsync();
    }

    // One to three seconds between two clicks, as of somebody who reads what she sees.
    private static async Task<List<double>> ClickAsync(Circuit circuit, int number, CancellationToken end)
    {
        var random = new Random(number);
        List<double> taken = [];
        string? next = null;
        var (from, here) = (Clicks[0], Clicks[0]);
        try
        {
            while (true)
            {
                await Task.Delay(random.Next(1_000, 3_000), end);
                var click = next is not null && random.Next(2) == 0 ? next : Clicks[random.Next(Clicks.Length)];
                if (click == here) continue; // Nothing would be drawn.
                (from, here) = (here, click);
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(end);
                patience.CancelAfter(TimeSpan.FromSeconds(30));
                var started = Stopwatch.GetTimestamp();
                var texts = await circuit.FollowAsync(click, IsRow, patience.Token);
                taken.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
                next = texts.FirstOrDefault(text => text.StartsWith("/payments?", StringComparison.Ordinal)
                    && text.Contains("page=after", StringComparison.Ordinal)); // Not the file's address.
            }
        }
        catch (OperationCanceledException)
        {
            if (!end.IsCancellationRequested) circuit.Errors.Add($"No rows within 30 seconds from {from} to {here}.");
            return taken;
        }
        catch (Exception broken)
        {
            circuit.Errors.Add(broken.Message);
            return taken;
        }
    }

    private static bool IsRow(string text) => text.StartsWith("/payments/", StringComparison.Ordinal);

    private static int Whole(Asked asked, string name) => int.Parse(asked[name], CultureInfo.InvariantCulture);

    // The keys are those of the portal, by its own variables of the environment.
    internal static ServiceProvider Books(Asked asked)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage:Engine"] = asked["engine"],
                ["ConnectionStrings:Eum"] = asked["connection"],
            }).Build();
        return new ServiceCollection().AddSingleton<IConfiguration>(settings).AddEumStorage(settings).AddEumIdentity()
            .BuildServiceProvider();
    }

    /// <summary>Seconds that the portal has kept processors busy.</summary>
    private static double Worked(int pid)
    {
        using var portal = Process.GetProcessById(pid);
        return portal.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>KiB of memory that the portal holds.</summary>
    private static double Resident(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status")
            .First(one => one.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
