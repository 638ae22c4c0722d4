using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Payments;

/// <summary>Reads payments of a list whole: with the operator's own ids, names and policies.</summary>
public sealed class PaymentLines(PaymentMemory memory)
{
    private readonly Dictionary<short, string> _programmes = [];
    private readonly Dictionary<int, string> _plans = [];
    private ExternalIds? _ids;

    /// <summary>In the order of the keys; what the scope does not reach is left out.</summary>
    public async Task<IReadOnlyList<PaymentLine>> ReadAsync(
        Snapshot books, IReadOnlyList<long> keys, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Count == 0) return [];

        await NamesAsync(books, cancel);
        var facts = await memory.FactsAsync(books, cancel);
        var found = await RowsAsync(books, keys, cancel);
        var merchants = await MerchantsAsync(books, [.. found.Values.Select(row => row.Merchant).Distinct()], cancel);
        return [.. keys.Where(found.ContainsKey).Select(key => LineOf(found[key], facts, merchants))];
    }

    private static async Task<Dictionary<long, Row>> RowsAsync(
        Snapshot books, IReadOnlyList<long> keys, CancellationToken cancel)
    {
        var rows = await books.ListAsync(
            $"""
            SELECT tx_key, kind, approved_at, posted_on, merchant_key, amount, facts_no, plan_no, "national", city, gu,
                institution, merchant, operator_cashback, cause, flags, batch_no
            FROM payments WHERE tx_key BETWEEN @first AND @last{books.WithinFacts("facts_no")}
                AND tx_key IN ({string.Join(", ", keys)})
            """,
            row => new Row(
                row.Long(0), (PaymentKind)row.Int(1), row.Long(2), row.Int(3), row.Long(4), row.Long(5), row.Int(6),
                row.Int(7), new(row.Long(8), row.Long(9), row.Long(10), row.Long(11), row.Long(12)), row.Long(13),
                (DifferenceCause)row.Int(14), (PostingFlags)row.Int(15), row.Int(16)),
            cancel, ("first", keys.Min()), ("last", keys.Max()));
        return rows.ToDictionary(row => row.Key);
    }

    private static async Task<Dictionary<long, string>> MerchantsAsync(
        Snapshot books, IReadOnlyList<long> keys, CancellationToken cancel)
    {
        if (keys.Count == 0) return [];

        var named = await books.ListAsync(
            $"""
            SELECT merchant_key, name FROM merchants
            WHERE merchant_key BETWEEN @first AND @last{books.WithinTerms("merchant_key")}
                AND merchant_key IN ({string.Join(", ", keys)})
            """,
            row => (Key: row.Long(0), Name: row.Text(1)), cancel, ("first", keys.Min()), ("last", keys.Max()));
        return named.ToDictionary(merchant => merchant.Key, merchant => merchant.Name);
    }

    private async Task NamesAsync(Snapshot books, CancellationToken cancel)
    {
        _ids = await ExternalIds.ReadAsync(books, cancel);
        foreach (var (no, code) in await books.ListAsync(
            "SELECT programme_no, code FROM programmes", row => ((short)row.Int(0), row.Text(1)), cancel))
            _programmes[no] = code;
        foreach (var (no, versions) in await books.ListAsync(
            "SELECT plan_no, versions FROM rating_plans", row => (row.Int(0), row.Text(1)), cancel))
            _plans[no] = versions;
    }

    private PaymentLine LineOf(Row row, FactsTable facts, Dictionary<long, string> merchants)
    {
        var rated = facts[row.Facts];
        return new(
            row.Key, _ids!.IdOf(row.Key), row.Kind, KoreanTime.FromUnixMs(row.ApprovedAt),
            DateNumber.ToDate(row.PostedOn), rated.District, _programmes.GetValueOrDefault(rated.Programme, ""),
            _ids.IdOf(row.Merchant),
            merchants.GetValueOrDefault(row.Merchant, ""), rated.BusinessType, rated.Bracket, rated.Channel,
            row.Kind == PaymentKind.Cancel ? -row.Amount : row.Amount, row.Funds, row.Operator, row.Cause, row.Flags,
            _plans.GetValueOrDefault(row.Plan, ""), row.Batch);
    }

    private sealed record Row(
        long Key, PaymentKind Kind, long ApprovedAt, int PostedOn, long Merchant, long Amount, int Facts, int Plan,
        FundAmounts Funds, long Operator, DifferenceCause Cause, PostingFlags Flags, int Batch);
}
