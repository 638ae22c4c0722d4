using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Eum.Admin.Desk;
using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Exports;
using Eum.Infrastructure.Uploads;

namespace Eum.Admin.Features.Exports;

/// <summary>
/// A ticket for an own export: it opens that file once, within five minutes, for the session that asked and no other.
/// </summary>
public sealed class TicketForExport(FrontDesk desk) : Change<TicketForExport.Request, string>(desk)
{
    public static readonly TimeSpan Lives = TimeSpan.FromMinutes(5);

    public sealed record Request(Guid Job);

    public override Duty Duty { get; } = new("exports.ticket", Permissions.StatisticsReportsExport);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<string>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        if (work.Caller.SessionId is not { } session) return Refusals.NotFound;
        var row = await work.Db.Exports.FindAsync([request.Job], cancel);
        if (row is null || !ExportRules.MayTake(work, row)) return Refusals.NotFound;

        var ticket = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        work.Db.ExportTickets.Add(new()
        {
            Hash = ExportRules.HashOf(ticket),
            JobId = row.JobId,
            OfficerId = work.Officer.Id,
            Session = ExportRules.HashOf(session),
            Until = work.Now + Lives,
        });
        work.Audit("내려받기 표", $"download/{row.DownloadNo}", $"job/{row.JobId}");
        return ticket;
    }
}

/// <summary>Hands an export over for its ticket. Wrong, used, late or another's: it is as if there were none.</summary>
public sealed class TakeExport(FrontDesk desk, ExportFolder folder) : Change<TakeExport.Request, ExportedFile>(desk)
{
    public sealed record Request(string Ticket);

    public override Duty Duty { get; } = new("exports.take", Permissions.StatisticsReportsExport);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<ExportedFile>> DecideAsync(
        Work work, Request request, CancellationToken cancel)
    {
        if (work.Caller.SessionId is not { } session) return Refusals.NotFound;
        var ticket = await work.Db.ExportTickets.FindAsync([ExportRules.HashOf(request.Ticket)], cancel);
        if (ticket is null || ticket.OfficerId != work.Officer.Id || ticket.Session != ExportRules.HashOf(session)
            || ticket.UsedAt is not null || ticket.Until <= work.Now) return Refusals.NotFound;
        var row = await work.Db.Exports.FindAsync([ticket.JobId], cancel);
        if (row is null || !ExportRules.MayTake(work, row)) return Refusals.NotFound;
        using (var there = folder.Open(row.Stored))
            if (there is null) return new Problem("", "이 파일은 다른 서버에 있거나 지워졌습니다. 다시 만들어 주세요.");

        ticket.UsedAt = work.Now; // Of two who come at once the version lets one through.
        row.Taken++;
        var line = work.By.Line(AuditActions.Download, $"download/{row.DownloadNo}", $"export sha256={row.Sha256}");
        work.Record(line with
        {
            Reason = row.Reason,
            District = row.District,
            Result = AuditResult.Seen,
        });
        return new ExportedFile(row.Stored, row.FileName, row.MediaType, row.Sha256);
    }
}

/// <summary>A file to be sent.</summary>
public sealed record ExportedFile(string Stored, string Name, string Type, string Sha256);

internal static class ExportRules
{
    /// <summary>Her own, there, not expired, and still hers to see.</summary>
    public static bool MayTake(Work work, ExportRow row)
    {
        var scope = work.Officer.ScopeFor(row.Permission);
        return row.OfficerId == work.Officer.Id && row.Stored.Length > 0 && row.ExpiresAt > work.Now
            && work.Officer.May(row.Permission) && !scope.IsNothing
            && (row.District is not { } district || scope.Covers(district));
    }

    public static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
