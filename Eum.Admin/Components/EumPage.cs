using Eum.Admin.Desk;
using Eum.Domain.Values;
using Microsoft.AspNetCore.Components;

namespace Eum.Admin.Components;

/// <summary>What every page has: its address says what it shows, and its readings end when it is left.</summary>
public abstract class EumPage : AddressComponent, IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private string? _asked;

    /// <summary>Leads the circuit to what the first rendering read.</summary>
    [PersistentState] public string? Ticket { get; set; }

    [Inject] private HandOver Handed { get; set; } = null!;

    [Inject] private ICurrentCaller Callers { get; set; } = null!;

    protected CancellationToken PageClosed => _closed.Token;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Whether the page is asked for something else than it shows.</summary>
    protected bool IsNew(string asked)
    {
        if (_asked == asked) return false;

        _asked = asked;
        return true;
    }

    /// <summary>Reads what the page shows, or takes over what its first rendering has read.</summary>
    protected async Task<T?> ReadAsync<T>(Func<CancellationToken, Task<T?>> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        var ticket = Ticket;
        Ticket = null;
        if (RendererInfo.IsInteractive && Handed.Take<T>(ticket) is { } seen) return seen;

        var answer = await read(PageClosed);
        if (!RendererInfo.IsInteractive && answer is not null) Ticket = Handed.Put(answer);
        return answer;
    }

    /// <summary>
    /// Asks in the name of whoever has this page open. Null where it was refused: what is not for her is not there.
    /// </summary>
    protected Task<TAnswer?> AskAsync<TRequest, TAnswer>(Question<TRequest, TAnswer> question, TRequest request)
        where TRequest : notnull
        where TAnswer : class
    {
        ArgumentNullException.ThrowIfNull(question);
        return ReadAsync(async cancel =>
            await question.RunAsync(await CallerAsync(), request, cancel) is Outcome<TAnswer>.Done(var answer)
                ? answer
                : null);
    }

    /// <summary>Whoever has this page open, for a change.</summary>
    protected ValueTask<Caller> CallerAsync() => Callers.FindAsync(PageClosed);

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _closed.Cancel();
        _closed.Dispose();
    }
}
