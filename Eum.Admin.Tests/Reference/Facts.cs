namespace Eum.Admin.Tests.Reference;

/// <summary>
/// What the reference knows of a payment: plain words of the files, no type of the product.
/// Programme is the brand (SEORO), Group the part after the dash (ARTIST) or null; District a 5-digit code.
/// </summary>
internal sealed record Facts(
    string Programme, string? Group, string District, string Bracket,
    IReadOnlySet<string> Designations, decimal BenefitPlus, string BusinessType, string Channel)
{
    public static readonly Facts City =
        new("INCHEON", null, "28177", "LE300M", new HashSet<string>(), 0m, "", "CARD");

    public bool HasContract => BenefitPlus > 0m;
    public bool UpTo3 => Bracket == "LE300M";
    public bool Over30 => Bracket == "GT3B";
    public bool UpTo30 => !Over30;
    public bool From3To30 => !UpTo3 && !Over30;
    public bool Depopulating => District is "28710" or "28720";
    public bool Is(string designation) => Designations.Contains(designation);
}

/// <summary>A part of the month's spending, over From up to and with To (null: no end), and what it earns.</summary>
internal sealed record Band(decimal From, decimal? To, decimal Percent);

/// <summary>
/// One layer as the tables give it. NationalPoints are the percentage points of the (first band's) rate that the
/// nation pays; the rest is Payer's: city, gu, institution or merchant. Counter is null where nothing is counted.
/// </summary>
internal sealed record Rule(
    string Kind, string Payer, List<Band> Bands, decimal NationalPoints = 0m, string? Counter = "member");

/// <summary>What one layer gave, in won.</summary>
internal sealed record Layer(string Kind, decimal Cashback, IReadOnlyDictionary<string, decimal> Funds);

/// <summary>What a payment earned, and how much of each month-to-date counter it took.</summary>
internal sealed record Breakdown(List<Layer> Layers, decimal TookMember, decimal TookProgramme)
{
    public decimal Total => Layers.Sum(layer => layer.Cashback);
    public decimal Of(string kind) => Layers.Where(layer => layer.Kind == kind).Sum(layer => layer.Cashback);
    public decimal Fund(string fund) => Layers.Sum(layer => layer.Funds.GetValueOrDefault(fund));
}
