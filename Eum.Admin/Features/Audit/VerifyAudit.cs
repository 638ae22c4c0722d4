using Eum.Admin.Desk;
using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Anchoring;
using Eum.Infrastructure.Storage.Audit;

namespace Eum.Admin.Features.Audit;

/// <summary>무결성 확인: recomputes the whole trail, and the books as far as they were signed.</summary>
public sealed class VerifyAudit(FrontDesk desk, AuditVerifier verifier, AuditTrail trail, TimeProvider clock)
    : Errand<VerifyAudit.Request, AuditVerification>(desk)
{
    /// <param name="Progress">Told how many entries have been seen.</param>
    /// <param name="Address">접속지, for the record; empty for this machine's.</param>
    public sealed record Request(Action<long>? Progress, string Address = "");

    public override Duty Duty { get; } = new("audit.verify", Permissions.AuditTrailVerify);

    protected override async Task<Outcome<AuditVerification>> GoAsync(
        Officer officer, Request request, CancellationToken cancel)
    {
        var found = await verifier.RunAsync(request.Progress, cancel);
        await trail.RecordAsync(
            Seen.By(officer, clock, request.Address, Duty.UseCase, found.Ok ? "이상 없음" : found.Findings[0].Sentence),
            cancel);
        return found;
    }
}

/// <summary>Lines for those who read the record itself.</summary>
internal static class Seen
{
    public static AuditEntry By(Officer officer, TimeProvider clock, string address, string action, string details) =>
        new(clock.GetUtcNow().UtcDateTime, officer.Account, action, "audit", details)
        {
            ActorId = officer.IsMachine ? null : officer.Id,
            EmployeeNo = officer.EmployeeNo,
            Address = address,
            Result = AuditResult.Seen,
        };
}
