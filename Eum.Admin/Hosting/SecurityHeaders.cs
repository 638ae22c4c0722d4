namespace Eum.Admin.Hosting;

/// <summary>
/// Tells the browser, with every answer, to run and load nothing but what this server sends, and to show it in no
/// other site's frame.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    // Blazor sets style attributes (bar widths, skeletons), never a style element.
    internal const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; "
        + "font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; "
        + "frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var response = (HttpResponse)state;
            var headers = response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
                headers.CacheControl = "no-store"; // Figures of the city stay in no shared cache and no history.
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }
}
