using Eum.Admin.Hosting;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Account;

/// <summary>
/// Whether there is room for one more live page: asked before a page is drawn, and again at the hub's door.
/// </summary>
internal sealed class CircuitRoom(OpenCircuits circuits, IOptions<PortalOptions> options)
{
    public bool IsFull(HttpContext context) => context.User.UserId() is { } user && IsFullFor(user);

    public bool IsFullFor(Guid user) =>
        circuits.Total >= options.Value.Circuits || circuits.Of(user) >= options.Value.CircuitsPerPerson;
}
