using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.Cards.Lists;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Cards.Batches;

/// <summary>How many cards one officer may order alone, and how large lots are, by four eyes (발급 기준).</summary>
public sealed class SetIssueTerms(FrontDesk desk) : Guarded<SetIssueTerms.Request>(desk)
{
    /// <param name="Authority">28000 the city: for all who have none of their own.</param>
    public sealed record Request(int Authority, int FourEyesAbove, int LotSize);

    public override Duty Duty { get; } = new("cards.issue-terms", Permissions.CardsIssuePropose)
    {
        Approval = Permissions.CardsIssueApprove,
    };

    public override string Name => "발급 기준";

    protected override int? DistrictOf(Request request) => request.Authority;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if (DistrictTable.Find(request.Authority) is not { } authority) return new Problem("Authority", "기관을 고르세요.");
        if (request.FourEyesAbove is < 0 or > IssueTerms.MostAlone)
            return new Problem("FourEyesAbove", $"혼자 발급할 수 있는 사람은 0명부터 {IssueTerms.MostAlone}명까지입니다.");
        if (request.LotSize is < 1 or > IssueTerms.LargestLot)
            return new Problem("LotSize", $"로트는 1장부터 {IssueTerms.LargestLot:#,0}장까지입니다.");

        var row = await reading.Db.CardIssueTerms.SingleOrDefaultAsync(
            one => one.Authority == request.Authority, cancel);
        if (row is not null && (row.FourEyesAbove, row.LotSize) == (request.FourEyesAbove, request.LotSize))
            return new Problem("", "지금 정한 것과 같습니다.");

        return new Shown(
            TargetOf(request),
            [
                new("기관", authority.Name, authority.Name),
                new(
                    "혼자 발급 (24시간)", row is null ? "" : Print(row.FourEyesAbove, "명"),
                    Print(request.FourEyesAbove, "명")),
                new("로트", row is null ? "" : Print(row.LotSize, "장"), Print(request.LotSize, "장")),
            ],
            0,
            [new(TargetOf(request), row is null ? "" : $"{row.Version}")]);
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        var row = await work.Db.CardIssueTerms.FindAsync([request.Authority], cancel);
        if (row is null) work.Db.CardIssueTerms.Add(row = new() { Authority = request.Authority });
        (row.FourEyesAbove, row.LotSize) = (request.FourEyesAbove, request.LotSize);
        work.Audit("발급 기준", TargetOf(request), $"{request.FourEyesAbove} / {request.LotSize}");
        return null;
    }

    private static string TargetOf(Request request) => $"card-issue-terms/{request.Authority}";

    private static string Print(int count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0}{unit}");
}
