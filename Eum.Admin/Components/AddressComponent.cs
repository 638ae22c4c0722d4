using Microsoft.AspNetCore.Components;

namespace Eum.Admin.Components;

/// <summary>A part of a page that leads to the same page in another state: the address is the state.</summary>
public abstract class AddressComponent : ComponentBase
{
    [Inject] protected NavigationManager Navigation { get; private set; } = null!;

    /// <summary>This address in another state; null takes a part out. A list starts at its first page again.</summary>
    protected string With(string name, object? value) =>
        "/" + Navigation.ToBaseRelativePath(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?>
        {
            ["page"] = null,
            [name] = value?.ToString(),
        }));
}
