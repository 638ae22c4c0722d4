using Eum.Admin.Hosting;
using Microsoft.Extensions.Options;

namespace Eum.Admin.Account;

/// <summary>
/// Before the circuits' hub: WebSockets of signed-in sessions only, so many a person and so many in all.
/// </summary>
internal sealed class CircuitDoor(RequestDelegate next, OpenCircuits circuits, IOptions<PortalOptions> options)
{
    public const string Path = "/_blazor";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        if (!context.WebSockets.IsWebSocketRequest)
        {
            // Long polling and server-sent events: nobody here needs them, and they hide from the count.
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        if (context.User.UserId() is not { } user || context.User.SessionId() is not { } session)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (!HasRoom(user))
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return;
        }

        circuits.Add(context, user, session);
        try
        {
            await next(context);
        }
        finally
        {
            circuits.Remove(context);
        }
    }

    private bool HasRoom(Guid user) =>
        circuits.Total < options.Value.Circuits && circuits.Of(user) < options.Value.CircuitsPerPerson;
}
