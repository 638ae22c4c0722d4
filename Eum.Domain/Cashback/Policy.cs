namespace Eum.Domain.Cashback;

/// <summary>Who decided a version, when it was told, and where that is written.</summary>
/// <param name="Body">Deciding body, Korean.</param>
/// <param name="Document">Document or meeting number, if known.</param>
/// <param name="Announced">Day it was announced (KST), if known.</param>
/// <param name="Sources">Source keys of docs/domain/sources.md.</param>
/// <param name="Notes">What is derived or assumed, in words.</param>
public sealed record Decision(
    string Body, string? Document, DateOnly? Announced, IReadOnlyList<string> Sources, string? Notes);

/// <summary>
/// A set of layers in force from an instant until the next version starts. Never edited once in force.
/// </summary>
/// <param name="Version">1, 2, 3 … within the policy.</param>
/// <param name="StartsAt">UTC instant; not always midnight in Korea (2019-08-01 began at 06:00).</param>
/// <param name="Layers">Empty where the policy pays nothing from here on.</param>
public sealed record PolicyVersion(int Version, DateTime StartsAt, Decision Decision, IReadOnlyList<Layer> Layers)
{
    /// <summary>
    /// Benefit+ merchants take their rate off the price at once, so no cashback layer stands for it (until 2022-09).
    /// </summary>
    public bool InstantDiscount { get; init; }
}

/// <summary>What one authority decided about one thing, version after version.</summary>
/// <param name="Code">Stable name, e.g. INCHEON-BASE.</param>
/// <param name="Name">Korean name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Authority">28000 the city, a five-digit gu, 90001 and up an institution.</param>
/// <param name="Budget">Programme or purpose of the budget lines that this policy's cashback is posted on.</param>
public sealed record Policy(
    string Code, string Name, string NameEn, int Authority, string Budget, IReadOnlyList<PolicyVersion> Versions)
{
    /// <summary>The version in force at the instant, or null before the first.</summary>
    public PolicyVersion? At(DateTime utc)
    {
        PolicyVersion? inForce = null;
        foreach (var version in Versions)
            if (version.StartsAt <= utc) inForce = version;
        return inForce;
    }
}
