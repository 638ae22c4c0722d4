using System.Text;
using System.Text.Json;
using Eum.Admin.Desk;
using Eum.Domain.Cashback.Drafting;

namespace Eum.Admin.Features.Policies;

/// <summary>Drafts and worked examples as the text in which they are kept and proposed.</summary>
public static class DraftText
{
    public const int Longest = 65_536;

    public static string Of(PolicyDraft draft) =>
        JsonSerializer.Serialize(draft, DeskJson.Options).Normalize(NormalizationForm.FormC);

    /// <summary>Null for what is no draft.</summary>
    public static PolicyDraft? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<PolicyDraft>(text, DeskJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string Of(IReadOnlyList<WorkedExample> examples) =>
        JsonSerializer.Serialize(examples, DeskJson.Options).Normalize(NormalizationForm.FormC);

    public static IReadOnlyList<WorkedExample> ExamplesOf(string? text) =>
        text is null ? [] : JsonSerializer.Deserialize<List<WorkedExample>>(text, DeskJson.Options) ?? [];
}
