using Microsoft.AspNetCore.Components;

namespace Eum.Admin.Components;

/// <summary>
/// What every page has: the address as its state, and a token that ends its readings when it is left.
/// </summary>
public abstract class EumPage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _closed = new();

    [Inject] protected NavigationManager Navigation { get; private set; } = null!;

    protected CancellationToken PageClosed => _closed.Token;

    /// <summary>This address with some of its state changed; null takes it out.</summary>
    protected string With(string name, object? value) =>
        Path(Navigation.GetUriWithQueryParameter(name, value?.ToString()));

    protected string With(IReadOnlyDictionary<string, object?> state) =>
        Path(Navigation.GetUriWithQueryParameters(state));

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _closed.Cancel();
        _closed.Dispose();
    }

    private string Path(string uri) => "/" + Navigation.ToBaseRelativePath(uri);
}
