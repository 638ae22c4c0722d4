using Eum.Admin.Desk;
using Eum.Domain.Values;
using Microsoft.AspNetCore.Components;

namespace Eum.Admin.Features.Officers;

/// <summary>A form about an account: one click at a time, and every problem said.</summary>
public abstract class OfficerForm : ComponentBase
{
    private Guid _key = Guid.CreateVersion7();

    [Inject] protected ICurrentCaller Callers { get; private set; } = null!;

    protected bool Busy { get; private set; }

    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>The number of the proposal just made.</summary>
    protected long? Proposal { get; private set; }

    protected string Reason { get; set; } = "";

    /// <summary>Proposes under a key of this form: sent twice, it is one proposal.</summary>
    protected async Task<bool> ProposeAsync<TRequest>(Guarded<TRequest> what, TRequest request)
        where TRequest : notnull
    {
        ArgumentNullException.ThrowIfNull(what);
        var made = await SendAsync(caller => what.ProposeAsync(caller, request, Reason, _key, default));
        if (made is not Outcome<long>.Done(var number)) return false;

        (Proposal, Reason) = (number, "");
        return true;
    }

    /// <summary>Null where it was refused, or another click is still under way.</summary>
    protected async Task<Outcome<T>?> SendAsync<T>(Func<Caller, Task<Outcome<T>>> send)
    {
        ArgumentNullException.ThrowIfNull(send);
        if (Busy) return null;
        (Busy, Problems, Proposal) = (true, [], null);
        try
        {
            var outcome = await send(await Callers.FindAsync(default));
            if (outcome is not Outcome<T>.Refused refused)
            {
                _key = Guid.CreateVersion7();
                return outcome;
            }

            // Refused is not kept under the key, but what is sent next is another request.
            (_key, Problems) = (Guid.CreateVersion7(), refused.Problems);
            return null;
        }
        finally
        {
            Busy = false;
        }
    }
}
