using System.Globalization;
using Eum.Admin.Desk;
using Eum.Domain.Values;

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
                return Results.Text(problem.Message, "text/plain; charset=utf-8", statusCode: 400);
            default:
                return Results.NotFound();
        }
    }
}
