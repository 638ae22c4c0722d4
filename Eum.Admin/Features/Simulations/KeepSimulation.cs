using Eum.Admin.Desk;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage.Cashback;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Simulations;

/// <summary>Freezes what a simulation came to, with its hash. Once for a job, whoever runs it again.</summary>
public sealed class KeepSimulation(FrontDesk desk) : Change<KeepSimulation.Request, long>(desk)
{
    /// <param name="Result">The result's one text.</param>
    public sealed record Request(Guid Job, string Draft, string Result);

    public override Duty Duty { get; } = new("simulations.keep", Permissions.PoliciesDraftSimulate);

    protected override int? DistrictOf(Request request) => null;

    protected override async Task<Outcome<long>> DecideAsync(Work work, Request request, CancellationToken cancel)
    {
        var known = await work.Db.Simulations.Where(row => row.JobId == request.Job)
            .Select(row => (long?)row.SimulationNo).SingleOrDefaultAsync(cancel);
        if (known is { } before) return before;

        var (policy, result) = (PolicyDocument.Read(request.Draft), SimulationResult.Read(request.Result));
        if (!SimulationReach.Covers(work.Scope, policy.Authority)) return Refusals.NotFound;
        if (PolicyDocument.RulesSha256(policy.Code, policy.Versions[^1]) != result.RulesSha256)
            return new Problem("draft", "계산한 초안과 남기려는 초안이 다릅니다.");

        var row = RowOf(work, request, policy, result, await NextAsync(work, cancel));
        work.Db.Simulations.Add(row);
        work.Audit(
            "시뮬레이션", $"simulation/{row.SimulationNo}",
            $"{row.Policy} {row.PolicyVersion}판 {row.FromMonth}~{row.ToMonth}: 지급 {row.Paid}원 → {row.Drafted}원, "
            + $"규칙 {row.RulesSha256}, 결과 {row.Sha256}",
            "", row.District);
        return row.SimulationNo;
    }

    private static async Task<long> NextAsync(Work work, CancellationToken cancel) =>
        await work.Db.LastNumberAsync<SimulationRow>(row => row.SimulationNo, cancel) + 1;

    private static SimulationRow RowOf(
        Work work, Request request, Policy policy, SimulationResult result, long number)
    {
        var total = result.Total;
        var isCity = result.Reach == DistrictScope.WholeCity.ToString();
        return new()
        {
            SimulationNo = number,
            JobId = request.Job,
            District = isCity ? DistrictTable.CityCode : policy.Authority,
            Authority = policy.Authority,
            Policy = policy.Code,
            PolicyName = policy.Name,
            PolicyVersion = result.Version,
            RulesSha256 = result.RulesSha256,
            FromMonth = result.From,
            ToMonth = result.To,
            Draft = request.Draft,
            Result = request.Result,
            Sha256 = SimulationResult.HashOf(request.Result),
            Payments = result.Payments + result.Cancels,
            Paid = total.Paid.Total,
            Drafted = total.Drafted.Total,
            OfficerId = work.Officer.Id,
            OfficerName = work.Officer.Name,
            SimulatedAt = work.Now,
        };
    }
}
