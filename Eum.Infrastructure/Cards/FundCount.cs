using Eum.Domain.Audit;
using Eum.Domain.Cards.Funds;
using Eum.Domain.Officers;
using Eum.Domain.Payments;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Payments;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Cards;

/// <summary>
/// Counts from the books what of a fund is loaded, spent and expired, wherever in the city its people live, and keeps
/// it with the time of the count.
/// </summary>
public sealed class FundCount(IDbContextFactory<EumDbContext> database, TimeProvider clock)
{
    /// <param name="scope">The fund must be within it; its people need not.</param>
    /// <returns>Null where the fund is not within it.</returns>
    public async Task<FundStanding?> RunAsync(
        long fund, Officer by, DistrictScope scope, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(scope);
        await using var db = await database.CreateDbContextAsync(cancel); // The whole city: money knows no border.
        var row = await db.PolicyFunds.SingleOrDefaultAsync(one => one.FundNo == fund, cancel);
        if (row is null || !scope.Covers(row.Authority)) return null;
        if (row.ClosedAt is null)
        {
            var charges = await db.Charges.AsNoTracking().Where(one => one.PolicyFund == row.Code).ToListAsync(cancel);
            row.Loaded = charges.Where(one => one.Kind == ChargeKind.Charge).Sum(one => one.Amount);
            row.Expired = charges.Where(one => one.Kind == ChargeKind.Expire).Sum(one => one.Amount);
            row.Spent = charges.Count == 0 ? 0 : await SpentAsync(db, row.Code, cancel);
            row.CountedAt = clock.GetUtcNow().UtcDateTime;
            var line = new AuditEntry(
                row.CountedAt.Value, by.Account, "지원금 집계", $"policy-fund/{row.Code}",
                $"{row.Loaded} / {row.Spent} / {row.Expired}")
            {
                ActorId = by.Id,
                EmployeeNo = by.EmployeeNo,
            };
            if (await db.SaveAsync(line, cancel) is { } conflict)
                throw new InvalidOperationException(conflict.Message);
        }

        var ordered = await db.FundLoads.Where(one => one.FundNo == fund && one.FileNo != null)
            .SumAsync(one => one.Amount, cancel);
        return new(row.Promised, ordered, row.Loaded, row.Spent, row.Expired);
    }

    // Of everything with which its people paid out of policy money, what the order of expiry gives to this fund.
    private static async Task<long> SpentAsync(EumDbContext db, string code, CancellationToken cancel)
    {
        var members = db.Charges.Where(one => one.PolicyFund == code).Select(one => one.MemberKey).Distinct();
        var loads = (await db.Charges.AsNoTracking()
                .Where(one => one.PolicyFund != null && one.Kind == ChargeKind.Charge
                    && members.Contains(one.MemberKey))
                .ToListAsync(cancel))
            .ToLookup(one => one.MemberKey, LoadOf);
        var first = loads.SelectMany(of => of).Min(load => load.At);
        var payments = (await db.Payments.AsNoTracking()
                .Where(one => one.FromPolicy > 0 && one.ApprovedAt >= first && members.Contains(one.MemberKey))
                .Select(one => new { one.MemberKey, one.Kind, one.ApprovedAt, one.FromPolicy }).ToListAsync(cancel))
            .ToLookup(one => one.MemberKey, one => new PolicySpending(
                one.ApprovedAt, one.Kind == PaymentKind.Cancel ? -one.FromPolicy : one.FromPolicy));
        return loads.Sum(of => PolicyPurse.SpentByFund([.. of], payments[of.Key]).GetValueOrDefault(code));
    }

    private static PolicyLoad LoadOf(ChargeRow row) =>
        new(row.PolicyFund!, row.OccurredAt, row.Amount, row.ExpiresOn ?? DateOnly.MaxValue);
}
