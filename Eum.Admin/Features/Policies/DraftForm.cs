using Eum.Domain.Cashback.Drafting;

namespace Eum.Admin.Features.Policies;

/// <summary>What is typed of a draft, and what it began with.</summary>
public sealed class DraftForm
{
    /// <summary>The version that was shown: whoever saves an older one than stands is told so.</summary>
    public long Seen { get; set; }

    public string Title { get; set; } = "";

    public PolicyDraft Draft { get; set; } = new();

    public static DraftForm Of(DraftView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return new() { Seen = view.Saved, Title = view.Title, Draft = view.Draft };
    }
}
