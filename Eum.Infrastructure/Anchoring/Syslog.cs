using System.Net.Sockets;
using System.Text;

namespace Eum.Infrastructure.Anchoring;

/// <summary>Sends a checkpoint to another machine's log (RFC 5424): facility 13 (audit), severity 5.</summary>
internal static class Syslog
{
    private const int Priority = (13 * 8) + 5;

    /// <param name="target">udp://host:port or unix:///path.</param>
    /// <returns>Whether it was handed over; the network may still lose it: the file is the anchor.</returns>
    public static bool Send(string target, string host, DateTime at, string message)
    {
        var head = $"<{Priority}>1 {at:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {host} eum {Environment.ProcessId} checkpoint -";
        try
        {
            Send(new Uri(target), Encoding.UTF8.GetBytes($"{head} {message}"));
            return true;
        }
        catch (Exception broken) when (broken is SocketException or UriFormatException or ArgumentException)
        {
            return false;
        }
    }

    private static void Send(Uri target, byte[] bytes)
    {
        if (target.Scheme == "unix")
        {
            using var local = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            local.SendTo(bytes, new UnixDomainSocketEndPoint(target.LocalPath));
            return;
        }

        using var remote = new UdpClient();
        remote.Send(bytes, bytes.Length, target.Host, target.Port > 0 ? target.Port : 514);
    }
}
