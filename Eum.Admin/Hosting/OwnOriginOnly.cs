using Microsoft.Extensions.Options;

namespace Eum.Admin.Hosting;

/// <summary>
/// Refuses a request that came by a foreign name (DNS rebinding), without TLS where there must be some, or from a page
/// of another site, the circuit's WebSocket included: a browser opens those across sites without asking.
/// </summary>
internal sealed class OwnOriginOnly(
    RequestDelegate next, IOptions<PortalOptions> portal, IHostEnvironment environment)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsOwn(request.Host.Host))
            return RefuseAsync(context, StatusCodes.Status400BadRequest, "이 이름으로는 포털을 열지 않습니다.");

        if (!request.IsHttps && !environment.IsDevelopment())
            return RefuseAsync(context, StatusCodes.Status400BadRequest, "https로만 여세요.");

        string? origin = request.Headers.Origin;
        var own = $"{request.Scheme}://{request.Host}";
        if (origin is not null && !string.Equals(origin, own, StringComparison.OrdinalIgnoreCase))
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "다른 사이트에서 온 요청은 받지 않습니다.");

        return next(context);
    }

    private bool IsOwn(string host) =>
        LoopbackOnly.IsLoopback(host)
        || portal.Value.HostNames.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static Task RefuseAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }
}
