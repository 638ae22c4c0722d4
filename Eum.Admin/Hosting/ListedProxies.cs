using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Hosting;

/// <summary>Whose word about client and TLS is taken: of the listed proxies alone, and of the last hop alone.</summary>
internal sealed class ListedProxies(IOptions<PortalOptions> portal) : IConfigureOptions<ForwardedHeadersOptions>
{
    public void Configure(ForwardedHeadersOptions options)
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in portal.Value.ProxyAddresses) options.KnownProxies.Add(IPAddress.Parse(proxy));
        options.ForwardedHeaders = portal.Value.ProxyAddresses.Count == 0
            ? ForwardedHeaders.None
            : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.ForwardLimit = 1;
    }
}
