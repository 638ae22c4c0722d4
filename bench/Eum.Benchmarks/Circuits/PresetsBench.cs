using Eum.Admin.Features.Statistics;

namespace Eum.Benchmarks.Circuits;

/// <summary>Every preset of the statistics over HTTP, as a browser asks for its page, table and all.</summary>
internal static class PresetsBench
{
    private const int Readings = 20;

    public static async Task RunAsync(Asked asked)
    {
        var portal = new Uri(asked["portal"]);
        await using var books = CircuitsBench.Books(asked);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = portal };
        http.DefaultRequestHeaders.Add("Cookie", await Official.SignInAsync(books, portal, 0));
        for (var reading = 0; reading < Readings; reading++) // What a portal pays for in its first minute.
            foreach (var preset in StatisticPresets.All) await SecondsAsync(http, preset);
        var slowest = 0.0;
        foreach (var preset in StatisticPresets.All)
        {
            List<double> taken = [];
            for (var reading = 0; reading < Readings * asked.Rounds; reading++)
                taken.Add(await SecondsAsync(http, preset));
            Measure.Print($"presets.http.{preset.Code}", Measure.Median(taken) * 1000, "ms");
            slowest = Math.Max(slowest, Measure.Median(taken));
        }

        Measure.Print("presets.http.slowest", slowest * 1000, "ms", "<= 20");
    }

    private static Task<double> SecondsAsync(HttpClient http, StatisticPreset preset) =>
        Measure.SecondsAsync(async () =>
        {
            var page = await http.GetStringAsync(new Uri(preset.Address, UriKind.Relative));
            if (!page.Contains("statistic-notes", StringComparison.Ordinal))
                throw new DisagreementException($"The page of {preset.Code} came without its figures.");
        });
}
