using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Budgets;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Budgets;

/// <summary>From which forecast on an authority is warned, both ways, by four eyes (예산 경보 기준).</summary>
public sealed class SetBudgetThresholds(FrontDesk desk) : Guarded<SetBudgetThresholds.Request>(desk)
{
    /// <param name="Authority">28000 the city: for all who have none of their own.</param>
    /// <param name="Over">Percent of what a line has.</param>
    public sealed record Request(int Authority, int Over, int Under)
    {
        internal BudgetThresholds Thresholds => new(Over, Under);
    }

    public override Duty Duty { get; } = new("budget.thresholds", Permissions.BudgetsDocumentPropose)
    {
        Approval = Permissions.BudgetsDocumentApprove,
    };

    public override string Name => "예산 경보 기준";

    protected override int? DistrictOf(Request request) => request.Authority;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if (DistrictTable.Find(request.Authority) is not { } authority)
            return new Problem(nameof(request.Authority), "기관을 고르세요.");
        if (request.Thresholds.Problem() is { } wrong) return wrong;

        var row = await reading.Db.BudgetThresholds.SingleOrDefaultAsync(
            one => one.Authority == request.Authority, cancel);
        var before = row is null ? null : new BudgetThresholds(row.OverPercent, row.UnderPercent);
        if (before == request.Thresholds) return new Problem("", "지금 기준과 같습니다.");

        return new Shown(
            $"budget-thresholds/{request.Authority}",
            [
                new("기관", authority.Name, authority.Name),
                new("소진 우려", Print(before?.Over, "초과"), Print(request.Over, "초과")),
                new("불용 우려", Print(before?.Under, "미만"), Print(request.Under, "미만")),
            ],
            0,
            [new($"budget-thresholds/{request.Authority}", row is null ? "" : $"{row.Version}")]);
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        var row = await work.Db.BudgetThresholds.FindAsync([request.Authority], cancel);
        if (row is null) work.Db.BudgetThresholds.Add(row = new() { Authority = request.Authority });
        (row.OverPercent, row.UnderPercent) = (request.Over, request.Under);
        work.Audit("예산 경보 기준", $"budget-thresholds/{request.Authority}", $"{request.Over}% / {request.Under}%");
        return null;
    }

    private static string Print(int? percent, string what) =>
        percent is { } set ? string.Create(CultureInfo.InvariantCulture, $"연말 전망이 예산의 {set}% {what}") : "";
}
