using System.Globalization;
using System.Text;
using Eum.Domain.BenefitPlus;
using Eum.Domain.Districts;
using Eum.Domain.Merchants;
using Eum.Domain.Officers;
using Eum.Domain.Values;
using Eum.Infrastructure.BenefitPlus;
using Eum.Infrastructure.Storage;
using Eum.Infrastructure.Storage.Merchants;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.BenefitPlus;

/// <summary>A merchant as the gu desk has it before it, with its contracts.</summary>
/// <param name="Id">As the operator writes it.</param>
public sealed record DeskMerchant(
    long Key, string Id, string Name, string RegistrationNo, string Address, DateOnly RegisteredOn,
    MerchantStatus Status, SalesBracket Bracket, int BusinessType, int District, IReadOnlyList<Contract> Contracts)
{
    /// <summary>The contract in force, or the next; null for neither.</summary>
    public Contract? CurrentOn(DateOnly day) => Contracts.FirstOrDefault(one => one.To is null || one.To >= day);

    internal CheckedMerchant ToCheck(long? otherOpen) => new(
        RegistrationNo, RegisteredOn, Status, Bracket, BusinessType, Contracts, otherOpen);
}

/// <summary>Reads merchants, their terms and their contracts within what an officer reaches.</summary>
internal static class MerchantDesk
{
    /// <summary>Null for a merchant that is not there for her.</summary>
    public static async Task<DeskMerchant?> FindAsync(
        EumDbContext db, long merchant, DateOnly today, DistrictScope scope, CancellationToken cancel)
    {
        var row = await db.Merchants.AsNoTracking().SingleOrDefaultAsync(one => one.MerchantKey == merchant, cancel);
        if (row is null) return null;
        var series = await db.IdSeries.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Series == ExternalKey.SeriesOf(merchant), cancel);
        var terms = await db.MerchantTerms.AsNoTracking()
            .Where(term => term.MerchantKey == merchant && term.ValidFrom <= today)
            .OrderByDescending(term => term.ValidFrom).ThenByDescending(term => term.BatchNo)
            .FirstOrDefaultAsync(cancel)
            ?? await db.MerchantTerms.AsNoTracking().Where(term => term.MerchantKey == merchant)
                .OrderBy(term => term.ValidFrom).FirstAsync(cancel);
        var contracts = await ContractsAsync(db, merchant, cancel);
        return new(
            merchant, IdOf(series?.Prefix ?? "", series?.Width ?? 0, merchant), row.Name, row.RegistrationNo,
            row.Address, row.RegisteredOn, terms.Status, terms.Bracket, terms.BusinessType,
            DistrictOf(terms, today, scope), contracts);
    }

    public static async Task<IReadOnlyList<Contract>> ContractsAsync(
        EumDbContext db, long merchant, CancellationToken cancel) =>
        [.. (await MerchantContracts.ReadAsync(db, [merchant], cancel))[merchant]];

    /// <summary>The key of an operator's id; null for none that was ever met.</summary>
    public static async Task<long?> KeyOfAsync(EumDbContext db, string id, CancellationToken cancel)
    {
        var bytes = Encoding.UTF8.GetBytes(id);
        if (!ExternalKey.TrySplit(bytes, out var length, out var width, out var number)) return null;

        var prefix = Encoding.UTF8.GetString(bytes.AsSpan(0, length));
        var series = await db.IdSeries.AsNoTracking()
            .FirstOrDefaultAsync(one => one.Prefix == prefix && one.Width == width, cancel);
        return series is null ? null : ExternalKey.Pack(series.Series, number);
    }

    /// <summary>Another application of the merchant that is still open.</summary>
    public static async Task<long?> OtherOpenAsync(
        EumDbContext db, long merchant, long application, CancellationToken cancel) =>
        await db.BenefitPlusApplications
            .Where(row => row.MerchantKey == merchant && row.ApplicationNo != application
                && (row.State == ApplicationState.Received || row.State == ApplicationState.Returned))
            .Select(row => (long?)row.ApplicationNo).FirstOrDefaultAsync(cancel);

    /// <summary>What the gu offers, else the city, else the usual.</summary>
    public static async Task<RateLadder> LadderAsync(EumDbContext db, int district, CancellationToken cancel) =>
        (await RateLadders.ReadAsync(db, cancel)).Of(district);

    private static string IdOf(string prefix, int width, long key) => width == 0
        ? prefix
        : prefix + ExternalKey.NumberOf(key).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    // Where its dong lies today, unless she reaches it only by where it was recorded.
    private static int DistrictOf(MerchantTermsRow terms, DateOnly today, DistrictScope scope) =>
        LegalDongTable.TryFind(terms.LegalDong, out var dong) && dong.DistrictOn(today) is var district
        && scope.Covers(district)
            ? district
            : terms.District;
}
