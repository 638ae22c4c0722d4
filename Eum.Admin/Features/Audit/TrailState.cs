using Eum.Admin.Desk;
using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Anchoring;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Audit;

/// <summary>How long the trail is, and how far it is sealed and anchored.</summary>
/// <param name="KeyId">SHA-256 of the public key: what an auditor writes down.</param>
/// <param name="InFile">Whether the last checkpoint is in the file outside, too.</param>
public sealed record TrailStateView(
    long Entries, DateTime? LastAt, long SealedTo, AuditCheckpoint? LastAnchor, bool InFile, string KeyId);

/// <summary>무결성: the state of the chain at a glance, without recomputing it.</summary>
public sealed class TrailState(FrontDesk desk, AuditSealer sealer) : Question<TrailState.Request, TrailStateView>(desk)
{
    public sealed record Request;

    public override Duty Duty { get; } = new("audit.state", Permissions.AuditTrailVerify);

    protected override async Task<Outcome<TrailStateView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var db = reading.Db;
        var last = await db.AuditEntries.OrderByDescending(row => row.EntryNo).FirstOrDefaultAsync(cancel);
        var sealedTo = await db.AuditBlocks.MaxAsync(row => (long?)row.LastEntry, cancel) ?? 0;
        var checkpoint = await db.AuditCheckpoints.OrderByDescending(row => row.CheckpointNo)
            .FirstOrDefaultAsync(cancel);
        return new TrailStateView(
            last?.EntryNo ?? 0, last?.At, sealedTo, checkpoint?.ToCheckpoint(),
            checkpoint is not null
            && new AnchorFile(sealer.Options.AnchorFile).LastNo() == checkpoint.CheckpointNo,
            sealer.Key.KeyId);
    }
}
