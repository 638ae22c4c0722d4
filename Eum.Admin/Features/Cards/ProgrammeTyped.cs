using System.Text.RegularExpressions;
using Eum.Domain.Cards;

namespace Eum.Admin.Features.Cards;

/// <summary>What is typed of a programme.</summary>
public sealed partial class ProgrammeTyped
{
    private const string CityBlue = "#0b50d0";

    public string Code { get; set; } = "";

    public DateOnly? From { get; set; }

    public string Name { get; set; } = "";

    public string NameEn { get; set; } = "";

    public string Colour { get; set; } = CityBlue;

    public string Kind { get; set; } = nameof(ProgrammeKind.School);

    public int Authority { get; set; }

    public int? MinimumAge { get; set; } = 14;

    public int? MaximumAge { get; set; }

    public string Institution { get; set; } = "";

    public int? Payer { get; set; }

    public bool Open { get; set; } = true;

    public long? MinimumCharge { get; set; } = 10_000;

    public long? BasicHolding { get; set; } = 500_000;

    public long? Holding { get; set; } = 1_500_000;

    public long? CardCost { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>The colour while it can be shown.</summary>
    internal string Face => Colours().IsMatch(Colour) ? Colour : CityBlue;

    /// <summary>A programme as it stands, to be changed; the usual for a new one.</summary>
    public static ProgrammeTyped Of(ProgrammeLine? line) => line is null
        ? new()
        : new()
        {
            Code = line.Code,
            Name = line.Profile.Name,
            NameEn = line.Profile.NameEn,
            Colour = line.Profile.Colour,
            Kind = line.Profile.Kind.ToString(),
            Authority = line.Profile.Authority,
            MinimumAge = line.Profile.MinimumAge,
            MaximumAge = line.Profile.MaximumAge,
            Institution = line.Profile.Institution,
            Payer = line.Profile.Payer,
            Open = line.Profile.Open,
            MinimumCharge = line.Limits.MinimumCharge,
            BasicHolding = line.Limits.BasicHolding,
            Holding = line.Limits.Holding,
            CardCost = line.Limits.CardCost,
        };

    public SetProgramme.Request ToRequest() => new(
        Code, From ?? default, Name, NameEn, Colour,
        Enum.TryParse<ProgrammeKind>(Kind, out var kind) ? kind : default, Authority, MinimumAge ?? -1, MaximumAge,
        Institution, Payer ?? Authority, Open, MinimumCharge ?? -1, BasicHolding ?? -1, Holding ?? -1, CardCost ?? 0);

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex Colours();
}
