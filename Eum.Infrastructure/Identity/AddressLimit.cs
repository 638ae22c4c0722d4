using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Eum.Infrastructure.Identity;

/// <summary>
/// How many failed tries an address has in a minute, whatever accounts it tries: an outsider gets no further, and
/// those at other addresses notice nothing.
/// </summary>
public sealed class AddressLimit(TimeProvider clock)
{
    public const int TriesAMinute = 20;
    private const int Remembered = 10_000;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, Window> _windows = new();

    /// <summary>Null where the address may try; else how long it has to wait.</summary>
    public TimeSpan? Take(string address)
    {
        var now = clock.GetUtcNow();
        if (_windows.Count > Remembered) Forget(now);
        var window = _windows.AddOrUpdate(
            Network(address),
            _ => new(now, 1),
            (_, before) => now - before.Start >= Minute ? new(now, 1) : before with { Tries = before.Tries + 1 });
        return window.Tries <= TriesAMinute ? null : window.Start + Minute - now;
    }

    /// <summary>The try was a right one: it does not count.</summary>
    public void GiveBack(string address)
    {
        var network = Network(address);
        while (_windows.TryGetValue(network, out var window) && window.Tries > 0)
            if (_windows.TryUpdate(network, window with { Tries = window.Tries - 1 }, window))
                return;
    }

    // A host on IPv6 owns a whole /64.
    private static string Network(string address)
    {
        if (!IPAddress.TryParse(address, out var ip)) return address;
        if (ip.IsIPv4MappedToIPv6) ip = ip.MapToIPv4();
        return ip.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(ip.GetAddressBytes().AsSpan(0, 8))
            : ip.ToString();
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (address, window) in _windows)
            if (now - window.Start >= Minute)
                _windows.TryRemove(new(address, window));
    }

    private sealed record Window(DateTimeOffset Start, int Tries);
}
