using System.Globalization;
using Microsoft.Extensions.Localization;
using Radzen;

namespace Eum.Admin.Layout;

/// <summary>What the component library says, in this house's words (radzen.…); its own English else.</summary>
internal sealed class RadzenWords(IStringLocalizer<Texts> texts) : ILocalizer
{
    public string? Get(string key, CultureInfo culture)
    {
        var text = texts["radzen." + key];
        return text.ResourceNotFound ? null : text.Value;
    }
}
