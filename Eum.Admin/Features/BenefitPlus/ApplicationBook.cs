using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.BenefitPlus;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>Applications in the open books.</summary>
internal static class ApplicationBook
{
    public const int LongestText = 1000;

    /// <summary>What the proposals of an application are about.</summary>
    public static string TargetOf(long application) => $"benefit-plus/{application}";

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

    /// <summary>What is asked for, in words, for the record and for who decides.</summary>
    public static string Told(ContractRequest request) => request.Act switch
    {
        ContractAct.New => $"신규 {Days(request)} {new BasisPoints(request.RateBp)}",
        ContractAct.Change => $"적립률 변경 {Days(request)} {new BasisPoints(request.RateBp)}",
        ContractAct.Pause => $"일시 중지 {Days(request)}",
        _ => $"해지 {request.First:yyyy-MM-dd}부터",
    };

    public static Problem? Wrong(ContractRequest request, string note, DateOnly today)
    {
        if (!Enum.IsDefined(request.Act)) return new("Act", "무엇을 신청하는지 고르세요.");
        if (request.Act is ContractAct.New or ContractAct.Change && request.RateBp is < 1 or > 2_000)
            return new("Rate", "적립률을 고르세요.");
        if (request.First == default) return new("First", "시작일을 적으세요.");
        if (request.First <= today) return new("First", $"시작일은 내일({today.AddDays(1):yyyy-MM-dd})부터입니다.");
        if (request.Last < request.First) return new("Last", "마지막 날이 시작일보다 앞섭니다.");
        return note.Length > LongestText ? new("Note", $"{LongestText}자까지 적을 수 있습니다.") : null;
    }

    private static string Days(ContractRequest request) => $"{request.First:yyyy-MM-dd} – {request.Last:yyyy-MM-dd}";
}
