using Eum.Admin.Desk;
using Eum.Admin.Features.Approvals;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.BenefitPlus;
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
        await work.Db.HoldTrailAsync(cancel); // Nobody else takes one in for this merchant meanwhile.
        var today = KoreanTime.BusinessDate(work.Now);
        if (ProposalMaking.WrongFile(request.Files) is { } file) return file;
        if (await MerchantDesk.KeyOfAsync(work.Db, request.Merchant, cancel) is not { } key
            || await MerchantDesk.FindAsync(work.Db, key, today, work.Scope, cancel) is not { } merchant)
            return new Problem("Merchant", "가맹점을 찾을 수 없습니다.");
        var ladder = await MerchantDesk.LadderAsync(work.Db, merchant.District, cancel);
        if (Reception.Wrong(request.Asked, request.Note, ladder, today) is { } wrong) return wrong;
        if (await MerchantDesk.OtherOpenAsync(work.Db, key, 0, cancel) is { } other) return Reception.Busy(other);

        var no = await work.Db.LastNumberAsync<ApplicationRow>(row => row.ApplicationNo, cancel) + 1;
        var applied = ApplicationIntake.Add(
            work.Db, no, new(key, merchant.Id, merchant.District), request.Asked, request.Note,
            new(work.Officer.Name, work.Now));
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
            ApplicationIntake.Action, ApplicationBook.TargetOf(no), ApplicationIntake.Told(applied), "",
            applied.District);
        return no;
    }
}
