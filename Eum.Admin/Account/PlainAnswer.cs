using Microsoft.AspNetCore.Diagnostics;

namespace Eum.Admin.Account;

internal static class PlainAnswer
{
    /// <summary>A number for a script: no page is drawn around it.</summary>
    public static void AnswerPlainly(this HttpContext context, int status)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        context.Response.StatusCode = status;
    }
}
