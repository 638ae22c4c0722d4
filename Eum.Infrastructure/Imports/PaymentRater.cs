using System.Runtime.CompilerServices;
using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Domain.Values;

namespace Eum.Infrastructure.Imports;

/// <summary>
/// Rates the rows of a chunk one after the other, member by member and in time: facts of the day, plan of the instant,
/// counters of the month; refunds against what is left of their original. Keeps the counters across chunks.
/// </summary>
internal sealed class PaymentRater(
    ImportContext context, RatingTables tables, MerchantIndex merchants, MemberMonths months)
{
    private const int Channels = 8; // Room for a few more than there are.

    private readonly RatedFacts?[]?[] _facts = new RatedFacts?[merchants.Count][];
    private readonly KoreanDays _days = new();
    private readonly OperatorComparison _comparison = new(tables.Timeline);
    private readonly ProgrammeCounters _programmes = new(context.Store);
    private RatingPlan? _plan;
    private int _planNumber;
    private long _planFrom;
    private long _planTo;

    public PaymentOriginals Originals { get; } = new(context.Store);

    public ProgrammeCounters ProgrammeCounters => _programmes;

    /// <summary>
    /// Rates in order; a row that cannot be is handed to <paramref name="drop"/> and changes nothing.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Rate(PaymentChunk chunk, int[] order, PaymentSums sums, Action<int, RowProblem> drop)
    {
        Prefetch(chunk, order);
        foreach (var i in order)
        {
            ref var entry = ref chunk[i];
            var problem = entry.Kind == PaymentKind.Pay ? RatePayment(ref entry, sums)
                : RateRefund(ref entry, chunk, sums);
            if (problem is not null) drop(i, problem);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Prefetch(PaymentChunk chunk, int[] order)
    {
        Originals.Prefetch(chunk);
        var pages = new Dictionary<int, List<long>>();
        foreach (var i in order)
        {
            ref readonly var entry = ref chunk[i];
            Want(pages, _days.Of(entry.ApprovedAt).Month, entry.Member);
            if (entry.Kind == PaymentKind.Cancel && Originals.Find(entry.Original, chunk) is { } original)
                Want(pages, _days.Of(original.Entry.ApprovedAt).Month, original.Entry.Member);
        }

        foreach (var (month, wanted) in pages) months.Prefetch(month, wanted);
    }

    private static void Want(Dictionary<int, List<long>> pages, int month, long member)
    {
        if (!pages.TryGetValue(month, out var list)) pages[month] = list = [];
        var page = MemberMonths.PageOf(member);
        if (list.Count == 0 || list[^1] != page) list.Add(page);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private RowProblem? RatePayment(ref PaymentEntry entry, PaymentSums sums)
    {
        var day = _days.Of(entry.ApprovedAt);
        entry.Day = day.Number;
        var merchantFacts = merchants.FactsOn(entry.Merchant, day.Number);
        if (merchantFacts < 0) return MerchantProblem(merchantFacts, entry.Merchant, day.Number);

        var plan = PlanAt(entry.ApprovedAt);
        var facts = FactsFor(merchantFacts, entry.Programme, entry.Channel);
        var rules = facts.ClassUnder(plan);
        var page = months.PageFor(day.Month, entry.Member);
        var slot = months.SlotOf(page, entry.Member);
        var programme = rules.UsesProgrammeCounter ? _programmes.Get(day.Month, entry.Member, entry.Programme) : 0;
        var before = new Counters(page.Spent(slot), programme);

        Breakdown earned = default;
        Rating.Rate(rules, entry.FromCharge, before, day.Weekday, ref earned);
        entry.Grant(earned.Funds);
        (entry.Facts, entry.Plan) = (facts.Number, _planNumber);
        (entry.MtdBefore, entry.ProgrammeBefore) = (before.Member, before.Programme);
        MarkTime(ref entry, page, slot, day);
        Post(ref entry, day);
        entry.BudgetDay = entry.PostedOn;
        page.Spent(slot) += rules.Counted(entry.FromCharge, before.Member);
        if (rules.UsesProgrammeCounter)
            _programmes.Add(
                day.Month, entry.Member, entry.Programme, rules.CountedInProgramme(entry.FromCharge, programme));
        if (entry.OperatorCashback != entry.Cashback)
            entry.Cause = _comparison.CauseOf(
                plan, facts.Facts, entry.FromCharge, before, day.Weekday, entry.Cashback, entry.OperatorCashback);
        sums.Add(in entry, facts, rules, in earned);
        return null;
    }

    private RowProblem? RateRefund(ref PaymentEntry entry, PaymentChunk chunk, PaymentSums sums)
    {
        var original = Originals.Find(entry.Original, chunk);
        var comesLater = original is null && chunk.Find(entry.Original) is var at and >= 0
            && !chunk[at].Dropped && chunk[at].Kind == PaymentKind.Pay;
        if (RefundRules.ProblemWith(in entry, original, comesLater, context.Series) is { } problem) return problem;

        var first = original!.Entry;
        var bought = _days.Of(first.ApprovedAt);
        var plan = tables.PlanNumbered(first.Plan);
        var facts = tables.FactsNumbered(first.Facts);
        var rules = facts.ClassUnder(plan);
        var place = new Counters(first.MtdBefore, first.ProgrammeBefore);
        var back = Rating.TakeBack(
            rules, original.ChargeLeft, original.ChargeLeft - entry.FromCharge, place, bought.Weekday);
        entry.Grant(back.Funds);
        (entry.Facts, entry.Plan, entry.Programme) = (first.Facts, first.Plan, facts.Programme);
        // What was still bought: with the original, the whole proof.
        (entry.MtdBefore, entry.ProgrammeBefore) = (original.ChargeLeft, 0);

        var day = _days.Of(entry.ApprovedAt);
        entry.Day = day.Number;
        Post(ref entry, day);
        entry.BudgetDay = context.ClosedMonths.Contains(first.PostedOn / 100) ? entry.PostedOn : first.PostedOn;
        GiveBackCounters(in entry, original, bought, rules);
        TakeFrom(original, in entry);
        if (entry.OperatorCashback != entry.Cashback)
            entry.Cause = first.Cause != DifferenceCause.None
                ? first.Cause
                : _comparison.CauseOf(
                    plan, facts.Facts, entry.FromCharge, place, bought.Weekday, entry.Cashback, entry.OperatorCashback);
        sums.Add(in entry, facts, rules, in back);
        return null;
    }

    private void GiveBackCounters(in PaymentEntry entry, OriginalPayment original, KoreanDay bought, RatingClass rules)
    {
        var (first, left) = (original.Entry, original.ChargeLeft - entry.FromCharge);
        var counted = rules.Counted(original.ChargeLeft, first.MtdBefore) - rules.Counted(left, first.MtdBefore);
        if (counted != 0)
        {
            var page = months.PageFor(bought.Month, first.Member);
            page.Spent(page.Slot(first.Member)) -= counted;
            months.Touch(page);
        }

        if (!rules.UsesProgrammeCounter) return;
        var inProgramme = rules.CountedInProgramme(original.ChargeLeft, first.ProgrammeBefore)
            - rules.CountedInProgramme(left, first.ProgrammeBefore);
        _programmes.Add(bought.Month, first.Member, entry.Programme, -inProgramme);
    }

    private static void TakeFrom(OriginalPayment original, in PaymentEntry entry)
    {
        original.AmountLeft -= entry.Amount;
        original.ChargeLeft -= entry.FromCharge;
        original.CashbackLeft -= entry.FromCashback;
        original.PolicyLeft -= entry.FromPolicy;
    }

    private void MarkTime(ref PaymentEntry entry, MemberPage page, int slot, KoreanDay day)
    {
        var intoMonth = (uint)(entry.ApprovedAt - day.MonthStartMs);
        if (intoMonth < page.Last(slot)) entry.Flags |= PostingFlags.Late;
        else page.Last(slot) = intoMonth;
        months.Touch(page);
    }

    private void Post(ref PaymentEntry entry, KoreanDay day)
    {
        entry.PostedOn = context.PostingDay(day.Number);
        if (entry.PostedOn != day.Number) entry.Flags |= PostingFlags.Adjustment;
    }

    private RatingPlan PlanAt(long ms)
    {
        if (_plan is not null && ms >= _planFrom && ms < _planTo) return _plan;
        _plan = tables.Timeline.At(KoreanTime.FromUnixMs(ms));
        (_planFrom, _planTo) = (KoreanTime.ToUnixMs(_plan.StartsAt), KoreanTime.ToUnixMs(_plan.EndsAt));
        _planNumber = tables.NumberOf(_plan);
        return _plan;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private RatedFacts FactsFor(int merchantFacts, short programme, Channel channel)
    {
        ref var row = ref _facts[merchantFacts];
        var at = (programme * Channels) + (int)channel;
        if (row is null || at >= row.Length) Array.Resize(ref row, at + Channels);
        return row[at] ??= tables.FactsOf(merchants[merchantFacts], programme, channel);
    }

    private RowProblem MerchantProblem(int answer, long merchant, int day)
    {
        var id = context.Series.IdOf(merchant);
        return answer switch
        {
            MerchantIndex.Unknown =>
                new("merchant_id", "merchant-unknown", $"가맹점 {id}이(가) 등록되어 있지 않습니다. 가맹점 파일을 먼저 보내세요."),
            MerchantIndex.Closed => new("merchant_id", "merchant-closed", $"가맹점 {id}은(는) {day} 전에 종료되었습니다."),
            _ => new("merchant_id", "merchant-not-yet", $"가맹점 {id}은(는) {day}에 아직 등록되지 않았습니다."),
        };
    }
}
