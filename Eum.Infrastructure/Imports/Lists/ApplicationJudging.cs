using Eum.Domain.BenefitPlus;
using Eum.Domain.BenefitPlus.Lists;
using Eum.Domain.Lists;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Infrastructure.BenefitPlus;
using Eum.Infrastructure.Reports.Merchants;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Lists;
using Microsoft.EntityFrameworkCore;

namespace Eum.Infrastructure.Imports.Lists;

/// <summary>
/// Holds the rows of a list of applications against the registry, its contracts and what is open at the desk.
/// </summary>
public sealed class ApplicationJudging(IDbContextFactory<EumDbContext> database, MerchantMemory memory) : ListJudging
{
    private const int KeysAtOnce = 500;

    public override ListSubject Subject => ListSubject.Applications;

    public override async Task<IReadOnlyList<ListRow>> JudgeAsync(
        SentListRow list, ListMapping mapping, DateOnly effectiveOn, DistrictScope scope, DateOnly today,
        IReadOnlyList<ListRow> rows, CancellationToken cancel)
    {
        await using var db = await database.CreateDbContextAsync(cancel);
        db.Scope = scope;
        return (await JudgeOfAsync(db, mapping, effectiveOn, today, rows, cancel)).Judge(rows);
    }

    /// <summary>Judges these rows within what the context reaches.</summary>
    internal async Task<ApplicationJudge> JudgeOfAsync(
        EumDbContext db, ListMapping mapping, DateOnly effectiveOn, DateOnly today, IReadOnlyList<ListRow> rows,
        CancellationToken cancel)
    {
        await using var books = await Snapshot.OpenAsync(database, db.Scope, cancel);
        var register = await memory.RegisterAsync(books, today, cancel);
        var ladders = await RateLadders.ReadAsync(db, cancel);
        Dictionary<long, (IReadOnlyList<Contract> Contracts, (long, ContractRequest)? Open)> told = [];
        var judge = new ApplicationJudge(
            MerchantJudging.ReadingOf(mapping, effectiveOn, db.Scope), new(register.All),
            merchant =>
            {
                var (contracts, open) = told[merchant.Key];
                return new(contracts, open, ladders.Of(DistrictOf(merchant, db.Scope)));
            },
            today);
        foreach (var some in judge.KeysOf(rows).Chunk(KeysAtOnce)) await AddAsync(db, some, told, cancel);
        return judge;
    }

    /// <summary>Where its dong lies today, unless it is reached only by where it was recorded.</summary>
    internal static int DistrictOf(MerchantLine merchant, DistrictScope scope) =>
        scope.Covers(merchant.Today) ? merchant.Today : merchant.District;

    private static async Task AddAsync(
        EumDbContext db, long[] keys, Dictionary<long, (IReadOnlyList<Contract>, (long, ContractRequest)?)> told,
        CancellationToken cancel)
    {
        var contracts = await MerchantContracts.ReadAsync(db, keys, cancel);
        var open = await db.BenefitPlusApplications.AsNoTracking()
            .Where(row => keys.Contains(row.MerchantKey)
                && (row.State == ApplicationState.Received || row.State == ApplicationState.Returned))
            .OrderBy(row => row.ApplicationNo).ToListAsync(cancel);
        var first = open.DistinctBy(row => row.MerchantKey)
            .ToDictionary(row => row.MerchantKey, row => (row.ApplicationNo, row.Asked));
        foreach (var key in keys)
            told[key] = ([.. contracts[key]], first.TryGetValue(key, out var one) ? one : null);
    }
}
