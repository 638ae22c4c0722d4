using Eum.Admin.Tests.Kit;
using Eum.Domain.Officers;
using Eum.Domain.Payments;
using Eum.Infrastructure.Storage.Cashback;
using Eum.Infrastructure.Storage.Payments;
using Microsoft.EntityFrameworkCore;

namespace Eum.Admin.Tests.Features.Payments;

/// <summary>All payments of the books in memory, filtered and sorted the slow and obvious way.</summary>
internal sealed class PlainPayments
{
    private readonly List<(PaymentRow Row, RatingFactsRow Facts)> _all;

    private PlainPayments(List<(PaymentRow Row, RatingFactsRow Facts)> all) => _all = all;

    public int Count => _all.Count;

    public static async Task<PlainPayments> ReadAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var facts = await db.RatingFacts.ToDictionaryAsync(row => row.FactsNo);
        return new([.. (await db.Payments.ToListAsync()).Select(row => (row, facts[row.FactsNo]))]);
    }

    public List<PaymentPlace> Places(
        PaymentQuery query, PaymentOrder order, bool descending, DistrictScope? scope = null)
    {
        var places = Through(query, scope)
            .Select(one => new PaymentPlace(ValueOf(order, one.Row, one.Facts), one.Row.TxKey))
            .OrderBy(place => place.Value).ThenBy(place => place.Key).ToList();
        if (descending) places.Reverse();
        return places;
    }

    public PaymentSum Sum(PaymentQuery query, DistrictScope? scope = null)
    {
        var rows = Through(query, scope).Select(one => one.Row).ToList();
        return new(
            rows.Count, rows.Sum(AmountOf), rows.Sum(row => row.Cashback),
            new(rows.Sum(row => row.National), rows.Sum(row => row.City), rows.Sum(row => row.Gu),
                rows.Sum(row => row.Institution), rows.Sum(row => row.Merchant)),
            rows.Sum(row => row.OperatorCashback), false);
    }

    /// <summary>Any value that some payment has, so that a filter finds something.</summary>
    public T Any<T>(Random random, Func<PaymentRow, RatingFactsRow, T> value)
    {
        var (row, facts) = _all[random.Next(_all.Count)];
        return value(row, facts);
    }

    private IEnumerable<(PaymentRow Row, RatingFactsRow Facts)> Through(PaymentQuery query, DistrictScope? scope) =>
        from one in _all
        let row = one.Row
        let facts = one.Facts
        where (scope ?? DistrictScope.WholeCity).Covers(facts.District)
        where query.Tx is { } tx ? row.TxKey == tx : row.PostedOn >= query.From && row.PostedOn <= query.To
        where query.District is null || facts.District == query.District
        where query.Programme is null || facts.ProgrammeNo == query.Programme
        where query.BusinessTypes is null || query.BusinessTypes.Contains(facts.BusinessType)
        where query.Bracket is null || facts.Bracket == query.Bracket
        where query.Channel is null || facts.Channel == query.Channel
        where query.Kind is null || row.Kind == query.Kind
        where query.Least is null || row.Amount >= query.Least
        where query.Most is null || row.Amount <= query.Most
        where query.Merchants is null || query.Merchants.Contains(row.MerchantKey)
        where query.Differs is null || row.Cashback != row.OperatorCashback == query.Differs
        where query.Cause is null || row.Cause == query.Cause
        where (row.Flags & query.Flags) == query.Flags
        where query.Batch is null || row.BatchNo == query.Batch
        select one;

    private static long ValueOf(PaymentOrder order, PaymentRow row, RatingFactsRow facts) => order switch
    {
        PaymentOrder.Time => new DateTimeOffset(row.ApprovedAt).ToUnixTimeMilliseconds(),
        PaymentOrder.Tx => row.TxKey,
        PaymentOrder.Amount => AmountOf(row),
        PaymentOrder.Cashback => row.Cashback,
        PaymentOrder.Operator => row.OperatorCashback,
        PaymentOrder.Difference => row.Cashback - row.OperatorCashback,
        PaymentOrder.District => facts.District,
        PaymentOrder.BusinessType => facts.BusinessType,
        _ => (int)facts.Bracket,
    };

    private static long AmountOf(PaymentRow row) => row.Kind == PaymentKind.Cancel ? -row.Amount : row.Amount;
}
