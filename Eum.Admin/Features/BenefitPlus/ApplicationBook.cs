using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Values;
using Eum.Infrastructure.BenefitPlus;
using Eum.Infrastructure.Storage.BenefitPlus;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>Applications in the open books.</summary>
internal static class ApplicationBook
{
    public const int LongestText = Reception.LongestNote;

    /// <summary>What the proposals of an application are about.</summary>
    public static string TargetOf(long application) => ApplicationIntake.TargetOf(application);

    public static async Task<ApplicationStepRow> StepAsync(
        Work work, long application, ApplicationAct act, string comment, CancellationToken cancel)
    {
        var last = await work.Db.BenefitPlusSteps.Where(step => step.ApplicationNo == application)
            .MaxAsync(step => (int?)step.StepNo, cancel) ?? 0;
        var step = new ApplicationStepRow
        {
            ApplicationNo = application,
            StepNo = last + 1,
            At = work.Now,
            Act = act,
            ByName = work.Officer.Name,
            Comment = comment,
        };
        work.Db.BenefitPlusSteps.Add(step);
        return step;
    }

    /// <summary>Why nothing may be done with it at the gu desk now; null where it may.</summary>
    public static async Task<Problem?> ClosedAsync(Work work, ApplicationRow row, CancellationToken cancel)
    {
        if (row.State is not (ApplicationState.Received or ApplicationState.Returned))
            return new("", $"신청 {row.ApplicationNo}번은 이미 끝났습니다.");
        var (target, now) = (TargetOf(row.ApplicationNo), work.Now);
        var waits = await work.Db.Proposals
            .Where(one => one.Target == target && one.State == ProposalState.Waiting && one.ExpiresAt > now)
            .Select(one => (long?)one.ProposalNo).FirstOrDefaultAsync(cancel);
        return waits is { } no ? new("", $"결재 {no}번이 기다리고 있습니다. 결재가 끝나거나 철회된 뒤에 하세요.") : null;
    }
}
