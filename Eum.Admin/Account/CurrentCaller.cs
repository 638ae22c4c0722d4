using System.Security.Claims;
using Eum.Admin.Desk;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Eum.Admin.Account;

/// <summary>Whose circuit this scope belongs to; empty outside of circuits.</summary>
internal sealed class CircuitPerson
{
    public ClaimsPrincipal? Principal { get; set; }

    public string? Address { get; set; }
}

/// <summary>
/// Remembers at its beginning whose a circuit is: the request that opened it is the last one it sees.
/// </summary>
internal sealed class CircuitOpening(CircuitPerson person, IHttpContextAccessor request) : CircuitHandler
{
    public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (request.HttpContext is not { } context) return Task.CompletedTask;
        person.Principal = context.User;
        person.Address = SignInRoom.AddressOf(context);
        return Task.CompletedTask;
    }
}

/// <summary>
/// The caller as the cookie of the circuit or request says. The roll decides whether that still holds.
/// </summary>
internal sealed class CurrentCaller(CircuitPerson person, IHttpContextAccessor request) : ICurrentCaller
{
    public ValueTask<Caller> FindAsync(CancellationToken cancel)
    {
        var principal = person.Principal ?? request.HttpContext?.User ?? new();
        var address = person.Address ?? (request.HttpContext is { } context ? SignInRoom.AddressOf(context) : "");
        return ValueTask.FromResult(new Caller(
            principal.UserId(), Door.Portal, address, principal.SessionId(),
            principal.FindFirstValue(EumClaims.Stamp), SteppedUpAt: null));
    }
}
