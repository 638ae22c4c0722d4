using Eum.Domain.Cashback;
using Eum.Domain.Payments;
using Eum.Infrastructure.Imports;

namespace Eum.Benchmarks;

/// <summary>
/// Rating as the import calls it: the class of the facts and plan, the counters of the month, every layer with its
/// reason and funds. Beside the plain reference on the same payments; both must give the won that the books hold.
/// </summary>
internal static class RatingBench
{
    private const int AtLeast = 4_000_000; // Payments to a round, the same ones again where the books hold fewer.

    public static void Run(Asked asked)
    {
        using var books = asked.Books();
        var payments = BookedPayments.Load(books);
        var own = new OwnRating(payments);
        var ours = own.RateAll();
        var plain = new PlainRating(payments.Tables);
        foreach (ref readonly var payment in payments.All.AsSpan()) plain.Rate(in payment);
        Agree(ours, plain, payments.Booked);

        var times = asked.Rounds == 1 ? 1 : (AtLeast + payments.All.Length - 1) / payments.All.Length;
        var (seconds, reference, quotient) = Measure.InTurn(asked.Rounds, () =>
        {
            for (var i = 0; i < times; i++) own.RateAll();
        }, () =>
        {
            var fresh = new PlainRating(payments.Tables);
            foreach (ref readonly var payment in payments.All.AsSpan()) fresh.Rate(in payment);
        });
        Measure.Print("rating.payments", (double)times * payments.All.Length, "payments");
        Measure.Print("rating.won", ours.Total, "won");
        Measure.Print("rating.reference_won", (double)plain.Total, "won");
        Measure.Print("rating.speed", times * payments.All.Length / seconds / 1e6, "M payments/s a core", ">= 5");
        Measure.Print("rating.reference_speed", payments.All.Length / reference / 1e6, "M payments/s a core");
        Measure.Print("rating.gain", times / quotient, "x plain decimal reference", ">= 20");
    }

    private static void Agree(FundAmounts ours, PlainRating plain, FundAmounts booked)
    {
        foreach (var fund in Enum.GetValues<Fund>().Where(fund => fund != Fund.None))
            if (ours[fund] != plain[fund] || ours[fund] != booked[fund])
                throw new DisagreementException(
                    $"{fund}: {ours[fund]} won rated, {plain[fund]} by the reference, {booked[fund]} in the books.");
    }

    /// <summary>The product's own rating over all payments, with counters as dense as the import's.</summary>
    private sealed class OwnRating(BookedPayments payments)
    {
        private readonly KoreanDays _days = new();
        private readonly List<(int Month, long[] Spent)> _months = [];
        private readonly Dictionary<(int Month, long Member, short Programme), long> _programmes = [];

        public FundAmounts RateAll()
        {
            foreach (var (_, spent) in _months) Array.Clear(spent);
            _programmes.Clear();
            var sum = FundAmounts.Zero;
            Breakdown earned = default;
            foreach (ref readonly var payment in payments.All.AsSpan()) sum += Rate(in payment, ref earned);
            return sum;
        }

        private FundAmounts Rate(in BookedPayment payment, ref Breakdown earned)
        {
            ref readonly var entry = ref payment.Entry;
            var tables = payments.Tables;
            var facts = tables.FactsNumbered(entry.Facts);
            var rules = facts.ClassUnder(tables.PlanNumbered(entry.Plan));
            var day = _days.Of(payment.BoughtAt);
            ref var spent = ref SpentIn(day.Month)[payment.MemberNo];
            var programme = (day.Month, entry.Member, facts.Programme);
            if (entry.Kind == PaymentKind.Cancel)
            {
                var (left, place) = (entry.MtdBefore - entry.FromCharge, payment.Place);
                var back = Rating.TakeBack(rules, entry.MtdBefore, left, place, day.Weekday);
                spent -= rules.Counted(entry.MtdBefore, place.Member) - rules.Counted(left, place.Member);
                if (rules.UsesProgrammeCounter)
                    _programmes[programme] = _programmes.GetValueOrDefault(programme)
                        - rules.CountedInProgramme(entry.MtdBefore, place.Programme)
                        + rules.CountedInProgramme(left, place.Programme);
                return -back.Funds;
            }

            var before = rules.UsesProgrammeCounter ? _programmes.GetValueOrDefault(programme) : 0;
            Rating.Rate(rules, entry.FromCharge, new(spent, before), day.Weekday, ref earned);
            spent += rules.Counted(entry.FromCharge, spent);
            if (rules.UsesProgrammeCounter)
                _programmes[programme] = before + rules.CountedInProgramme(entry.FromCharge, before);
            return earned.Funds;
        }

        private long[] SpentIn(int month)
        {
            foreach (var (known, spent) in _months)
                if (known == month) return spent;
            _months.Add((month, new long[payments.Members]));
            return _months[^1].Spent;
        }
    }
}
