using Eum.Domain.Districts;

namespace Eum.Domain.Payments;

/// <summary>
/// A card programme: a brand (INCHEON), or a group card of it (INCHEON-INU). The default is no programme.
/// </summary>
public readonly record struct ProgrammeCode
{
    private readonly string? _text;

    private ProgrammeCode(string text) => _text = text;

    public string Text => _text ?? "";

    public string Brand => Text.Split('-')[0];

    /// <summary>The group of a group card (특화카드); null for the brand's plain card.</summary>
    public string? Group => Text.Split('-') is [_, var group] ? group : null;

    /// <summary>인천e음, or 인천e음 INU.</summary>
    public string KoreanName => GuBrands.Find(Brand) is { } brand ? Named(brand.Name) : Text;

    public string EnglishName => GuBrands.Find(Brand) is { } brand ? Named(brand.NameEn) : Text;

    /// <summary>Throws for what is no programme.</summary>
    public static ProgrammeCode Of(string text) =>
        TryParse(text, out var code) ? code : throw new ArgumentException($"'{text}' is no programme.", nameof(text));

    /// <summary>Reads a known brand, alone or with '-' and a group of 1–24 of A–Z 0–9 _.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ProgrammeCode code)
    {
        code = default;
        var dash = text.IndexOf('-');
        var brand = GuBrands.Find(dash < 0 ? text : text[..dash]);
        if (brand is null) return false;
        if (dash >= 0 && !IsGroup(text[(dash + 1)..])) return false;

        code = new(dash < 0 ? brand.Code : text.ToString());
        return true;
    }

    public override string ToString() => Text;

    private static bool IsGroup(ReadOnlySpan<char> group)
    {
        if (group.Length is < 1 or > 24) return false;
        foreach (var unit in group)
            if (!char.IsAsciiLetterUpper(unit) && !char.IsAsciiDigit(unit) && unit != '_')
                return false;

        return true;
    }

    private string Named(string brand) => Group is { } group ? $"{brand} {group}" : brand;
}
