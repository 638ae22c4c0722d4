namespace Eum.Admin.Tests.Reference;

/// <summary>
/// The rules with the published list of restricted types handed in as data, and the two that domain.md §1.5 dates:
/// car dealers and large appliance dealers, out since the hour of 2019-08-01.
/// </summary>
internal static class Witness
{
    public static ReferenceRules Rules { get; } = new(
        ProductInProcess.RestrictedTypes().ToDictionary(type => type, _ => DateTime.MinValue)
            .Append(new("CAR", new DateTime(2019, 8, 1, 6, 0, 0)))
            .Append(new("APPLIANCE", new DateTime(2019, 8, 1, 6, 0, 0)))
            .ToDictionary());
}
