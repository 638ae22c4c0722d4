using Eum.Domain.Cashback;
using Eum.Domain.Merchants;
using Eum.Domain.Payments;
using Eum.Domain.Values;
using Eum.Infrastructure.Reports.Payments;
using Eum.Infrastructure.Storage;

namespace Eum.Infrastructure.Reports.Merchants;

/// <summary>
/// What other sales brackets would have done to the cashback of a past month: each of its payments at these merchants,
/// as much of it as was not cancelled, is rated with the old and with the new bracket under the policies of the day on
/// which the list takes effect, at the place in the month where it stood.
/// </summary>
public sealed class BracketEffect(PolicyTimeline timeline)
{
    private readonly Dictionary<(int Facts, SalesBracket Bracket), RatingClass> _classes = [];

    /// <param name="brackets">By merchant key: the bracket that holds, and the one that would.</param>
    /// <param name="tell">Hears how many of how many payments have been looked at.</param>
    public async Task<BracketEffectFound> MeasureAsync(
        Snapshot books, YearMonth month, DateOnly effectiveOn,
        IReadOnlyDictionary<long, (SalesBracket Before, SalesBracket After)> brackets, Action<long, long>? tell,
        CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(books);
        ArgumentNullException.ThrowIfNull(brackets);
        var plan = timeline.At(KoreanTime.StartOf(effectiveOn));
        var facts = await FactsAsync(books, cancel);
        var spans = await PaymentSpan.ReadAsync(
            books, DateNumber.Of(month.FirstDay), DateNumber.Of(month.LastDay), cancel);
        var (looked, total) = (0L, spans.Sum(span => (long)span.Entries));
        Dictionary<(SalesBracket, SalesBracket), Cell> cells = [];
        foreach (var change in brackets.Values) CellOf(change).Merchants++;
        foreach (var span in spans)
        {
            await foreach (var payment in PaymentsAsync(books, span, cancel))
            {
                looked++;
                if ((looked & 0x3FFF) == 0) tell?.Invoke(looked, total);
                if (!brackets.TryGetValue(payment.Merchant, out var change)
                    || !facts.TryGetValue(payment.Facts, out var rated)) continue;
                CellOf(change).Add(
                    payment.Eligible, Won(plan, payment, rated, change.Before),
                    Won(plan, payment, rated, change.After));
            }
        }

        tell?.Invoke(total, total);
        return new(month, effectiveOn,
        [
            .. cells.OrderBy(pair => pair.Key).Select(pair => new BracketEffectCell(
                pair.Key.Item1, pair.Key.Item2, pair.Value.Merchants, pair.Value.Payments, pair.Value.Eligible,
                pair.Value.Before, pair.Value.After)),
        ]);

        Cell CellOf((SalesBracket, SalesBracket) change) =>
            cells.TryGetValue(change, out var known) ? known : cells[change] = new();
    }

    private FundAmounts Won(RatingPlan plan, in Paid payment, PaymentFacts facts, SalesBracket bracket)
    {
        if (!_classes.TryGetValue((payment.Facts, bracket), out var rules))
            _classes[(payment.Facts, bracket)] = rules = plan.ClassOf(facts with { Bracket = bracket });
        return Rating.Rate(rules, payment.Eligible, payment.Place, payment.Weekday).Funds;
    }

    private static async Task<Dictionary<int, PaymentFacts>> FactsAsync(Snapshot books, CancellationToken cancel)
    {
        var programmes = (await books.ListAsync(
            "SELECT programme_no, code FROM programmes", row => (row.Int(0), row.Text(1)), cancel))
            .ToDictionary(row => row.Item1, row => row.Item2);
        var facts = await books.ListAsync(
            $"""
            SELECT facts_no, programme_no, district, bracket, designations, benefit_plus_bp, business_type, channel
            FROM rating_facts WHERE facts_no > @none{books.Within("district")}
            """,
            row => (row.Int(0), new PaymentFacts(
                programmes.GetValueOrDefault(row.Int(1), "?"), row.Int(2), (SalesBracket)row.Int(3), row.Text(4),
                row.Int(5), BusinessTypeTable.ByNo(row.Int(6))?.Code ?? "?", (Channel)row.Int(7))),
            cancel, ("none", 0));
        return facts.ToDictionary(row => row.Item1, row => row.Item2);
    }

    private static async IAsyncEnumerable<Paid> PaymentsAsync(
        Snapshot books, PaymentSpan span,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var rows = await books.RowsAsync(
            $"""
            SELECT p.merchant_key, p.facts_no, p.approved_at, p.mtd_before, p.programme_before,
                p.from_charge - COALESCE((SELECT SUM(c.from_charge) FROM cancellations c
                    WHERE c.original_key = p.tx_key), 0)
            FROM payments p
            WHERE p.tx_key BETWEEN @first AND @last AND p.kind = 1
                AND p.posted_on = @day{books.WithinFacts("p.facts_no")}
            """,
            cancel, ("first", span.FirstKey), ("last", span.LastKey), ("day", span.Day));
        while (rows.Next())
            yield return new(
                rows.Long(0), rows.Int(1), rows.Long(5), new(rows.Long(3), rows.Long(4)), WeekdayOf(rows.Long(2)));
    }

    // Monday 1 … Sunday 7, in Korea.
    private static int WeekdayOf(long unixMs) => ((int)KoreanTime.BusinessDate(unixMs).DayOfWeek + 6) % 7 + 1;

    private readonly record struct Paid(long Merchant, int Facts, long Eligible, Counters Place, int Weekday);

    private sealed class Cell
    {
        public int Merchants { get; set; }

        public long Payments { get; private set; }

        public long Eligible { get; private set; }

        public FundAmounts Before { get; private set; }

        public FundAmounts After { get; private set; }

        public void Add(long eligible, FundAmounts before, FundAmounts after)
        {
            Payments++;
            Eligible += eligible;
            Before += before;
            After += after;
        }
    }
}
