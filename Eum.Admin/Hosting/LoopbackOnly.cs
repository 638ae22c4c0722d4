using System.Net;

namespace Eum.Admin.Hosting;

/// <summary>An address the portal must not open, or a production that is not safe. The message is a sentence.</summary>
public sealed class RefusedAddressException(string message) : Exception(message);

/// <summary>
/// Where the portal may listen: on a development machine for itself; for others by https and under a name, or behind a
/// proxy that is named.
/// </summary>
internal static class LoopbackOnly
{
    // Kestrel binds these to any address.
    private static readonly string[] EveryInterface = ["http_ports", "https_ports"];

    /// <summary>Settles the addresses to listen on from the settings, or refuses them.</summary>
    public static void Enforce(WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        var portal = settings.GetSection(PortalOptions.Section).Get<PortalOptions>() ?? new();
        foreach (var endpoint in settings.GetSection("Kestrel:Endpoints").GetChildren())
            Check(endpoint["Url"] ?? endpoint.Path, portal, builder.Environment);

        var addresses = (settings[WebHostDefaults.ServerUrlsKey] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (addresses.Length == 0 && !settings.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            foreach (var key in EveryInterface.Where(key => !string.IsNullOrWhiteSpace(settings[key])))
                throw Refused($"{key}={settings[key]}");
            addresses = [PortalHost.DefaultAddress];
            builder.WebHost.UseUrls(PortalHost.DefaultAddress);
        }

        foreach (var address in addresses) Check(address, portal, builder.Environment);

        builder.WebHost.UseSetting("http_ports", null).UseSetting("https_ports", null);
    }

    /// <summary>Whether a name or number in a Host header, an Origin or an address is this machine itself.</summary>
    public static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var number) && IPAddress.IsLoopback(number));

    private static void Check(string address, PortalOptions portal, IHostEnvironment environment)
    {
        if (!BindingAddress.TryParse(address, out var parsed)) throw Refused(address);

        var isHttps = string.Equals(parsed.Scheme, Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase);
        var isSafe = IsLoopback(parsed.Host)
            ? isHttps || environment.IsDevelopment() || portal.ProxyAddresses.Count > 0
            : portal.HostNames.Count > 0 && (isHttps || portal.ProxyAddresses.Count > 0);
        if (!isSafe) throw Refused(address);
    }

    private static RefusedAddressException Refused(string address) => new(
        $"'{address}'에서는 포털을 열지 않습니다. 다른 컴퓨터에는 https로, 설정 Portal:Hosts에 적은 이름으로 엽니다(TLS를 앞단 프록시가 맡으면 "
        + "그 주소를 Portal:Proxies에 적습니다). 개발 환경의 http는 이 컴퓨터(127.0.0.1, localhost)에서만 열 수 있습니다.");
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
