namespace Eum.Admin.Hosting;

/// <summary>
/// Refuses a request that came by a foreign name (DNS rebinding) or from a page of another site, the circuit's
/// WebSocket included: a browser opens those across sites without asking.
/// </summary>
internal sealed class OwnOriginOnly(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!LoopbackOnly.IsLoopback(request.Host.Host))
            return RefuseAsync(context, StatusCodes.Status400BadRequest, "이 이름으로는 포털을 열지 않습니다.");

        string? origin = request.Headers.Origin;
        var own = $"{request.Scheme}://{request.Host}";
        if (origin is not null && !string.Equals(origin, own, StringComparison.OrdinalIgnoreCase))
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "다른 사이트에서 온 요청은 받지 않습니다.");

        return next(context);
    }

    private static Task RefuseAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }
}
