using Eum.Admin.Tests.Reference;
using Eum.Domain.Merchants;
using Eum.Domain.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Eum.Admin.Tests.Cashback;

/// <summary>The catalogue against the slow model written apart from it: the same won from the same funds.</summary>
public sealed class ReferenceAgreementTests
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(20_000).WithQuietOnSuccess(true);

    [Fact]
    public void The_slow_model_finds_the_same_won_in_the_same_funds() =>
        Check.One(Often, Prop.ForAll(Comparable.ToArbitrary(), payment =>
        {
            var ours = payment.Rate(payment.Won, payment.Before);
            var theirs = Slowly(payment);

            return (ours.National, ours.City, ours.Gu, ours.Institution, ours.Merchant)
                == (theirs("national"), theirs("city"), theirs("gu"), theirs("institution"), theirs("merchant"));
        }));

    /// <summary>
    /// Left aside is what the model leaves aside: events, restricted types, the first days of the artists' card, and a
    /// 착한가격업소 of more than 3 billion, of whose gu and contract the sources do not speak.
    /// </summary>
    private static Gen<AnyPayment> Comparable { get; } = AnyPayment.Generator.Where(payment =>
        !payment.Facts.Designations.StartsWith("EVENT", StringComparison.Ordinal)
        && payment.Facts.BusinessType is "OTHER" or "RESTAURANT"
        && (payment.Facts.Group is null || payment.At >= KoreanTime.StartOf(new(2020, 11, 1)))
        && (payment.Facts.Bracket != SalesBracket.GT3B || !payment.Facts.HasDesignation("FAIR_PRICE")));

    private static Func<string, decimal> Slowly(AnyPayment payment)
    {
        var facts = new Facts(
            payment.Facts.Brand, payment.Facts.Group, $"{payment.Facts.District}", $"{payment.Facts.Bracket}",
            payment.Facts.Designations.Split(' ').ToHashSet(), payment.Facts.BenefitPlusBp / 100m,
            payment.Facts.BusinessType, $"{payment.Facts.Channel}".ToUpperInvariant());
        var korean = KoreanTime.BusinessDate(payment.At).ToDateTime(TimeOnly.MinValue)
            + (payment.At - KoreanTime.StartOf(KoreanTime.BusinessDate(payment.At)));
        return ReferenceRules.Unrestricted.Rate(korean, facts, payment.Won, payment.Before, payment.Before).Fund;
    }
}
