using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Verification;

/// <summary>
/// One pass over all payments: each is rated again from the facts, the plan and the place it names; what they add up to
/// goes to the checks of rollups, counters, budgets, look-up lists and files.
/// </summary>
internal sealed class PaymentCheck(
    Reading reading, CounterCheck counters, RollupCheck daily, RollupCheck differences, PostingCheck postings,
    BatchCheck batches)
{
    private readonly Check _check = new("payments");
    private readonly long[] _measures = new long[12];
    private long _lastDay = long.MinValue;
    private int _month;
    private int _weekday;

    public Check Check => _check;

    public long Cancels { get; private set; }

    public async Task RunAsync(Action<long>? progress, CancellationToken cancel)
    {
        await using var rows = await reading.Books.RowsAsync(
            $"SELECT {RatedRow.Columns} FROM payments ORDER BY tx_key", cancel);
        var row = default(RatedRow);
        var count = 0L;
        while (rows.Next())
        {
            RatedRow.Read(rows, ref row);
            One(row);
            if ((++count & 0xFFFF) != 0) continue;
            cancel.ThrowIfCancellationRequested();
            progress?.Invoke(count);
        }

        _check.Count(count);
    }

    private void One(in RatedRow row)
    {
        SetDay(row.ApprovedAt);
        if (Problem(row) is { } wrong)
            _check.Fail(row.Tx, $"결제 {reading.IdOf(row.Tx)} ({KoreanTime.Print(row.ApprovedAt)}): {wrong}");
        if (reading.Classes.Facts(row.Facts) is not { } facts) return;
        RollUp(row, facts);
        postings.Expect(row);
        batches.Expect(row);
    }

    private string? Problem(in RatedRow row)
    {
        if (row.Amount <= 0 || row.FromCharge < 0 || row.FromCashback < 0 || row.FromPolicy < 0
            || row.FromCharge + row.FromCashback + row.FromPolicy != row.Amount)
            return $"금액 {row.Amount} ≠ 충전 {row.FromCharge} + 캐시백 {row.FromCashback} + 정책 {row.FromPolicy}";
        if (row.Funds.Total != row.Cashback) return $"재원의 합 {row.Funds.Total} ≠ 캐시백 {row.Cashback}";
        if ((row.Cause == 0) != (row.Cashback == row.Operator))
            return $"차이 원인 {row.Cause}이(가) 자체 {row.Cashback}, 운영사 {row.Operator}과(와) 맞지 않습니다.";
        if (row.Kind == (int)PaymentKind.Pay) return Rated(row);
        Cancels++;
        return null; // Beside its original: CancelCheck.
    }

    private string? Rated(in RatedRow row)
    {
        if (reading.Classes.Of(row.Facts, row.Plan) is not { } rated
            || reading.Classes.Facts(row.Facts) is not { } facts)
            return $"사실 {row.Facts} 또는 정책 {row.Plan}을(를) 알 수 없습니다.";
        var at = KoreanTime.FromUnixMs(row.ApprovedAt);
        if (reading.Classes.Plan(row.Plan) is { } plan && (at < plan.StartsAt || at >= plan.EndsAt))
            return $"그때 시행되던 정책이 아닙니다: {plan.Versions}";

        var before = new Counters(row.MtdBefore, row.ProgrammeBefore);
        var breakdown = Rating.Rate(rated.Rules, row.FromCharge, before, _weekday);
        rated.Post(breakdown, 1, reading.Spending.On(row.PostedOn));
        counters.Advance(row, rated, facts.Programme, _month);
        return breakdown.Funds == row.Funds && breakdown.Total == row.Cashback
            ? null
            : $"캐시백 {row.Funds}, 합계 {row.Cashback} ≠ 다시 계산 {breakdown.Funds}, 합계 {breakdown.Total}";
    }

    private void RollUp(in RatedRow row, FactsRow facts)
    {
        var sums = _measures;
        (sums[0], sums[1], sums[2]) = (1, row.Amount, row.Cashback);
        (sums[3], sums[4], sums[5]) = (row.Funds.National, row.Funds.City, row.Funds.Gu);
        (sums[6], sums[7], sums[8]) = (row.Funds.Institution, row.Funds.Merchant, row.Operator);
        (sums[9], sums[10], sums[11]) = (row.FromCharge, row.FromCashback, row.FromPolicy);
        var adjustment = row.Flags & (int)PostingFlags.Adjustment; // Whether a row came late is no statistic.
        daily.Computed.Add(row.PostedOn, Sketch.Weigh(Sketch.Cell(facts.RollupSeed, row.Kind, adjustment), sums));
        if (row.Cause == 0) return;
        var cell = Sketch.Cell(facts.DifferenceSeed, row.Cause);
        differences.Computed.Add(
            row.PostedOn, Sketch.Weigh(cell, 1, row.Cashback, row.Operator, row.Cashback - row.Operator));
    }

    private void SetDay(long approvedAt)
    {
        var day = (approvedAt + 9 * 3_600_000L) / 86_400_000;
        if (day == _lastDay) return;
        _lastDay = day;
        _month = YearMonth.Of(KoreanTime.BusinessDate(approvedAt)).Number;
        _weekday = RatedRow.WeekdayOf(approvedAt);
    }
}
