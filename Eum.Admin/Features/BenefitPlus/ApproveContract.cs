using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.BenefitPlus;
using Eum.Infrastructure.Storage.Merchants;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>
/// Makes an application the merchant's contract, with four eyes: the payments from its first day on earn its layers,
/// and not a day longer. The checklist is judged again when it is approved.
/// </summary>
public sealed class ApproveContract(FrontDesk desk) : Guarded<ApproveContract.Request>(desk)
{
    /// <param name="District">Of the application.</param>
    public sealed record Request(long No, int District);

    public override Duty Duty { get; } = new("benefit-plus.contract", Permissions.BenefitPlusContractPropose)
    {
        Approval = Permissions.BenefitPlusContractApprove,
    };

    public override string Name => "혜택플러스 계약";

    protected override int? DistrictOf(Request request) => request.District;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var db = reading.Db;
        var row = await db.BenefitPlusApplications.AsNoTracking().SingleOrDefaultAsync(
            one => one.ApplicationNo == request.No && one.District == request.District, cancel);
        if (row is null || await MerchantDesk.FindAsync(db, row.MerchantKey, reading.Today, reading.Scope, cancel)
            is not { } merchant) return Refusals.NotFound;
        if (row.State != ApplicationState.Received)
            return new Problem("", $"신청 {row.ApplicationNo}번은 접수 상태가 아니어서 올릴 수 없습니다.");

        var asked = row.Asked;
        var other = await MerchantDesk.OtherOpenAsync(db, row.MerchantKey, row.ApplicationNo, cancel);
        var ladder = await MerchantDesk.LadderAsync(db, row.District, cancel);
        var checks = Checklist.Of(merchant.ToCheck(other), asked, ladder, reading.Today);
        if (checks.FirstOrDefault(check => !check.Holds) is { } failed) return new Problem("", failed.Said);

        var change = ((Outcome<ContractChange>.Done)ContractBook.Apply(merchant.Contracts, asked, reading.Today)).Value;
        return new Shown(
            ApplicationBook.TargetOf(row.ApplicationNo),
            [
                new("가맹점", merchant.Name, merchant.Name),
                new("가맹점 번호", merchant.Id, merchant.Id),
                new("신청", "", Reception.Told(asked)),
                new("계약", Print(change.Before), Print(change.After)),
                .. checks.Select(check => new ShownChange($"점검: {NameOf(check.Item)}", check.Said, check.Said)),
            ],
            0,
            [
                new(ApplicationBook.TargetOf(row.ApplicationNo), $"{row.Version}"),
                new($"contracts/{merchant.Id}", Print(merchant.Contracts)),
            ]);
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        var today = KoreanTime.BusinessDate(work.Now);
        var row = await work.Db.BenefitPlusApplications.SingleAsync(one => one.ApplicationNo == request.No, cancel);
        var rows = await work.Db.BenefitPlusContracts.Where(one => one.MerchantKey == row.MerchantKey)
            .ToListAsync(cancel);
        var asked = row.Asked;
        var contracts = rows.Select(one => new Contract(one.ValidFrom, one.ValidTo, one.RateBp)).ToList();
        var applied = ContractBook.Apply(contracts, asked, today);
        if (applied is Outcome<ContractChange>.Refused refused) return refused.Problems[0];

        Write(work, row, rows, ((Outcome<ContractChange>.Done)applied).Value.After);
        (row.State, row.ClosedAt) = (ApplicationState.Approved, work.Now);
        await ApplicationBook.StepAsync(
            work, row.ApplicationNo, ApplicationAct.Approve, Reception.Told(asked), cancel);
        work.Audit(
            "혜택플러스 계약", ApplicationBook.TargetOf(row.ApplicationNo),
            $"merchant/{row.MerchantId} {Reception.Told(asked)}", "", row.District);
        return null;
    }

    // A contract is known by its first day: what ends earlier keeps its row, what begins anew gets one.
    private static void Write(
        Work work, ApplicationRow application, List<BenefitPlusContractRow> rows, IReadOnlyList<Contract> after)
    {
        foreach (var contract in after)
        {
            var row = rows.Find(one => one.ValidFrom == contract.From);
            if (row is null)
                work.Db.BenefitPlusContracts.Add(new()
                {
                    MerchantKey = application.MerchantKey,
                    ValidFrom = contract.From,
                    ValidTo = contract.To,
                    RateBp = contract.RateBp,
                });
            else if (row.ValidTo != contract.To) row.ValidTo = contract.To;
        }
    }

    private static string Print(IEnumerable<Contract> contracts) => string.Join("; ", contracts);

    private static string NameOf(CheckItem item) => item switch
    {
        CheckItem.Registration => "사업자등록",
        CheckItem.Standing => "처분",
        CheckItem.Bracket => "매출구간",
        CheckItem.BusinessType => "업종",
        CheckItem.Duplicate => "중복 신청",
        CheckItem.Rate => "적립률",
        _ => "기간",
    };
}
