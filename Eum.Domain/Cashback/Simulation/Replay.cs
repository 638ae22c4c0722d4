using Eum.Domain.Values;

namespace Eum.Domain.Cashback.Simulation;

/// <summary>
/// Rates past payments again, in the order in which they were rated, as if a draft had been in force: each at the place
/// in its member's month that the draft's own counting leads to, a cancellation at the place of its payment. A place is
/// the one that the books recorded plus what the draft has counted differently until then, so that the rules that were
/// in force give back what was paid, to the won, whatever part of the city is replayed.
/// </summary>
public sealed class Replay
{
    private readonly ReplayRules _rules;
    private readonly bool _isWhole;
    private readonly int _first;
    private readonly int _last;
    private readonly ReplayCounters _counters = new();
    private readonly Dictionary<long, Bought> _bought = [];
    private readonly SimulationTally _tally;
    private Breakdown _rated;
    private long _day = long.MinValue;
    private int _month;
    private int _weekday;

    /// <param name="isWhole">
    /// Whether all payments of the months come: then the counting from zero is compared with what was recorded.
    /// </param>
    public Replay(ReplayRules rules, bool isWhole)
    {
        ArgumentNullException.ThrowIfNull(rules);
        (_rules, _isWhole) = (rules, isWhole);
        (_first, _last) = (rules.Order.From.Number, rules.Order.To.Number);
        _tally = new(rules);
    }

    /// <summary>The next payment or cancellation.</summary>
    /// <param name="isCancelled">Whether the payment is cancelled, sooner or later, wholly or in part.</param>
    /// <exception cref="PolicyConflictException">With the draft, two base rules claim it.</exception>
    public void Take(in ReplayRow row, bool isCancelled)
    {
        SetDay(row.ApprovedAt);
        var pair = _rules.Of(row.Facts, row.Plan);
        if (row.IsCancel) TakeBack(row, pair);
        else if (_month < _first || _month > _last) _tally.Carry(row, pair); // Rated in a month that is not tried.
        else Rate(row, pair, isCancelled);
    }

    /// <param name="reach">The districts whose payments were taken; 28000 is all.</param>
    public SimulationResult Result(string reach) => _tally.Result(reach, _isWhole ? _counters.OutOfPlace : null);

    private void Rate(in ReplayRow row, ReplayPair pair, bool isCancelled)
    {
        var recorded = new Counters(row.MtdBefore, row.ProgrammeBefore);
        ref var month = ref _counters.Of(_month, row.Member);
        var place = new Counters(Math.Max(0, row.MtdBefore + month.Drift), 0);
        var programme = pair.UsesProgrammeCounter
            ? _counters.Of(_month, row.Member, pair.Programme)
            : null;
        if (programme is not null) place = place with { Programme = programme.PlaceOf(pair, row.ProgrammeBefore) };

        Rating.Rate(pair.Drafted, row.FromCharge, place, _weekday, ref _rated);
        var (was, now) = (
            pair.Paid.Counted(row.FromCharge, recorded.Member), pair.Drafted.Counted(row.FromCharge, place.Member));
        if (month.Spent != row.MtdBefore) _counters.OutOfPlace++;
        month.Spent = row.MtdBefore + was;
        month.Drift += now - was;
        programme?.Count(pair, row.FromCharge, recorded.Programme, place.Programme);
        if (isCancelled) _bought[row.Tx] = new(pair, recorded, place, _month, _weekday);
        _tally.Add(row, pair, _rated.Funds);
        _tally.Mark(
            row.Member, pair.Paid.Counts && was < row.FromCharge, pair.Drafted.Counts && now < row.FromCharge);
    }

    private void TakeBack(in ReplayRow row, ReplayPair pair)
    {
        if (!_bought.TryGetValue(row.Original, out var bought))
        {
            _tally.Carry(row, pair); // Of a payment that is not tried: what it was granted comes back.
            return;
        }

        var (before, left) = (row.MtdBefore, row.MtdBefore - row.FromCharge);
        var (paid, drafted) = (bought.Pair.Paid, bought.Pair.Drafted);
        var back = Rating.TakeBack(drafted, before, left, bought.Place, bought.Weekday);
        var was = paid.Counted(before, bought.Recorded.Member) - paid.Counted(left, bought.Recorded.Member);
        var now = drafted.Counted(before, bought.Place.Member) - drafted.Counted(left, bought.Place.Member);
        ref var month = ref _counters.Of(bought.Month, row.Member);
        month.Spent -= was;
        month.Drift -= now - was;
        if (bought.Pair.UsesProgrammeCounter)
            _counters.Of(bought.Month, row.Member, bought.Pair.Programme)
                .GiveBack(bought.Pair, before, left, bought.Recorded.Programme, bought.Place.Programme);
        _tally.Add(row, pair, -back.Funds);
    }

    private void SetDay(long approvedAt)
    {
        var day = (approvedAt + 9 * 3_600_000L) / 86_400_000;
        if (day == _day) return;
        var date = KoreanTime.BusinessDate(approvedAt);
        (_day, _month) = (day, YearMonth.Of(date).Number);
        _weekday = date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek;
    }

    /// <summary>What a later cancellation needs to know of its payment.</summary>
    private readonly record struct Bought(
        ReplayPair Pair, Counters Recorded, Counters Place, int Month, int Weekday);
}
