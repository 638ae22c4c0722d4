using Eum.Admin.Desk;
using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Anchoring;
using Eum.Infrastructure.Storage.Audit;

namespace Eum.Admin.Features.Audit;

/// <summary>Seals what was written down, and lets a signed checkpoint leave the database now.</summary>
public sealed class AnchorAudit(FrontDesk desk, AuditSealer sealer, AuditTrail trail, TimeProvider clock)
    : Errand<AnchorAudit.Request, AuditCheckpoint>(desk)
{
    public sealed record Request;

    public override Duty Duty { get; } = new("audit.anchor", Permissions.AuditAnchorWrite);

    protected override async Task<Outcome<AuditCheckpoint>> GoAsync(
        Officer officer, Request request, CancellationToken cancel)
    {
        // First: the checkpoint then covers the line that tells who asked for it.
        await trail.RecordAsync(Seen.By(officer, clock, "", Duty.UseCase, ""), cancel);
        return await sealer.AnchorAsync(cancel) is { } checkpoint
            ? checkpoint
            : new Problem("", "아직 남겨진 기록이 없습니다.");
    }
}
