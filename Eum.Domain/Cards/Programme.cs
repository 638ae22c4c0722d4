using System.Collections.Immutable;
using Eum.Domain.Payments;

namespace Eum.Domain.Cards;

/// <summary>What sort of programme a card is of. The numbers are stored.</summary>
public enum ProgrammeKind
{
    /// <summary>인천e음.</summary>
    City = 1,

    /// <summary>A gu brand: a person holds one at a time.</summary>
    Brand = 2,
    Apartment = 3,
    University = 4,
    School = 5,
    Company = 6,
    Club = 7,
    Artist = 8,

    /// <summary>정책발행: money of a fund, for a time.</summary>
    PolicyFund = 9,
}

/// <summary>What a programme is from a day on (KST), until the next profile.</summary>
/// <param name="Colour">Of the card face: #rrggbb.</param>
/// <param name="Authority">Who answers for it: 28000 the city, or a five-digit gu.</param>
/// <param name="MinimumAge">Full years on the day of the order.</param>
/// <param name="Institution">Whose people the cards are for; empty for a brand.</param>
/// <param name="Payer">Who pays for the cards: an authority, or 90001 and up an institution.</param>
/// <param name="Open">Cards are issued.</param>
/// <param name="Source">Key of the source, or the proposal that decided it.</param>
public sealed record ProgrammeProfile(
    DateOnly From, string Name, string NameEn, string Colour, ProgrammeKind Kind, int Authority, int MinimumAge,
    int? MaximumAge, string Institution, int Payer, bool Open, string Source);

/// <summary>Limits of a card in won from a day on (KST).</summary>
/// <param name="MinimumCharge">A single charge.</param>
/// <param name="BasicHolding">Before the holder has proved who it is.</param>
/// <param name="CardCost">What making and sending one card costs its payer.</param>
public sealed record ProgrammeLimits(
    DateOnly From, long MinimumCharge, long BasicHolding, long Holding, long CardCost, string Source);

/// <summary>A card programme along time: profiles and limits by their first days.</summary>
public sealed record Programme(
    ProgrammeCode Code, ImmutableArray<ProgrammeProfile> Profiles, ImmutableArray<ProgrammeLimits> Limits)
{
    /// <summary>Null before its first day.</summary>
    public ProgrammeProfile? ProfileOn(DateOnly day) => Profiles.LastOrDefault(profile => profile.From <= day);

    /// <summary>The profile of a day, or the first one where it has not begun.</summary>
    public ProgrammeProfile ProfileAround(DateOnly day) => ProfileOn(day) ?? Profiles[0];

    public ProgrammeLimits LimitsOn(DateOnly day) => Limits.LastOrDefault(limits => limits.From <= day) ?? Limits[0];

    public bool IsGroup => Code.Group is not null;
}
