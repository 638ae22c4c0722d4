using Eum.Admin.Desk;
using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Anchoring;
using Eum.Infrastructure.Storage.Audit;

namespace Eum.Admin.Features.Audit;

/// <summary>Writes the whole trail into one file that can be verified without the database.</summary>
public sealed class ExportAudit(FrontDesk desk, AuditExport export, AuditTrail trail, TimeProvider clock)
    : Errand<ExportAudit.Request, long>(desk)
{
    /// <param name="Target">Where the lines go.</param>
    /// <param name="Reason">Why it is taken away.</param>
    /// <param name="Address">접속지, for the record; empty for this machine's.</param>
    public sealed record Request(Stream Target, string Reason, string Address = "");

    public override Duty Duty { get; } = new("audit.export", Permissions.AuditTrailExport) { Export = true };

    protected override async Task<Outcome<long>> GoAsync(Officer officer, Request request, CancellationToken cancel)
    {
        if (request.Reason.Trim().Length < 10) return new Problem(nameof(Request.Reason), "내보내는 까닭을 10자 이상 적으세요.");

        // Before the first line leaves: who cannot be put on record takes nothing away.
        var line = Seen.By(officer, clock, request.Address, AuditActions.Download, Duty.UseCase);
        await trail.RecordAsync(line with { Reason = request.Reason.Trim() }, cancel);
        return await export.WriteAsync(request.Target, cancel);
    }
}
