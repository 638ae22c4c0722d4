using Eum.Admin.Desk;
using Eum.Domain.Audit;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Audit;

/// <summary>A step with one finding of a month's review.</summary>
/// <param name="Finding">Its key: AccessFinding.Key.</param>
public sealed record ReviewStepRequest(YearMonth Month, string Finding, string Words);

/// <summary>Asks whoever it was to explain (소명 요청).</summary>
public sealed class AskExplanation(FrontDesk desk) : Change<ReviewStepRequest, ReviewStep>(desk)
{
    public override Duty Duty { get; } = new("audit.review.ask", Permissions.AuditReviewSign);

    protected override int? DistrictOf(ReviewStepRequest request) => null;

    protected override async Task<Outcome<ReviewStep>> DecideAsync(
        Work work, ReviewStepRequest request, CancellationToken cancel)
    {
        var steps = await ReviewSteps.OfAsync(work, request, cancel);
        return steps.Count > 0
            ? new Problem("", "이미 소명을 요청했습니다.")
            : await ReviewSteps.AddAsync(work, request, ReviewStep.Asked, cancel);
    }
}

/// <summary>Explains a finding about oneself (소명).</summary>
public sealed class ExplainFinding(FrontDesk desk) : Change<ReviewStepRequest, ReviewStep>(desk)
{
    public override Duty Duty { get; } = new("audit.review.explain", Permissions.AccountOwnManage);

    protected override int? DistrictOf(ReviewStepRequest request) => null;

    protected override async Task<Outcome<ReviewStep>> DecideAsync(
        Work work, ReviewStepRequest request, CancellationToken cancel)
    {
        if (request.Words.Trim().Length < 10) return new Problem(nameof(request.Words), "소명을 10자 이상 적으세요.");
        var steps = await ReviewSteps.OfAsync(work, request, cancel);
        if (steps.Count == 0) return Refusals.NotFound;
        return steps.Exists(step => step.Step == ReviewStep.SignedOff)
            ? new Problem("", "이미 확인이 끝났습니다.")
            : await ReviewSteps.AddAsync(work, request, ReviewStep.Explained, cancel);
    }
}

/// <summary>Signs an explained finding off; never who explained it.</summary>
public sealed class SignOffFinding(FrontDesk desk) : Change<ReviewStepRequest, ReviewStep>(desk)
{
    public override Duty Duty { get; } = new("audit.review.sign", Permissions.AuditReviewSign);

    protected override int? DistrictOf(ReviewStepRequest request) => null;

    protected override async Task<Outcome<ReviewStep>> DecideAsync(
        Work work, ReviewStepRequest request, CancellationToken cancel)
    {
        var steps = await ReviewSteps.OfAsync(work, request, cancel);
        if (!steps.Exists(step => step.Step == ReviewStep.Explained))
            return new Problem("", "아직 소명이 없습니다.");
        if (steps.Exists(step => step.Step == ReviewStep.SignedOff)) return new Problem("", "이미 확인이 끝났습니다.");
        return steps.Exists(step => step.Step == ReviewStep.Explained
                                    && step.EmployeeNo == work.Officer.EmployeeNo)
            ? new Problem("", "소명한 사람은 스스로 확인할 수 없습니다.")
            : await ReviewSteps.AddAsync(work, request, ReviewStep.SignedOff, cancel);
    }
}

internal static class ReviewSteps
{
    public static Task<List<AuditReviewRow>> OfAsync(Work work, ReviewStepRequest request, CancellationToken cancel) =>
        work.Db.AuditReviews.AsNoTracking()
            .Where(row => row.Month == request.Month && row.Finding == request.Finding).ToListAsync(cancel);

    public static async Task<Outcome<ReviewStep>> AddAsync(
        Work work, ReviewStepRequest request, ReviewStep step, CancellationToken cancel)
    {
        var last = await work.Db.AuditReviews.MaxAsync(row => (long?)row.ReviewNo, cancel) ?? 0;
        work.Db.AuditReviews.Add(new()
        {
            ReviewNo = last + 1,
            Month = request.Month,
            Finding = request.Finding,
            Step = step,
            At = work.Now,
            Actor = work.Officer.Account,
            EmployeeNo = work.Officer.EmployeeNo,
            Words = request.Words.Trim(),
        });
        work.Audit(step switch
        {
            ReviewStep.Asked => "소명 요청",
            ReviewStep.Explained => "소명",
            _ => "점검 확인",
        }, $"review/{request.Month} {request.Finding}", request.Words);
        return step;
    }
}
