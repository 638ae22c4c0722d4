using Eum.Admin.Desk;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>
/// What the gu desk does with an application before it goes to 결재함: gives it back with a reason, takes the corrected
/// one in again, notes that the merchant took it back, or turns it down.
/// </summary>
public sealed class HandleApplication(FrontDesk desk) : Change<HandleApplication.Request, ApplicationState>(desk)
{
    /// <param name="Corrected">What is asked for now, where it is corrected.</param>
    /// <param name="Version">Of the application that was seen.</param>
    public sealed record Request(
        long No, ApplicationAct Act, string Comment, ContractRequest? Corrected, long Version);

    public override Duty Duty { get; } = new("benefit-plus.handle", Permissions.BenefitPlusApplicationReceive);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<ApplicationState>> DecideAsync(
        Work work, Request request, CancellationToken cancel)
    {
        var row = await work.Db.BenefitPlusApplications.SingleOrDefaultAsync(
            one => one.ApplicationNo == request.No, cancel);
        if (row is null) return Refusals.NotFound;
        if (await ApplicationBook.ClosedAsync(work, row, cancel) is { } closed) return closed;
        if (row.Version != request.Version)
            return new Problem("", "다른 담당자가 먼저 고쳤습니다. 새로 고쳐 확인한 뒤 다시 하세요. 적은 것은 그대로 있습니다.");
        if (request.Act != ApplicationAct.Correct
            && request.Comment.Trim().Length is 0 or > ApplicationBook.LongestText)
            return new Problem("Comment", "까닭을 적으세요.");

        var told = request.Comment.Trim();
        switch (request.Act)
        {
            case ApplicationAct.Return when row.State == ApplicationState.Received:
                row.State = ApplicationState.Returned;
                break;
            case ApplicationAct.Correct when request.Corrected is { } asked:
                asked = asked with { Act = row.Act };
                var ladder = await MerchantDesk.LadderAsync(work.Db, row.District, cancel);
                if (Reception.Wrong(asked, told, ladder, KoreanTime.BusinessDate(work.Now)) is { } wrong) return wrong;
                (row.State, row.FirstDay) = (ApplicationState.Received, asked.First);
                (row.RateBp, row.LastDay) = (asked.Kept().RateBp, asked.Kept().Last);
                told = told.Length > 0 ? $"{Reception.Told(asked)}: {told}" : Reception.Told(asked);
                break;
            case ApplicationAct.Withdraw:
                (row.State, row.ClosedAt) = (ApplicationState.Withdrawn, work.Now);
                break;
            case ApplicationAct.Reject:
                (row.State, row.ClosedAt) = (ApplicationState.Rejected, work.Now);
                break;
            default:
                return new Problem("", "지금은 할 수 없는 일입니다.");
        }

        await ApplicationBook.StepAsync(
            work, row.ApplicationNo, request.Act, told[..Math.Min(told.Length, ApplicationBook.LongestText)], cancel);
        work.Audit(
            "혜택플러스 신청 처리", ApplicationBook.TargetOf(row.ApplicationNo), $"{request.Act} {row.State}", told, row.District);
        return row.State;
    }
}
