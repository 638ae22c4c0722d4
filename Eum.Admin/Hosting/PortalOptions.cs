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
}

internal sealed class PortalOptionsCheck : IValidateOptions<PortalOptions>
{
    public ValidateOptionsResult Validate(string? name, PortalOptions options)
    {
        List<string> failures = [];
        if (options.KeepCircuitMinutes is < 1 or > 60)
            failures.Add($"Portal:KeepCircuitMinutes는 1에서 60 사이여야 합니다 (지금 {options.KeepCircuitMinutes}).");
        if (options.KeepCircuits is < 1 or > 10_000)
            failures.Add($"Portal:KeepCircuits는 1에서 10000 사이여야 합니다 (지금 {options.KeepCircuits}).");

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}

internal sealed class CircuitLimits(IOptions<PortalOptions> portal) : IConfigureOptions<CircuitOptions>
{
    public void Configure(CircuitOptions options)
    {
        options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(portal.Value.KeepCircuitMinutes);
        options.DisconnectedCircuitMaxRetained = portal.Value.KeepCircuits;
    }
}
