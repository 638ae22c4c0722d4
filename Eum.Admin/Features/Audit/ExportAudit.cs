using Eum.Admin.Desk;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Anchoring;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Audit;

/// <summary>Writes the whole trail into one file that can be verified without the database.</summary>
public sealed class ExportAudit(FrontDesk desk, AuditExport export) : Download<ExportAudit.Request>(desk)
{
    public sealed record Request;

    public override Duty Duty { get; } = new("audit.export", Permissions.AuditTrailExport)
    {
        City = true,
        Export = true,
    };

    public override string Name => "감사 기록 전체";

    protected override int? DistrictOf(Request request) => null;

    protected override string SubjectOf(Request request) => "audit";

    // The people in it are keyed hashes.
    protected override async Task<Outcome<DownloadSize>> SizeAsync(
        Reading reading, Request request, CancellationToken cancel) =>
        new DownloadSize(await reading.Db.AuditEntries.LongCountAsync(cancel), 0);

    protected override async Task<Outcome<WrittenFile>> WriteAsync(
        Reading reading, Request request, DownloadMark mark, Stream target, CancellationToken cancel) =>
        new WrittenFile(
            $"audit-{mark.No}.jsonl", "application/jsonl",
            new(await export.WriteAsync(target, $"{mark}, {mark.Reason}", cancel), 0));
}
