using Eum.Domain.Audit;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Anchoring;

/// <summary>
/// 파기: destroys the entries of whole blocks that are older than the books keep them, and leaves a signed tombstone
/// from which the chain goes on. Only what has been anchored goes, so the file outside still says it was there.
/// </summary>
public sealed class AuditPurge(AuditSealer sealer, TimeProvider clock)
{
    /// <summary>The law's least (안전성 확보조치 기준 제8조), whatever the settings say.</summary>
    public const int LeastYears = 2;

    /// <summary>Why it cannot be; null where it can.</summary>
    /// <param name="before">Entries of this day (KST) and later stay.</param>
    public Problem? Problem(DateOnly before)
    {
        var today = KoreanTime.BusinessDate(clock.GetUtcNow().UtcDateTime);
        var years = Math.Max(LeastYears, sealer.Options.KeepYears);
        return before > today.AddYears(-years)
            ? new(nameof(before), $"접속기록은 {years}년 동안 보관합니다. {today.AddYears(-years):yyyy-MM-dd} 이전 것만 파기할 수 있습니다.")
            : null;
    }

    /// <summary>The last entry that would go, and how many; null where nothing is old enough.</summary>
    public static async Task<(long LastEntry, long Entries)?> ReachAsync(
        EumDbContext db, DateOnly before, CancellationToken cancel)
    {
        var end = KoreanTime.StartOf(before);
        var kept = await db.AuditEntries.Where(row => row.At >= end).MinAsync(row => (long?)row.EntryNo, cancel)
            ?? long.MaxValue;
        var anchored = await db.AuditCheckpoints.MaxAsync(row => (long?)row.EntryNo, cancel) ?? 0;
        var last = await db.AuditBlocks.Where(row => row.LastEntry < kept && row.LastEntry <= anchored)
            .MaxAsync(row => (long?)row.LastEntry, cancel) ?? 0;
        var entries = await db.AuditEntries.LongCountAsync(row => row.EntryNo <= last, cancel);
        return entries == 0 ? null : (last, entries);
    }

    /// <summary>Runs in the transaction of the approval.</summary>
    public async Task<Problem?> RunAsync(EumDbContext db, DateOnly before, string reason, CancellationToken cancel)
    {
        if (Problem(before) is { } tooEarly) return tooEarly;
        if (await ReachAsync(db, before, cancel) is not { } reach) return new Problem("", "파기할 기록이 없습니다.");

        var last = await db.AuditEntries.AsNoTracking().SingleAsync(row => row.EntryNo == reach.LastEntry, cancel);
        var number = await db.AuditTombstones.MaxAsync(row => (long?)row.TombstoneNo, cancel) ?? 0;
        var now = clock.GetUtcNow().UtcDateTime;
        var key = sealer.Key;
        var tombstone = new AuditTombstone(
            number + 1, last.EntryNo, last.Hash, last.At, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)),
            AuditText.Kept(reason, 600), key.KeyId);
        db.AuditTombstones.Add(AuditTombstoneRow.Of(tombstone, key.Sign(tombstone.CanonicalText())));
        await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteSqlAsync(
            $"DELETE FROM audit_entries WHERE entry_no <= {reach.LastEntry}", cancel);
        return null;
    }
}
