using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Anchoring;

namespace Eum.Admin.Features.Audit;

/// <summary>접속기록 파기: destroys entries past their time, by two people.</summary>
public sealed class PurgeAudit(FrontDesk desk, AuditPurge purge) : Guarded<PurgeAudit.Request>(desk)
{
    /// <param name="Before">Entries of this day (KST) and later stay.</param>
    public sealed record Request(DateOnly Before, string Reason);

    public override Duty Duty { get; } = new("audit.purge", Permissions.SettingsValuePropose)
    {
        Approval = Permissions.SettingsValueApprove,
        City = true,
    };

    public override string Name => "접속기록 파기";

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if (request.Reason.Trim().Length < 10) return new Problem(nameof(request.Reason), "파기하는 까닭을 10자 이상 적으세요.");
        if (purge.Problem(request.Before) is { } tooEarly) return tooEarly;
        if (await AuditPurge.ReachAsync(reading.Db, request.Before, cancel) is not { } reach)
            return new Problem("", "파기할 기록이 없습니다.");

        var last = reach.LastEntry.ToString(CultureInfo.InvariantCulture);
        return new Shown(
            "audit", [new("접속기록", $"{reach.Entries}건 ({last}번까지)", "파기하고 서명한 파기 기록을 남김")], 0, [new("audit", last)]);
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        if (await purge.RunAsync(work.Db, request.Before, request.Reason, cancel) is { } problem) return problem;
        work.Audit("접속기록 파기", "audit", $"{request.Before:yyyy-MM-dd} 이전: {request.Reason}");
        return null;
    }
}
