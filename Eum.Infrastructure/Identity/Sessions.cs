using System.Security.Cryptography;
using Eum.Domain.Audit;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Eum.Infrastructure.Identity;

/// <summary>A sign-in that has begun.</summary>
/// <param name="TakenOver">The session elsewhere that ended for it; null where there was none.</param>
public sealed record StartedSession(SessionRow Session, SessionRow? TakenOver);

/// <summary>A session now: alive, or ended and why.</summary>
/// <param name="IdleUntil">UTC: when it ends unless something is pressed.</param>
/// <param name="EndsAt">UTC: when it ends in any case.</param>
public sealed record SessionStanding(
    SessionRow Session, AppUser User, SessionEnd? Ended, DateTime IdleUntil, DateTime EndsAt)
{
    public bool IsAlive => Ended is null;
}

/// <summary>
/// Who is signed in, decided from the database at every request and command: a cookie is a claim, never a right.
/// </summary>
public sealed class Sessions(
    IDbContextFactory<EumDbContext> database, IOptions<SessionLimits> options, TimeProvider clock)
{
    private const int DeviceLength = 200;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Begins one; where the account has as many as it may, the oldest end.</summary>
    public async Task<StartedSession> StartAsync(
        AppUser user, string factor, string address, string device, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(user);
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var now = Now;
        // The account's row is taken first: of two sign-ins at once the second sees the first's session.
        await db.Users.Where(row => row.Id == user.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(u => u.LastSignInAt, (DateTime?)now), cancel);
        var live = await db.Set<SessionRow>().Where(row => row.UserId == user.Id && row.EndedAt == null)
            .OrderByDescending(row => row.StartedAt).ToListAsync(cancel);
        foreach (var over in live.Skip(options.Value.PerAccount - 1))
            (over.EndedAt, over.EndedBy) = (now, EndOf(over, user, now) ?? SessionEnd.TakenOver);
        var session = new SessionRow
        {
            SessionId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            UserId = user.Id,
            SecurityStamp = user.SecurityStamp ?? "",
            StartedAt = now,
            SeenAt = now,
            SteppedUpAt = now,
            Address = address,
            Device = device[..Math.Min(device.Length, DeviceLength)],
        };
        db.Add(session);
        await Account.RecordAsync(db, Account.Entry(now, user, AuditActions.SignIn, address, factor), cancel);
        await transaction.CommitAsync(cancel);
        return new(session, live.FirstOrDefault(row => row.EndedBy == SessionEnd.TakenOver));
    }

    /// <summary>The session as it stands now; null where there never was one of this name.</summary>
    public async Task<SessionStanding?> FindAsync(string sessionId, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        return await FindAsync(db, sessionId, cancel);
    }

    /// <summary>The same within the caller's transaction.</summary>
    public async Task<SessionStanding?> FindAsync(EumDbContext db, string sessionId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await (from session in db.Set<SessionRow>().AsNoTracking()
                           join user in db.Users.AsNoTracking() on session.UserId equals user.Id
                           where session.SessionId == sessionId
                           select new { Session = session, User = user }).FirstOrDefaultAsync(cancel);
        return found is null ? null : StandingOf(found.Session, found.User);
    }

    /// <summary>Those of these sessions that have ended.</summary>
    public async Task<IReadOnlyList<SessionStanding>> EndedAsync(
        IReadOnlyCollection<string> sessionIds, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var found = await (from session in db.Set<SessionRow>().AsNoTracking()
                           join user in db.Users.AsNoTracking() on session.UserId equals user.Id
                           where sessionIds.Contains(session.SessionId)
                           select new { Session = session, User = user }).ToListAsync(cancel);
        return [.. found.Select(row => StandingOf(row.Session, row.User)).Where(standing => !standing.IsAlive)];
    }

    /// <summary>Something was pressed in it: its idle time begins anew.</summary>
    public async Task<SessionStanding?> TouchAsync(string sessionId, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        if (await FindAsync(db, sessionId, cancel) is not { IsAlive: true } standing) return null;

        var now = Now;
        await db.Set<SessionRow>().Where(row => row.SessionId == sessionId && row.EndedAt == null)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.SeenAt, now), cancel);
        standing.Session.SeenAt = now;
        return StandingOf(standing.Session, standing.User);
    }

    /// <summary>The person has just proven with a factor that it is she.</summary>
    public async Task StepUpAsync(string sessionId, string address, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await FindAsync(db, sessionId, cancel) is not { IsAlive: true } standing) return;

        var now = Now;
        await db.Set<SessionRow>().Where(row => row.SessionId == sessionId)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.SteppedUpAt, now), cancel);
        await Account.RecordAsync(db, Account.Entry(now, standing.User, "본인 재확인", address, ""), cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Ends it, or with it all of the account's.</summary>
    public async Task SignOutAsync(string sessionId, bool everywhere, string address, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await FindAsync(db, sessionId, cancel) is not { } standing) return;

        var now = Now;
        var reason = everywhere ? SessionEnd.SignedOutEverywhere : SessionEnd.SignedOut;
        await db.Set<SessionRow>()
            .Where(row => row.EndedAt == null
                && (row.SessionId == sessionId || (everywhere && row.UserId == standing.User.Id)))
            .ExecuteUpdateAsync(
                row => row.SetProperty(r => r.EndedAt, (DateTime?)now).SetProperty(r => r.EndedBy, (SessionEnd?)reason),
                cancel);
        await Account.RecordAsync(
            db, Account.Entry(now, standing.User, AuditActions.SignOut, address, everywhere ? "모든 곳" : ""), cancel);
        await transaction.CommitAsync(cancel);
    }

    private SessionStanding StandingOf(SessionRow session, AppUser user) => new(
        session, user, EndOf(session, user, Now),
        session.SeenAt + options.Value.Idle, session.StartedAt + options.Value.Longest);

    private SessionEnd? EndOf(SessionRow session, AppUser user, DateTime now)
    {
        if (session.EndedAt is not null) return session.EndedBy;
        if (user.DisabledAt is not null) return SessionEnd.Disabled;
        if (session.SecurityStamp != user.SecurityStamp) return SessionEnd.Changed;
        if (now >= session.StartedAt + options.Value.Longest) return SessionEnd.TooLong;
        return now >= session.SeenAt + options.Value.Idle ? SessionEnd.Idle : null;
    }
}
