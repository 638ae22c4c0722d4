using Microsoft.AspNetCore.Components.Routing;

namespace Eum.Admin.Components.Lists;

/// <summary>
/// A page that shows a list as its address says, and again whenever the address changes. What the address names and is
/// not there, is not found.
/// </summary>
/// <typeparam name="TRow">A row of the list.</typeparam>
/// <typeparam name="TView">What is read for one address.</typeparam>
public abstract class ListPage<TRow, TView> : EumPage
    where TView : class
{
    private string _path = "";
    private int _turn;

    /// <summary>How the list is shown now.</summary>
    protected ListChoice Choice { get; private set; } = new(default, [], null);

    /// <summary>What was read last; while the next is read it stays, so that nothing flickers.</summary>
    protected TView? View { get; private set; }

    protected bool IsReading { get; private set; } = true;

    /// <summary>What the address says, for whatever is to show the same: with its question mark, or empty.</summary>
    protected string Query => new Uri(Navigation.Uri).Query;

    protected abstract ListShape<TRow> Shape { get; }

    /// <summary>Takes the filter out of the address; false where a word of it is unknown.</summary>
    protected abstract bool Understands(ListWords words);

    /// <summary>Asks for what the address says. Null is not found.</summary>
    protected abstract Task<TView?> FetchAsync();

    protected override void OnInitialized()
    {
        _path = PathOf(Navigation.Uri);
        Navigation.LocationChanged += OnLocationChanged;
    }

    protected override Task OnParametersSetAsync() => TurnAsync();

    protected override void Dispose(bool disposing)
    {
        if (disposing) Navigation.LocationChanged -= OnLocationChanged;
        base.Dispose(disposing);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e)
    {
        if (PathOf(e.Location) == _path) _ = InvokeAsync(TurnAndShowAsync);
    }

    private async Task TurnAndShowAsync()
    {
        try
        {
            await TurnAsync();
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page was left meanwhile.
        }
        catch (Exception broken)
        {
            await DispatchExceptionAsync(broken);
        }
    }

    private async Task TurnAsync()
    {
        if (!IsNew(Navigation.Uri)) return;
        if (ListWords.Of(Navigation.Uri) is not { } words || Shape.Find(words) is not { } choice || !Understands(words))
        {
            Navigation.NotFound();
            return;
        }

        Choice = choice;
        await ReadAgainAsync();
    }

    /// <summary>Asks once more, where what the address leads to has become another.</summary>
    protected async Task ReadAgainAsync()
    {
        var turn = ++_turn;
        IsReading = true;
        var reading = FetchAsync();
        if (!reading.IsCompleted) StateHasChanged();
        var view = await reading;
        if (turn != _turn) return; // Another address was asked for while this one was read.

        (View, IsReading) = (view, false);
        if (view is null) Navigation.NotFound();
    }

    private string PathOf(string uri) => Navigation.ToBaseRelativePath(uri).Split('?', '#')[0];
}
