using System.Globalization;
using System.Text.Encodings.Web;
using Eum.Admin.Desk;
using Eum.Admin.Features.PersonalData;
using Eum.Domain.Values;
using Microsoft.Extensions.Localization;

namespace Eum.Admin.Components;

/// <summary>What an address answers that was asked for a file.</summary>
internal static class DownloadAnswer
{
    /// <summary>The number in a form; null where the field is empty, 0 (which is none) for anything else.</summary>
    public static long? PermitIn(string? field) => string.IsNullOrWhiteSpace(field) ? null
        : long.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>What goes before a file: its hash, and that nobody keeps it on the way.</summary>
    public static void Head(HttpContext context, string sha256)
    {
        context.Response.Headers["Repr-Digest"] =
            $"sha-256=:{Convert.ToBase64String(Convert.FromHexString(sha256))}:";
        context.Response.Headers.CacheControl = "no-store";
    }

    /// <summary>
    /// A file for whoever asks with a form. What only a permit lets out is asked for at once, with the reason that she
    /// has typed, and the page of that proposal is the answer; approved, the same form brings the file.
    /// </summary>
    public static async Task<IResult> OfAsync<TRequest>(
        Download<TRequest> download, TRequest what, string? reason, string? permit, HttpContext context,
        CancellationToken cancel)
        where TRequest : notnull
    {
        var caller = await context.RequestServices.GetRequiredService<ICurrentCaller>().FindAsync(cancel);
        var order = new TakeAway<TRequest>(what, reason ?? "", PermitIn(permit));
        var outcome = await download.RunAsync(caller, order, cancel);
        return await context.RequestServices.GetRequiredService<PermitDownload>().AskAsync(
            download, caller, order, outcome, cancel) is { } proposal
            ? Results.LocalRedirect($"/approvals/{proposal}")
            : Of(outcome, context);
    }

    /// <summary>The file; nothing at all where it is not for her; a sentence where something else is missing.</summary>
    public static IResult Of(Outcome<TakenFile> outcome, HttpContext context)
    {
        switch (outcome)
        {
            case Outcome<TakenFile>.Done(var file):
                Head(context, file.Sha256);
                return Results.Stream(file.Content, file.Type, file.Name);
            case Outcome<TakenFile>.Refused { Problems: [var problem, ..] }
                when problem != Refusals.NotFound && problem != Refusals.NotAllowed:
                return Refusal(problem.Message, context);
            default:
                return Results.NotFound();
        }
    }

    // A page of its own, with the way back: what was typed stands there yet.
    private static IResult Refusal(string message, HttpContext context)
    {
        var encode = HtmlEncoder.Default;
        var back = Uri.TryCreate(context.Request.Headers.Referer, UriKind.Absolute, out var from)
            && from.Host == context.Request.Host.Host
            ? from.PathAndQuery
            : "/";
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        return Results.Content(
            $"""
            <!DOCTYPE html>
            <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}">
            <head><meta charset="utf-8"><title>{encode.Encode(texts["layout.brand"])}</title>
            <link rel="stylesheet" href="/css/theme.css"><link rel="stylesheet" href="/css/content.css">
            <link rel="stylesheet" href="/css/forms.css"></head>
            <body><main class="card refusal"><p class="alarm warning" role="alert">{encode.Encode(message)}</p>
            <p><a class="button" href="{encode.Encode(back)}">{encode.Encode(texts["download.back"])}</a></p>
            </main></body>
            </html>
            """,
            "text/html; charset=utf-8", statusCode: 400);
    }
}
