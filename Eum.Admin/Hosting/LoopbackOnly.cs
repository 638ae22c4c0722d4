using System.Net;

namespace Eum.Admin.Hosting;

/// <summary>An address the portal must not open. The message is a sentence for whoever started it.</summary>
public sealed class RefusedAddressException(string message) : Exception(message);

/// <summary>
/// Keeps the portal on the machine it runs on: until there is a sign-in, whoever reaches it sees everything.
/// </summary>
internal static class LoopbackOnly
{
    // Kestrel binds these to any address.
    private static readonly string[] EveryInterface = ["http_ports", "https_ports"];

    /// <summary>Settles the addresses to listen on from the settings, or refuses them.</summary>
    public static void Enforce(WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        foreach (var endpoint in settings.GetSection("Kestrel:Endpoints").GetChildren())
            Check(endpoint["Url"] ?? endpoint.Path);

        var addresses = (settings[WebHostDefaults.ServerUrlsKey] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var address in addresses) Check(address);

        if (addresses.Length == 0)
        {
            foreach (var key in EveryInterface.Where(key => !string.IsNullOrWhiteSpace(settings[key])))
                throw Refused($"{key}={settings[key]}");
            builder.WebHost.UseUrls(PortalHost.DefaultAddress);
        }

        builder.WebHost.UseSetting("http_ports", null).UseSetting("https_ports", null);
    }

    /// <summary>Whether a name or number in a Host header, an Origin or an address is this machine itself.</summary>
    public static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var number) && IPAddress.IsLoopback(number));

    private static void Check(string address)
    {
        var loopback = BindingAddress.TryParse(address, out var parsed) && IsLoopback(parsed.Host);
        if (!loopback) throw Refused(address);
    }

    private static RefusedAddressException Refused(string address) => new(
        $"'{address}'에서는 포털을 열지 않습니다. 아직 로그인이 없어 이 컴퓨터(127.0.0.1, localhost)에서만 열 수 있습니다.");
}

file static class BindingAddress
{
    public static bool TryParse(string address, out Microsoft.AspNetCore.Http.BindingAddress parsed)
    {
        try
        {
            parsed = Microsoft.AspNetCore.Http.BindingAddress.Parse(address);
            return !parsed.IsUnixPipe && !parsed.IsNamedPipe;
        }
        catch (FormatException)
        {
            parsed = null!;
            return false;
        }
    }
}
