using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Eum.Admin.Account;

/// <summary>Challenges given to devices: each is taken back once, within five minutes, or never.</summary>
internal sealed class PasskeyChallenges(TimeProvider clock)
{
    private const int Most = 10_000;
    private static readonly TimeSpan Lives = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (string State, DateTimeOffset Until)> _given = new();

    /// <returns>The ticket that belongs to it; null where too many are out.</returns>
    public string? Give(string state)
    {
        var now = clock.GetUtcNow();
        if (_given.Count >= Most)
            foreach (var (old, challenge) in _given)
                if (challenge.Until <= now)
                    _given.TryRemove(old, out _);
        if (_given.Count >= Most) return null;

        var ticket = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _given[ticket] = (state, now + Lives);
        return ticket;
    }

    public string? Take(string ticket) =>
        _given.TryRemove(ticket, out var challenge) && challenge.Until > clock.GetUtcNow() ? challenge.State : null;
}
