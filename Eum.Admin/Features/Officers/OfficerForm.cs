using Eum.Admin.Desk;
using Eum.Domain.Values;
using Microsoft.AspNetCore.Components;

namespace Eum.Admin.Features.Officers;

/// <summary>What is done to an account at once: one click at a time, and every problem said.</summary>
public abstract class OfficerForm : ComponentBase
{
    [Inject] protected ICurrentCaller Callers { get; private set; } = null!;

    protected bool Busy { get; private set; }

    protected IReadOnlyList<Problem> Problems { get; private set; } = [];

    protected string Reason { get; set; } = "";

    /// <summary>Null where it was refused, or another click is still under way.</summary>
    protected async Task<Outcome<T>?> SendAsync<T>(Func<Caller, Task<Outcome<T>>> send)
    {
        ArgumentNullException.ThrowIfNull(send);
        if (Busy) return null;
        (Busy, Problems) = (true, []);
        try
        {
            var outcome = await send(await Callers.FindAsync(default));
            if (outcome is not Outcome<T>.Refused refused) return outcome;

            Problems = refused.Problems;
            return null;
        }
        finally
        {
            Busy = false;
        }
    }
}
