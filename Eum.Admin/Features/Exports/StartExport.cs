using Eum.Admin.Desk;
using Eum.Admin.Features.Papers;
using Eum.Admin.Jobs;
using Eum.Domain.Officers;
using Eum.Domain.Values;

namespace Eum.Admin.Features.Exports;

/// <summary>Asks for a paper to be made. The reason is on record before anything is read.</summary>
public sealed class StartExport(FrontDesk desk) : Change<StartExport.Request, Guid>(desk)
{
    /// <param name="Job">Made up by who asks.</param>
    public sealed record Request(Guid Job, PaperOrder Order, string Reason, long? Permit);

    public override Duty Duty { get; } = new("exports.start", Permissions.StatisticsReportsExport);

    protected override int? DistrictOf(Request request) => request.Order.Named();

    protected override Task<Outcome<Guid>> DecideAsync(Work work, Request request, CancellationToken cancel) =>
        Task.FromResult(Decide(work, request));

    private static Outcome<Guid> Decide(Work work, Request request)
    {
        if (Papers.Papers.Find(request.Order.Paper) is not { } form) return new Problem("paper", "그런 보고서가 없습니다.");
        var reason = request.Reason.Trim();
        if (reason.Length is < Download.ReasonLength or > 1000)
            return new Problem("reason", $"내려받는 까닭을 {Download.ReasonLength}자 이상 1,000자 안으로 적으세요.");
        var permission = form.IsExtract ? Permissions.PaymentsLedgerExport : Permissions.StatisticsReportsExport;
        if (!work.Officer.May(permission)) return new Problem("paper", "이 보고서를 내려받을 권한이 없습니다.");

        var (from, to) = (request.Order.From, request.Order.To);
        var title = $"{form.Title} {from:yyyy-MM-dd} ~ {to:yyyy-MM-dd} · {request.Order.Format}";
        work.Db.Exports.Add(new()
        {
            JobId = request.Job,
            OfficerId = work.Officer.Id,
            Title = title,
            Permission = permission,
            District = request.Order.Named(),
            Reason = reason,
            AskedAt = work.Now,
        });
        work.AskFor(
            request.Job, ExportJob.KindName, title, "rows", new ExportAsked(request.Order, reason, request.Permit));
        work.Audit(
            "내보내기 요청", request.Order.Subject(), $"job/{request.Job} {request.Order.Format}", reason,
            request.Order.Named());
        return request.Job;
    }
}

/// <summary>What the job does.</summary>
public sealed record ExportAsked(PaperOrder Order, string Reason, long? Permit);

/// <summary>Puts a made file into its list. Only what leaves the portal by a Download gets here.</summary>
public sealed class KeepExport(FrontDesk desk) : Change<KeepExport.Request, DateTime>(desk)
{
    /// <summary>How long a file can be fetched.</summary>
    public static readonly TimeSpan Lives = TimeSpan.FromDays(7);

    public sealed record Request(
        Guid Job, long DownloadNo, string FileName, string MediaType, string Stored, long Bytes, long Rows, long People,
        string Sha256);

    public override Duty Duty { get; } = new("exports.keep", Permissions.StatisticsReportsExport);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<DateTime>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        var row = await work.Db.Exports.FindAsync([request.Job], cancel);
        if (row is null || row.OfficerId != work.Officer.Id || row.Stored.Length > 0) return Refusals.NotFound;

        (row.DownloadNo, row.FileName, row.MediaType) = (request.DownloadNo, request.FileName, request.MediaType);
        (row.Stored, row.Bytes, row.Rows, row.People) = (request.Stored, request.Bytes, request.Rows, request.People);
        (row.Sha256, row.DoneAt, row.ExpiresAt) = (request.Sha256, work.Now, work.Now + Lives);
        work.Audit("내보내기 완료", $"download/{request.DownloadNo}", $"job/{request.Job} sha256={request.Sha256}");
        return row.ExpiresAt.Value;
    }
}
