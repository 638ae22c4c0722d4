using System.Globalization;
using Eum.Domain.Approvals;
using Eum.Domain.Budgets;
using Eum.Domain.Cashback;
using Eum.Domain.Cashback.Simulation;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Simulations;

/// <summary>What a proposal says of the simulation it rests on.</summary>
/// <param name="Base">Binds the proposal to the frozen result: its page shows it from there.</param>
/// <param name="Effect">Won, over the months replayed.</param>
public sealed record SimulationShown(long No, BaseVersion Base, IReadOnlyList<ShownChange> Changes, long Effect);

/// <summary>The simulation without which no version of a policy is proposed.</summary>
public static class SimulationProof
{
    private const string Subject = "simulation/";

    /// <summary>The newest simulation of exactly these rules that the context shows; null for none.</summary>
    public static Task<long?> FindAsync(
        EumDbContext db, string policy, PolicyVersion version, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rules = PolicyDocument.RulesSha256(policy, version);
        return db.Simulations.Where(row => row.RulesSha256 == rules && row.Policy == policy)
            .MaxAsync(row => (long?)row.SimulationNo, cancel);
    }

    /// <summary>What a proposal of this version shows of a simulation; a problem where it is of other rules.</summary>
    public static async Task<Outcome<SimulationShown>> ShowAsync(
        EumDbContext db, long? no, string policy, PolicyVersion version, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rules = PolicyDocument.RulesSha256(policy, version);
        var row = await db.Simulations.AsNoTracking().SingleOrDefaultAsync(row => row.SimulationNo == no, cancel);
        if (row is null || row.RulesSha256 != rules || row.Policy != policy)
            return new Problem("simulation", "이 규칙으로 돌려 본 시뮬레이션이 없습니다. 지난달 결제로 시뮬레이션한 뒤에 올리세요.");
        if (SimulationResult.HashOf(row.Result) != row.Sha256)
            return new Problem("simulation", $"{no}번 시뮬레이션의 내용이 남길 때의 해시와 다릅니다. 다시 시뮬레이션하세요.");

        var result = SimulationResult.Read(row.Result);
        var members = result.Members;
        return new SimulationShown(
            row.SimulationNo, new(Subject + row.SimulationNo, row.Sha256),
            [
                new($"캐시백 ({row.FromMonth} ~ {row.ToMonth})", $"{row.Paid:#,0}원", $"{row.Drafted:#,0}원"),
                .. from fund in (Fund[])[Fund.National, Fund.City, Fund.Gu, Fund.Institution, Fund.Merchant]
                   let paid = result.Total.Paid[fund]
                   let drafted = result.Total.Drafted[fund]
                   where paid != drafted
                   select new ShownChange($"그 가운데 {FundNames.Korean(fund)}", $"{paid:#,0}원", $"{drafted:#,0}원"),
                new("더 받는 회원", "", $"{members.Gain:#,0}명, 모두 {members.WonGained:#,0}원"),
                new("덜 받는 회원", "", $"{members.Lose:#,0}명, 모두 {members.WonLost:#,0}원"),
            ],
            row.Drafted - row.Paid);
    }

    /// <summary>The simulation that a proposal rests on, with its hash of then; null where it rests on none.</summary>
    public static (long No, string Sha256)? In(Shown shown)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return shown.Bases.Where(one => one.Subject.StartsWith(Subject, StringComparison.Ordinal))
            .Select(one => ((long, string)?)(
                long.Parse(one.Subject[Subject.Length..], CultureInfo.InvariantCulture), one.Version))
            .FirstOrDefault();
    }
}
