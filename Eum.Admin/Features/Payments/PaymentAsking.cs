using Eum.Admin.Desk;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage.Merchants;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Features.Payments;

/// <summary>What an address asks for, in the books' own numbers.</summary>
/// <param name="Latest">The latest day with payments that the asker may see.</param>
internal sealed record PaymentAsking(PaymentQuery Query, DateOnly? Latest, IReadOnlyList<string> Programmes)
{
    /// <summary>Null where the filter names a programme that there is not.</summary>
    public static async Task<PaymentAsking?> OfAsync(Reading reading, PaymentFilter filter, CancellationToken cancel)
    {
        var programmes = await reading.Db.Programmes.ToDictionaryAsync(row => row.Code, row => row.ProgrammeNo, cancel);
        if (filter.Programme is { } code && !programmes.ContainsKey(code)) return null;

        var latest = await reading.Db.PaymentsDaily.OrderByDescending(row => row.Day).Select(row => (DateOnly?)row.Day)
            .FirstOrDefaultAsync(cancel);
        var (from, to) = await DaysAsync(reading, filter, latest, cancel);
        var query = new PaymentQuery(from, to)
        {
            District = filter.District,
            Programme = filter.Programme is { } named ? programmes[named] : null,
            BusinessTypes = TypesOf(filter),
            Bracket = filter.Bracket,
            Channel = filter.Channel,
            Kind = filter.Kind,
            Least = filter.Least,
            Most = filter.Most,
            Merchants = await MerchantsAsync(reading, filter.Merchant, cancel),
            Tx = filter.Tx is { } tx ? await KeyAsync(reading, tx, cancel) : null,
            Differs = filter.Differs,
            Cause = filter.Cause,
            Flags = (filter.Late ? PostingFlags.Late : 0) | (filter.Adjusted ? PostingFlags.Adjustment : 0),
            Batch = filter.File,
        };
        return new(query, latest, [.. programmes.Keys.Order(StringComparer.Ordinal)]);
    }

    // Without a period, the latest day; of a file, the days it was posted on.
    private static async Task<(DateOnly From, DateOnly To)> DaysAsync(
        Reading reading, PaymentFilter filter, DateOnly? latest, CancellationToken cancel)
    {
        if (filter is { File: { } file, From: null, To: null })
            return await PaymentLedger.DaysOfAsync(await reading.BooksAsync(cancel), file, cancel)
                ?? (DateOnly.MaxValue, DateOnly.MinValue);

        var end = filter.To ?? latest ?? reading.Today;
        return (filter.From ?? end, filter.To is null && filter.From > end ? filter.From.Value : end);
    }

    private static HashSet<int>? TypesOf(PaymentFilter filter) =>
        filter.Type is null && filter.Group is null
            ? null
            : [
                .. BusinessTypeTable.All
                    .Where(type => (filter.Type ?? type.Code) == type.Code)
                    .Where(type => (filter.Group ?? type.GroupCode) == type.GroupCode)
                    .Select(type => type.No),
            ];

    private static async Task<IReadOnlySet<long>?> MerchantsAsync(
        Reading reading, string? word, CancellationToken cancel)
    {
        if (word is null) return null;

        IQueryable<MerchantRow> merchants = reading.Db.Merchants;
        if (BusinessRegistrationNumber.TryParse(word, out var number))
            merchants = merchants.Where(row => row.RegistrationNo == number.Digits);
        else if (await KeyAsync(reading, word, cancel) is var key && merchants.Any(row => row.MerchantKey == key))
            merchants = merchants.Where(row => row.MerchantKey == key);
        else merchants = merchants.Where(row => row.Name.Contains(word));
        return (await merchants.Select(row => row.MerchantKey).ToListAsync(cancel)).ToHashSet();
    }

    // No key is negative: what is no id of the books finds nothing.
    private static async Task<long> KeyAsync(Reading reading, string id, CancellationToken cancel) =>
        await PaymentLedger.KeyOfAsync(await reading.BooksAsync(cancel), id, cancel) ?? -1;
}
