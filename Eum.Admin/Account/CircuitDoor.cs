namespace Eum.Admin.Account;

/// <summary>
/// Before the circuits' hub: WebSockets of signed-in sessions only, so many a person and so many in all.
/// </summary>
internal sealed class CircuitDoor(RequestDelegate next, OpenCircuits circuits, CircuitRoom room)
{
    public const string Path = "/_blazor";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase))
        {
            await next(context);
            return;
        }

        if (!IsWebSocket(context.Request))
        {
            // Long polling and server-sent events: nobody here needs them, and they hide from the count.
            context.AnswerPlainly(StatusCodes.Status405MethodNotAllowed);
            return;
        }

        if (context.User.UserId() is not { } user || context.User.SessionId() is not { } session)
        {
            context.AnswerPlainly(StatusCodes.Status401Unauthorized);
            return;
        }

        if (room.IsFullFor(user))
        {
            context.AnswerPlainly(StatusCodes.Status429TooManyRequests);
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

    // The middleware that knows WebSockets stands behind this one.
    private static bool IsWebSocket(HttpRequest request) =>
        HttpMethods.IsConnect(request.Method)
        || string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase);
}
