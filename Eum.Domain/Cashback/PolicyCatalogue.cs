using System.Reflection;

namespace Eum.Domain.Cashback;

/// <summary>
/// Incheon's published policies 2018–2026, as they ship with the product (Catalogue/*.json, each with its sources).
/// </summary>
public static class PolicyCatalogue
{
    private static readonly Lazy<PolicyTimeline> Published = new(() => new(Documents().Select(PolicyDocument.Read)));

    /// <summary>The published policies along time.</summary>
    public static PolicyTimeline Timeline => Published.Value;

    public static IEnumerable<string> Documents()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(IsPolicy).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }

    private static bool IsPolicy(string resource) =>
        resource.Contains(".Cashback.Catalogue.", StringComparison.Ordinal)
            && resource.EndsWith(".json", StringComparison.Ordinal);
}
