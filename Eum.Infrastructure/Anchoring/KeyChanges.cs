using System.Globalization;
using Eum.Domain.Approvals;
using Eum.Domain.Audit;
using Eum.Infrastructure.Protection;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Anchoring;

/// <summary>Changes of keys, from the decision to the last cell.</summary>
public sealed class KeyChanges(
    IDbContextFactory<EumDbContext> database, KeyRotation rotation, AuditSealer sealer, TimeProvider clock)
{
    /// <summary>The key of now: its version, or its id.</summary>
    public static string NameOf(KeyKind kind, KeyRing ring, AuditSealer sealer)
    {
        ArgumentNullException.ThrowIfNull(ring);
        ArgumentNullException.ThrowIfNull(sealer);
        return kind == KeyKind.PersonalData ? Text(ring.Current) : sealer.Key.KeyId;
    }

    /// <summary>Whether a change of this kind is decided and not done.</summary>
    public static Task<bool> IsUnderWayAsync(EumDbContext db, KeyKind kind, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.KeyChanges.AnyAsync(row => row.Kind == kind && row.DoneAt == null, cancel);
    }

    /// <summary>Writes down, in the transaction of the approval, what is to be done. Saved by the caller.</summary>
    public static async Task DecideAsync(
        EumDbContext db, KeyKind kind, string from, long? proposal, DateTime now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var last = await db.KeyChanges.MaxAsync(row => (int?)row.ChangeNo, cancel) ?? 0;
        db.KeyChanges.Add(new()
        {
            ChangeNo = last + 1,
            Kind = kind,
            FromKey = from,
            ProposalNo = proposal,
            DecidedAt = now,
        });
    }

    /// <summary>
    /// Does what is decided and not done. Broken off anywhere and begun again, also by several at once, it ends with
    /// one new key.
    /// </summary>
    /// <returns>How many changes were brought to their end.</returns>
    public async Task<int> FinishAsync(string actor, Action<long>? progress, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var open = await db.KeyChanges.AsNoTracking()
            .Where(row => row.DoneAt == null && db.Proposals.Any(proposal =>
                proposal.ProposalNo == row.ProposalNo && proposal.State == ProposalState.Approved))
            .OrderBy(row => row.ChangeNo).ToListAsync(cancel);
        foreach (var change in open)
        {
            var to = change.Kind == KeyKind.PersonalData
                ? Text((await rotation.RunAsync(actor, Next(change.FromKey), progress, cancel)).Version)
                : await ChangeSigningAsync(change, actor, cancel);
            await DoneAsync(change, to, actor, cancel);
        }

        return open.Count;
    }

    private async Task<string> ChangeSigningAsync(KeyChangeRow change, string actor, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        var entry = new AuditEntry(
            clock.GetUtcNow().UtcDateTime, actor, "열쇠 교체 시작", $"keys/{change.Kind}", change.FromKey);
        if (await db.SaveAsync(entry, cancel) is { } failed) throw new InvalidOperationException(failed.Message);
        return SigningKey.Change(sealer.Options.KeyFile, change.FromKey);
    }

    private async Task DoneAsync(KeyChangeRow change, string to, string actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await database.CreateDbContextAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var done = await db.KeyChanges.Where(row => row.ChangeNo == change.ChangeNo && row.DoneAt == null)
            .ExecuteUpdateAsync(
                row => row.SetProperty(r => r.DoneAt, (DateTime?)now).SetProperty(r => r.ToKey, to), cancel);
        if (done == 0) return; // Another has said so.
        var entry = new AuditEntry(now, actor, "열쇠 바뀜", $"keys/{change.Kind}", $"{change.FromKey} → {to}");
        if (await db.SaveAsync(entry, cancel) is { } failed) throw new InvalidOperationException(failed.Message);
        await transaction.CommitAsync(cancel);
    }

    private static int Next(string version) => int.Parse(version, CultureInfo.InvariantCulture) + 1;

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
