using Eum.Domain.Merchants;
using Eum.Domain.Payments;

namespace Eum.Domain.Cashback;

/// <summary>
/// Who and what a layer is for. Every named list must contain the payment's value; a list that is not named lets
/// everything pass. Designations: any of the listed, none of the excluded.
/// </summary>
public sealed record Condition
{
    public static Condition Always { get; } = new();

    /// <summary>Brands (SEORO) or whole programme codes (YEONSU-APT1).</summary>
    public IReadOnlyList<string>? Programmes { get; init; }

    /// <summary>Group part of the programme (ARTIST), whatever the brand.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    public IReadOnlyList<int>? Districts { get; init; }

    public IReadOnlyList<int>? NotDistricts { get; init; }

    public IReadOnlyList<SalesBracket>? Brackets { get; init; }

    public IReadOnlyList<string>? Designations { get; init; }

    public IReadOnlyList<string>? NotDesignations { get; init; }

    public IReadOnlyList<string>? BusinessTypes { get; init; }

    public IReadOnlyList<string>? NotBusinessTypes { get; init; }

    public IReadOnlyList<Channel>? Channels { get; init; }

    public IReadOnlyList<Channel>? NotChannels { get; init; }

    /// <summary>True: only with a Benefit+ contract; false: only without one; null: either.</summary>
    public bool? BenefitPlus { get; init; }

    /// <summary>Days of the week in Korea, Monday 1 … Sunday 7; judged per payment, not per merchant.</summary>
    public IReadOnlyList<int>? Weekdays { get; init; }

    /// <summary>Whether a payment with these facts qualifies, its weekday left aside.</summary>
    public bool Matches(PaymentFacts facts) =>
        MatchesProgramme(facts)
        && (Districts is null || Districts.Contains(facts.District))
        && (NotDistricts is null || !NotDistricts.Contains(facts.District))
        && (Brackets is null || Brackets.Contains(facts.Bracket))
        && (Designations is null || Designations.Any(facts.HasDesignation))
        && (NotDesignations is null || !NotDesignations.Any(facts.HasDesignation))
        && (BusinessTypes is null || BusinessTypes.Contains(facts.BusinessType))
        && (NotBusinessTypes is null || !NotBusinessTypes.Contains(facts.BusinessType))
        && (Channels is null || Channels.Contains(facts.Channel))
        && (NotChannels is null || !NotChannels.Contains(facts.Channel))
        && (BenefitPlus is null || BenefitPlus == facts.BenefitPlusBp > 0);

    /// <summary>Bit 0 is Monday; all seven set where no weekday is named.</summary>
    internal int WeekdayMask => Weekdays is null ? 0x7F : Weekdays.Aggregate(0, (mask, day) => mask | (1 << (day - 1)));

    private bool MatchesProgramme(PaymentFacts facts) =>
        (Programmes is null || Programmes.Contains(facts.Brand) || Programmes.Contains(facts.Programme))
        && (Groups is null || (facts.Group is { } group && Groups.Contains(group)));
}

/// <summary>
/// What a layer can ask of a payment besides amount and time. Merchant facts are those of the payment's day.
/// </summary>
/// <param name="Programme">Programme code, <c>BRAND</c> or <c>BRAND-GROUP</c>.</param>
/// <param name="District">Five-digit code as recorded on the day.</param>
/// <param name="Designations">Sorted, separated by a blank: FAIR_PRICE HERITAGE TAXI EVENT:code; empty for
/// none.</param>
/// <param name="BenefitPlusBp">Contract rate in basis points, 0 without a contract.</param>
/// <param name="BusinessType">Code of the business type table.</param>
public sealed record PaymentFacts(
    string Programme, int District, SalesBracket Bracket, string Designations, int BenefitPlusBp, string BusinessType,
    Channel Channel)
{
    public string Brand =>
        Programme.IndexOf('-', StringComparison.Ordinal) is var at and > 0 ? Programme[..at] : Programme;

    public string? Group =>
        Programme.IndexOf('-', StringComparison.Ordinal) is var at and > 0 ? Programme[(at + 1)..] : null;

    public bool HasDesignation(string designation)
    {
        foreach (var part in Designations.AsSpan().Split(' '))
            if (Designations.AsSpan(part).SequenceEqual(designation)) return true;
        return false;
    }
}
