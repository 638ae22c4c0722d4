using Eum.Admin.Desk;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Districts;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>How far a gu is.</summary>
/// <param name="Contracts">Merchants under contract today, by where they are recorded.</param>
/// <param name="Target">0 where none is set.</param>
public sealed record GuProgress(int District, int Contracts, int Target, int Open, int Approved);

/// <param name="Ladders">What has been set, by authority.</param>
/// <param name="Rates">Merchants under contract today by rate, in basis points.</param>
public sealed record ContractProgressView(
    IReadOnlyList<GuProgress> Districts, IReadOnlyList<SetLadder> Ladders, IReadOnlyList<RateCount> Rates,
    IReadOnlyList<int> Authorities, int CityTarget, bool MayPropose, bool MayExport, DateOnly Today);

/// <summary>What an authority offers and wants.</summary>
public sealed record SetLadder(int Authority, string Rates, int Target);

/// <summary>Merchants of a rate.</summary>
public sealed record RateCount(int RateBp, int Merchants);

/// <summary>Targets and progress by gu, and the ladders that are offered.</summary>
public sealed class ContractProgress(FrontDesk desk)
    : Question<ContractProgress.Request, ContractProgressView>(desk)
{
    public sealed record Request;

    public override Duty Duty { get; } = new("benefit-plus.progress", Permissions.BenefitPlusContractsSee);

    protected override async Task<Outcome<ContractProgressView>> AnswerAsync(
        Reading reading, Request request, CancellationToken cancel)
    {
        var (db, today) = (reading.Db, reading.Today);
        var held = await (
            from contract in db.BenefitPlusContracts
            where contract.ValidFrom <= today && (contract.ValidTo == null || contract.ValidTo >= today)
            select new
            {
                contract.RateBp,
                District = db.MerchantTerms
                    .Where(term => term.MerchantKey == contract.MerchantKey && term.ValidFrom <= today)
                    .OrderByDescending(term => term.ValidFrom).ThenByDescending(term => term.BatchNo)
                    .Select(term => (int?)term.District).FirstOrDefault(),
            }).ToListAsync(cancel);
        var year = new DateOnly(today.Year, 1, 1);
        var since = KoreanTime.StartOf(year);
        var applications = await db.BenefitPlusApplications
            .Where(row => row.State == ApplicationState.Received || row.State == ApplicationState.Returned
                || (row.State == ApplicationState.Approved && row.ClosedAt >= since))
            .GroupBy(row => new { row.District, IsApproved = row.State == ApplicationState.Approved })
            .Select(rows => new { rows.Key.District, rows.Key.IsApproved, Count = rows.Count() }).ToListAsync(cancel);
        var set = await db.BenefitPlusTerms.OrderBy(row => row.Authority).ToListAsync(cancel);
        var contracts = held.Where(one => one.District is not null).CountBy(one => one.District!.Value).ToDictionary();
        var districts = DistrictTable.At(today).Select(district => district.Code).Union(contracts.Keys)
            .Where(reading.Scope.Covers).Order().Select(GuOf).ToList();
        return new ContractProgressView(
            districts, [.. set.Select(row => new SetLadder(row.Authority, row.Rates, row.Target))],
            [
                .. held.CountBy(one => one.RateBp).OrderBy(rate => rate.Key)
                    .Select(rate => new RateCount(rate.Key, rate.Value)),
            ],
            [.. Reached(reading)], set.FirstOrDefault(row => row.Authority == DistrictTable.CityCode)?.Target ?? 0,
            reading.Officer.May(Permissions.BenefitPlusContractPropose),
            reading.Officer.May(Permissions.BenefitPlusContractsExport), today);

        GuProgress GuOf(int code) => new(
            code, contracts.GetValueOrDefault(code), set.FirstOrDefault(row => row.Authority == code)?.Target ?? 0,
            Count(code, false), Count(code, true));

        int Count(int code, bool isApproved) =>
            applications.Where(one => one.District == code && one.IsApproved == isApproved).Sum(one => one.Count);
    }

    private static IEnumerable<int> Reached(Reading reading)
    {
        var scope = reading.Officer.ScopeFor(Permissions.BenefitPlusContractPropose);
        return DistrictTable.At(reading.Today).Select(district => district.Code).Prepend(DistrictTable.CityCode)
            .Where(scope.Covers);
    }
}
