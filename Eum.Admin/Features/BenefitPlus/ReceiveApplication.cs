using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.BenefitPlus;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>Takes a merchant's application in at the gu desk, with its papers.</summary>
public sealed class ReceiveApplication(FrontDesk desk) : Change<ReceiveApplication.Request, long>(desk)
{
    /// <param name="Merchant">The operator's id.</param>
    public sealed record Request(string Merchant, ContractRequest Asked, string Note, IReadOnlyList<Attachment> Files);

    public override Duty Duty { get; } = new("benefit-plus.receive", Permissions.BenefitPlusApplicationReceive);

    // That of the merchant: it is read within what she reaches.
    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<long>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        var today = KoreanTime.BusinessDate(work.Now);
        if (ApplicationBook.Wrong(request.Asked, request.Note, today) is { } wrong) return wrong;
        if (ProposalMaking.WrongFile(request.Files) is { } file) return file;
        if (await MerchantDesk.KeyOfAsync(work.Db, request.Merchant, cancel) is not { } key
            || await MerchantDesk.FindAsync(work.Db, key, today, work.Scope, cancel) is not { } merchant)
            return new Problem("Merchant", "가맹점을 찾을 수 없습니다.");
        if (await MerchantDesk.OtherOpenAsync(work.Db, key, 0, cancel) is { } other)
            return new Problem("Merchant", $"이 가맹점의 신청 {other}번이 아직 처리 중입니다.");

        var no = await work.Db.LastNumberAsync<ApplicationRow>(row => row.ApplicationNo, cancel) + 1;
        work.Db.BenefitPlusApplications.Add(new()
        {
            ApplicationNo = no,
            Act = request.Asked.Act,
            MerchantKey = key,
            MerchantId = merchant.Id,
            District = merchant.District,
            RateBp = request.Asked.Act is ContractAct.New or ContractAct.Change ? request.Asked.RateBp : 0,
            FirstDay = request.Asked.First,
            LastDay = request.Asked.Act == ContractAct.End ? null : request.Asked.Last,
            Note = request.Note.Trim(),
            State = ApplicationState.Received,
            ReceivedAt = work.Now,
            ReceivedBy = work.Officer.Name,
        });
        var told = ApplicationBook.Told(request.Asked);
        await ApplicationBook.StepAsync(work, no, ApplicationAct.Receive, told, cancel);
        foreach (var (at, paper) in request.Files.Index())
            work.Db.BenefitPlusFiles.Add(new()
            {
                ApplicationNo = no,
                FileNo = at + 1,
                Name = paper.Name,
                Sha256 = paper.Shown.Sha256,
                Content = paper.Content,
            });
        work.Audit(
            "혜택플러스 신청 접수", ApplicationBook.TargetOf(no), $"merchant/{merchant.Id} {told}", "", merchant.District);
        return no;
    }
}
