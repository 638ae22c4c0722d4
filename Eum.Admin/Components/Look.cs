namespace Eum.Admin.Components;

/// <summary>How an officer likes to have the portal look. Null leaves it to the machine or to the house.</summary>
/// <param name="Theme">light or dark.</param>
/// <param name="Density">dense; null is roomy.</param>
/// <param name="Unit">The code of a <see cref="MoneyUnit"/>.</param>
public sealed record Look(string? Theme, string? Density, string? Unit)
{
    public static readonly Look Default = new(null, null, null);

    public static IReadOnlyList<string> Themes { get; } = ["light", "dark"];

    public static IReadOnlyList<string> Densities { get; } = ["dense"];

    /// <summary>The same without what does not exist: a cookie may say anything.</summary>
    public Look Known() => new(
        Theme is not null && Themes.Contains(Theme) ? Theme : null,
        Density is not null && Densities.Contains(Density) ? Density : null,
        Unit is not null && MoneyUnit.Find(Unit) is not null ? Unit : null);
}
