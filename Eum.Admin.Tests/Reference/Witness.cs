namespace Eum.Admin.Tests.Reference;

/// <summary>The rules with the product's published list of restricted types handed in as data.</summary>
internal static class Witness
{
    public static ReferenceRules Rules { get; } = new(
        ProductInProcess.RestrictedTypes().ToDictionary(type => type, _ => DateTime.MinValue));
}
