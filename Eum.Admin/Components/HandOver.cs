using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;

namespace Eum.Admin.Components;

/// <summary>
/// Keeps what a page read for its first rendering until its circuit takes it over a moment later, so that nothing is
/// read twice and nothing flickers. It stays on the server: a list may be larger than a circuit's first message.
/// </summary>
public sealed class HandOver : IDisposable
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(30);
    private readonly MemoryCache _seen = new(new MemoryCacheOptions { SizeLimit = 500 });

    /// <summary>Keeps it and gives the ticket to fetch it with.</summary>
    public string Put(object seen)
    {
        var ticket = RandomNumberGenerator.GetHexString(32);
        _seen.Set(ticket, seen, new MemoryCacheEntryOptions
        {
            Size = 1,
            AbsoluteExpirationRelativeToNow = LongEnough,
        });
        return ticket;
    }

    /// <summary>What the ticket stands for, once; null when it is gone.</summary>
    public T? Take<T>(string? ticket)
        where T : class
    {
        if (ticket is null || !_seen.TryGetValue(ticket, out var seen)) return null;

        _seen.Remove(ticket);
        return seen as T;
    }

    public void Dispose() => _seen.Dispose();
}
