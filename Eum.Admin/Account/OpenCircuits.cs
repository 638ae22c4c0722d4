using System.Collections.Concurrent;

namespace Eum.Admin.Account;

/// <summary>
/// Which browsers hold a connection to a circuit, by session: counted, and cut when the session ends.
/// </summary>
internal sealed class OpenCircuits
{
    private readonly ConcurrentDictionary<HttpContext, Holder> _open = new();

    public int Total => _open.Count;

    public IReadOnlyCollection<string> Sessions => [.. _open.Values.Select(holder => holder.SessionId).Distinct()];

    public int Of(Guid userId) => _open.Values.Count(holder => holder.UserId == userId);

    public void Add(HttpContext connection, Guid userId, string sessionId) =>
        _open[connection] = new(userId, sessionId);

    public void Remove(HttpContext connection) => _open.TryRemove(connection, out _);

    /// <summary>
    /// Cuts all connections of these sessions. Their browsers ask why and are shown the sign-in page.
    /// </summary>
    public void Close(IEnumerable<string> sessionIds)
    {
        var ended = sessionIds.ToHashSet(StringComparer.Ordinal);
        foreach (var (connection, holder) in _open)
            if (ended.Contains(holder.SessionId))
                connection.Abort();
    }

    private sealed record Holder(Guid UserId, string SessionId);
}
