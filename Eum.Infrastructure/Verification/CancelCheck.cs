using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Verification;

/// <summary>
/// Every cancellation beside its original: it took back what rating takes back at the original's place, the cancellations
/// of one payment follow each other without gap, and together they are no more than the payment.
/// </summary>
internal sealed class CancelCheck(Reading reading, CounterCheck counters)
{
    private readonly Check _check = new("cancellations");
    private long _original;
    private long _stillBought;
    private (long Amount, long Charge, long Cashback, long Policy) _left;

    public long Count { get; private set; }

    public Check Check => _check;

    public async Task RunAsync(CancellationToken cancel)
    {
        var columns = string.Join(", ", RatedRow.Columns.Split(',', StringSplitOptions.TrimEntries).Select(c => "c." + c));
        await using var rows = await reading.Books.RowsAsync(
            $"""
            SELECT {columns}, x.original_key, x.cancel_key, x.amount, x.from_charge, x.from_cashback, x.from_policy,
                c.original_key, o.tx_key, o.kind, o.approved_at, o.posted_on, o.mtd_before, o.programme_before, o.from_charge,
                o.facts_no, o.plan_no, o.member_key, o.amount, o.from_cashback, o.from_policy
            FROM cancellations x
            LEFT JOIN payments c ON c.tx_key = x.cancel_key
            LEFT JOIN payments o ON o.tx_key = x.original_key
            ORDER BY x.original_key, c.mtd_before DESC, c.from_charge, x.cancel_key
            """, cancel);
        var row = default(RatedRow);
        while (rows.Next())
        {
            RatedRow.Read(rows, ref row);
            var wrong = Problem(row, rows);
            Count++;
            _check.Count();
            if (wrong is null) continue;
            var key = rows.Long(25);
            _check.Fail(key, $"취소 {reading.IdOf(key)}: {wrong}");
        }
    }

    private string? Problem(in RatedRow row, SqlRows rows)
    {
        if (rows.IsNull(0)) return "결제 장부에 없습니다.";
        if (rows.IsNull(31)) return $"원 결제 {reading.IdOf(rows.Long(24))}이(가) 장부에 없습니다.";
        if (row.Kind != (int)PaymentKind.Cancel || rows.Int(32) != (int)PaymentKind.Pay || rows.Long(30) != rows.Long(24))
            return "취소와 원 결제의 짝이 맞지 않습니다.";
        if ((row.Amount, row.FromCharge, row.FromCashback, row.FromPolicy)
            != (rows.Long(26), rows.Long(27), rows.Long(28), rows.Long(29)))
            return "취소 색인의 금액이 장부와 다릅니다.";
        if (row.Member != rows.Long(40)) return "원 결제와 회원이 다릅니다.";
        return Order(row, rows) ?? TakenBack(row, rows);
    }

    private string? Order(in RatedRow row, SqlRows rows)
    {
        if (rows.Long(24) != _original)
        {
            (_original, _stillBought) = (rows.Long(24), rows.Long(37));
            _left = (rows.Long(41), rows.Long(37), rows.Long(42), rows.Long(43));
        }

        if (row.MtdBefore != _stillBought)
            return $"취소 전 남은 결제액이 {row.MtdBefore}(으)로 적혔으나 {_stillBought}입니다.";
        _stillBought -= row.FromCharge;
        _left = (_left.Amount - row.Amount, _left.Charge - row.FromCharge, _left.Cashback - row.FromCashback,
            _left.Policy - row.FromPolicy);
        return _left is { Amount: >= 0, Charge: >= 0, Cashback: >= 0, Policy: >= 0 } ? null : "원 결제보다 많이 취소했습니다.";
    }

    private string? TakenBack(in RatedRow row, SqlRows rows)
    {
        if (reading.Classes.Of(rows.Int(38), rows.Int(39)) is not { } rated) return "원 결제의 정책이나 사실을 알 수 없습니다.";
        var place = new Counters(rows.Long(35), rows.Long(36));
        var weekday = RatedRow.WeekdayOf(rows.Long(33));
        var before = Rating.Rate(rated.Rules, row.MtdBefore, place, weekday);
        var after = Rating.Rate(rated.Rules, row.MtdBefore - row.FromCharge, place, weekday);
        Give(row, rows, rated, before, after);
        var expected = after.Funds - before.Funds;
        return expected == row.Funds && expected.Total == row.Cashback
            ? null
            : $"환수 {row.Funds}, 합계 {row.Cashback} ≠ 다시 계산 {expected}, 합계 {expected.Total}";
    }

    // The money goes back to the original's day while its books are open, the counter always to its month.
    private void Give(in RatedRow row, SqlRows rows, RatedClass rated, in Breakdown before, in Breakdown after)
    {
        var day = reading.WasClosed(rows.Int(34), row.Batch) ? row.PostedOn : rows.Int(34);
        var lines = reading.Spending.On(day);
        rated.Post(after, 1, lines);
        rated.Post(before, -1, lines);
        var place = new Counters(rows.Long(35), rows.Long(36));
        counters.GiveBack(row, rows.Long(33), place, rated, reading.Classes.Facts(rows.Int(38))?.Programme ?? 0);
    }
}
