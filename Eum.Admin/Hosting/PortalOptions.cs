using System.Net;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Hosting;

/// <summary>The section <c>Portal</c> of the settings.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>How long a page whose connection broke can still come back with all it held.</summary>
    public int KeepCircuitMinutes { get; set; } = 5;

    /// <summary>How many such pages are kept at once (about 3 MB each).</summary>
    public int KeepCircuits { get; set; } = 200;

    /// <summary>How many pages are live at once, in all.</summary>
    public int Circuits { get; set; } = 500;

    /// <summary>How many of them one person has.</summary>
    public int CircuitsPerPerson { get; set; } = 5;

    /// <summary>
    /// The names the portal answers to besides this machine's own, separated by ; (the first is the passkeys').
    /// </summary>
    public string Hosts { get; set; } = "";

    /// <summary>Addresses of the proxies whose word about the client and TLS is taken, separated by ;.</summary>
    public string Proxies { get; set; } = "";

    public IReadOnlyList<string> HostNames => Split(Hosts);

    public IReadOnlyList<string> ProxyAddresses => Split(Proxies);

    private static string[] Split(string list) =>
        list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal sealed class PortalOptionsCheck : IValidateOptions<PortalOptions>
{
    public ValidateOptionsResult Validate(string? name, PortalOptions options)
    {
        List<string> failures = [];
        Between(nameof(options.KeepCircuitMinutes), options.KeepCircuitMinutes, 60);
        Between(nameof(options.KeepCircuits), options.KeepCircuits, 10_000);
        Between(nameof(options.Circuits), options.Circuits, 10_000);
        Between(nameof(options.CircuitsPerPerson), options.CircuitsPerPerson, 20);
        foreach (var proxy in options.ProxyAddresses.Where(proxy => !IPAddress.TryParse(proxy, out _)))
            failures.Add($"Portal:Proxies의 '{proxy}'은(는) IP 주소가 아닙니다.");

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Between(string setting, int value, int most)
        {
            if (value < 1 || value > most)
                failures.Add($"Portal:{setting}는 1에서 {most} 사이여야 합니다 (지금 {value}).");
        }
    }
}

internal sealed class CircuitLimits(IOptions<PortalOptions> portal) : IConfigureOptions<CircuitOptions>
{
    public void Configure(CircuitOptions options)
    {
        options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(portal.Value.KeepCircuitMinutes);
        options.DisconnectedCircuitMaxRetained = portal.Value.KeepCircuits;
        options.PersistedCircuitInMemoryMaxRetained = 0; // A circuit that is gone is gone: its person may be too.
        options.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromSeconds(1);
    }
}
