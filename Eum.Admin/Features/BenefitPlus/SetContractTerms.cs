using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Approvals;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>The ladder of rates that an authority offers, and how many merchants it wants, by four eyes.</summary>
public sealed class SetContractTerms(FrontDesk desk) : Guarded<SetContractTerms.Request>(desk)
{
    public const int MostMerchants = 200_000;

    /// <param name="Authority">28000 the city: its ladder holds for whoever has none of its own.</param>
    /// <param name="Rates">Percents: 1, 2, 3, 4, 5.</param>
    /// <param name="Target">Merchants under contract.</param>
    public sealed record Request(int Authority, string Rates, int Target);

    public override Duty Duty { get; } = new("benefit-plus.terms", Permissions.BenefitPlusContractPropose)
    {
        Approval = Permissions.BenefitPlusContractApprove,
    };

    public override string Name => "혜택플러스 적립률·목표";

    protected override int? DistrictOf(Request request) => request.Authority;

    protected override async Task<Outcome<Shown>> ShowAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        if (DistrictTable.Find(request.Authority) is not { } authority) return new Problem("Authority", "기관을 고르세요.");
        if (request.Target is < 0 or > MostMerchants)
            return new Problem("Target", $"목표는 0부터 {MostMerchants:#,0}까지의 가맹점 수입니다.");
        if (RateLadder.Read(request.Rates) is not Outcome<RateLadder>.Done(var ladder))
            return ((Outcome<RateLadder>.Refused)RateLadder.Read(request.Rates)).Problems[0];

        var row = await reading.Db.BenefitPlusTerms.SingleOrDefaultAsync(
            one => one.Authority == request.Authority, cancel);
        if (row is not null && row.Rates == ladder.ToString() && row.Target == request.Target)
            return new Problem("", "지금 정한 것과 같습니다.");

        return new Shown(
            TargetOf(request),
            [
                new("기관", authority.Name, authority.Name),
                new("적립률", row is null ? "" : row.Rates + "%", $"{ladder}%"),
                new("목표 가맹점", row is null ? "" : Print(row.Target), Print(request.Target)),
            ],
            0,
            [new(TargetOf(request), row is null ? "" : $"{row.Version}")]);
    }

    protected override async Task<Problem?> ExecuteAsync(Work work, Request request, CancellationToken cancel)
    {
        var rates = ((Outcome<RateLadder>.Done)RateLadder.Read(request.Rates)).Value.ToString();
        var row = await work.Db.BenefitPlusTerms.FindAsync([request.Authority], cancel);
        if (row is null) work.Db.BenefitPlusTerms.Add(row = new() { Authority = request.Authority, Rates = rates });
        (row.Rates, row.Target) = (rates, request.Target);
        work.Audit("혜택플러스 적립률·목표", TargetOf(request), $"{rates}% {request.Target}");
        return null;
    }

    private static string TargetOf(Request request) => $"benefit-plus-terms/{request.Authority}";

    private static string Print(int count) => string.Create(CultureInfo.InvariantCulture, $"{count:#,0}곳");
}
